import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { caseForm } from "~/domain/credit/credit";
import { openCase } from "~/domain/credit/open-case.server";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { LinkButton } from "~/ui/button";
import { Card } from "~/ui/card";
import { Columns } from "~/ui/columns";
import { Breakdown } from "~/ui/credit/breakdown";
import { EventList } from "~/ui/credit/event-list";
import { GradesTable } from "~/ui/credit/grades-table";
import { HistoryCard } from "~/ui/credit/history-card";
import { OrdersBehind } from "~/ui/credit/orders-behind";
import { EmptyState } from "~/ui/empty-state";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { titled } from "~/ui/page-title";
import { AppealForms } from "./appeal-forms";
import { loadMine } from "./load.server";

export const handle = { hydrate: false };
export const meta = titled(credit, "mine.title");
export const loader = read(only(isProvider), loadMine);

export const action = write(only(isProvider), async ({ db, files, actor, form }) => {
  const eventId = mustExist(idSchema.safeParse(form.text("eventId")).data);
  const input = form.as(caseForm);
  await openCase(db, files, actor, { ...input, eventId, file: form.file("file") });
  return redirect(`/my-credit?done=${input.kind}`);
});

const HERE = "/my-credit";

/** 信用: the house's grades with the facts behind them, its events, and what it may say against them. */
export default function MyCredit() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(credit);
  const { chosen, behind } = page;
  return (
    <>
      <PageHeader title={t("mine.title")} facts={[t("mine.lead")]} />
      <div className="space-y-4">
        {isRefused(answer) ? <FormErrors>{answer.refused.message}</FormErrors> : null}
        {page.done === "objection" || page.done === "repair" ? (
          <Alert tone="done">{t(`done.${page.done}`)}</Alert>
        ) : null}
        {page.listing ? (
          <Alert tone="problem" title={t("mine.blacklisted")}>
            {t("mine.blacklisted_text", { reason: page.listing.reason })}
          </Alert>
        ) : null}
        {page.grades.length === 0 ? <Nothing /> : null}
        {chosen ? <GradesTable grades={page.grades} chosen={chosen.category} here={HERE} /> : null}
        {chosen ? (
          <Columns side={<HistoryCard rows={page.history} />}>
            <Breakdown of={chosen} here={HERE} />
            {behind ? <OrdersBehind {...behind} back={`${HERE}?category=${chosen.category}`} /> : null}
            <Events />
          </Columns>
        ) : (
          <Events />
        )}
      </div>
    </>
  );
}

function Events() {
  const { events, now } = useLoaderData<typeof loader>();
  const own = new Map(events.map((event) => [event.id, event]));
  return (
    <EventList events={events} now={now}>
      {({ id }) => {
        const event = own.get(id);
        return event ? <AppealForms event={event} /> : null;
      }}
    </EventList>
  );
}

function Nothing() {
  const t = useTexts(credit);
  return (
    <Card>
      <EmptyState
        title={t("mine.empty")}
        text={t("mine.empty_text")}
        action={<LinkButton href="/accreditation">{t("mine.empty_action")}</LinkButton>}
      />
    </Card>
  );
}
