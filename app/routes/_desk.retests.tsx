import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { acceptRetest, refuseRetest } from "~/domain/disputes/answer-retest.server";
import { disputePolicy } from "~/domain/disputes/dispute.policy";
import { acceptRetestSchema, retestReportSchema, wordsSchema } from "~/domain/disputes/dispute-inputs";
import { reportRetest } from "~/domain/disputes/report-retest.server";
import { retestsFor } from "~/domain/disputes/retest.queries.server";
import { mustExist, Refusal } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { read, type Submission, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { AskedRetestCard } from "~/ui/disputes/asked-retest";
import { EmptyState } from "~/ui/empty-state";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";

export const handle = { hydrate: false };
export const meta = titled(disputes, "incoming.title");
export const loader = read(only(isProvider), async ({ db, actor }) => ({
  retests: await retestsFor(db, actor),
  answers: disputePolicy.answers(actor),
  reports: disputePolicy.reports(actor),
  now: new Date(),
}));

async function answer({ db, files, actor, form }: Submission, id: string) {
  const expectedVersion = Number(form.text("version")) || undefined;
  switch (form.intent) {
    case "accept":
      return acceptRetest(db, actor, id, { ...form.as(acceptRetestSchema), expectedVersion });
    case "refuse":
    case "give_back": {
      const from = form.intent === "refuse" ? "asked" : "accepted";
      return refuseRetest(db, actor, id, { ...form.as(wordsSchema), from, expectedVersion });
    }
    case "report": {
      const file = form.file("file");
      return reportRetest(db, files, actor, id, { ...form.as(retestReportSchema), file, expectedVersion });
    }
    default:
      throw new Refusal("invalid", "malformed_form");
  }
}

export const action = write(only(isProvider), async (visit) => {
  await answer(visit, mustExist(idSchema.safeParse(visit.form.text("retestId")).data));
  return redirect("/retests");
});

/** What this house is asked to test again, blind: no parties, no first report; the contested values stand in the hub's words. */
export default function Retests() {
  const page = useLoaderData<typeof loader>();
  const told = useActionData<typeof action>();
  const t = useTexts(disputes);
  const refused = isRefused(told) ? told : null;
  return (
    <>
      <PageHeader title={t("incoming.title")} facts={[t("incoming.lead")]} />
      <div className="space-y-4">
        {refused ? <FormErrors fields={refused.refused.fields}>{refused.refused.message}</FormErrors> : null}
        {page.retests.length === 0 ? (
          <Card>
            <EmptyState
              title={t("incoming.none")}
              text={t("incoming.none_text")}
              action={<LinkButton href="/job-board">{t("incoming.to_board")}</LinkButton>}
            />
          </Card>
        ) : null}
        {page.retests.map((retest) => (
          <AskedRetestCard key={retest.id} retest={retest} {...page} />
        ))}
      </div>
    </>
  );
}
