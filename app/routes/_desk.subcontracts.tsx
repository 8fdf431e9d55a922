import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist, Refusal } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { consentToSubcontract, declineSubcontract } from "~/domain/subcontracts/answer-subcontract.server";
import { endingSchema } from "~/domain/subcontracts/subcontract";
import { subcontractPolicy } from "~/domain/subcontracts/subcontract.policy";
import { subcontractsFor } from "~/domain/subcontracts/subcontract.queries.server";
import { subcontracts } from "~/locales/subcontracts";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { FormErrors } from "~/ui/form-errors";
import { formatDay } from "~/ui/format";
import { Facts, PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { SubcontractAnswer } from "~/ui/subcontracts/answer-form";
import { SubcontractFacts, SubcontractState } from "~/ui/subcontracts/subcontract-facts";

export const handle = { hydrate: false };
export const meta = titled(subcontracts, "incoming");
export const loader = read(only(isProvider), async ({ db, actor }) => ({
  parts: await subcontractsFor(db, actor),
  deals: subcontractPolicy.deals(actor),
}));

export const action = write(only(isProvider), async ({ db, actor, form }) => {
  const which = mustExist(idSchema.safeParse(form.text("subcontractId")).data);
  const version = Number(form.text("version")) || undefined;
  if (form.intent === "consent") await consentToSubcontract(db, actor, which, version);
  else if (form.intent === "decline")
    await declineSubcontract(db, actor, which, form.as(endingSchema).reason, version);
  else throw new Refusal("invalid", "malformed_form");
  return redirect("/subcontracts");
});

/** What other bodies ask this one to do for them; never what their client pays. */
export default function IncomingSubcontracts() {
  const { parts, deals } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(subcontracts);
  return (
    <>
      <PageHeader title={t("incoming")} facts={[t("incoming_lead")]} />
      <div className="space-y-4">
        {isRefused(answer) ? <FormErrors>{answer.refused.message}</FormErrors> : null}
        {parts.length === 0 ? (
          <Card>
            <EmptyState
              title={t("incoming_none")}
              text={t("incoming_none_text")}
              action={<LinkButton href="/job-board">{t("incoming_action")}</LinkButton>}
            />
          </Card>
        ) : null}
        {parts.map((part) => (
          <Card key={part.id} title={part.performer} aside={<SubcontractState status={part.status} />}>
            <p className="mb-2 text-muted">
              <Facts
                items={[
                  part.order_number,
                  part.promised_on ? `${t("promised")} ${formatDay(part.promised_on)}` : null,
                ]}
              />
            </p>
            <SubcontractFacts part={part} />
            {part.status === "proposed" && deals ? (
              <SubcontractAnswer part={part} consent={part.subcontractor_consented_at === null} decline />
            ) : null}
          </Card>
        ))}
      </div>
    </>
  );
}
