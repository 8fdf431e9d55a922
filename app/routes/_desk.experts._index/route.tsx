import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isHub, isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { cannedPolicy } from "~/domain/experts/canned-reply";
import { enrolExpert } from "~/domain/experts/enrol-expert.server";
import { expertPolicy } from "~/domain/experts/expert.policy";
import { roster } from "~/domain/experts/roster.queries.server";
import { experts } from "~/locales/experts";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { PageHeader } from "~/ui/page-header";
import { PageNotices } from "~/ui/page-notices";
import { RosterTable } from "./roster-table";

export const handle = { hydrate: false };

export const loader = read(only(isHub, isProvider), async ({ db, actor }) => {
  const rows = await roster(db, actor);
  const there = rows.filter(({ state }) => state === "on_duty");
  return {
    rows: rows.map((row) => ({ ...row, editable: expertPolicy.edit(actor, row) })),
    onDuty: there.length,
    answers: cannedPolicy.use(actor),
    room: there.reduce((sum, { capacity, load }) => sum + Math.max(0, capacity - load), 0),
  };
});

export const action = write(only(isHub, isProvider), async ({ db, actor, form }) => {
  const id = await enrolExpert(db, actor, form.text("membershipId"));
  return redirect(`/experts/${id}?done=enrolled`);
});

/** The experts of a house, and of the hubs below it: who is there, how much they have, how well they answer. */
export default function Roster() {
  const { rows, onDuty, room, answers } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(experts);
  return (
    <>
      <PageHeader
        title={t("roster.title")}
        facts={[
          t("roster.total", { n: rows.length }),
          t("roster.on_duty", { n: onDuty }),
          t("roster.room", { n: room }),
        ]}
        actions={
          <>
            {answers ? <LinkButton href="/canned-replies">{t("desk.canned")}</LinkButton> : null}
            <LinkButton href="/members">{t("roster.members")}</LinkButton>
          </>
        }
      />
      <PageNotices problem={isRefused(answer) ? answer.refused.message : null} />
      {rows.length === 0 ? (
        <Card>
          <EmptyState title={t("roster.empty")} text={t("roster.empty_text")} />
        </Card>
      ) : (
        <Card flush>
          <RosterTable rows={rows} />
        </Card>
      )}
    </>
  );
}
