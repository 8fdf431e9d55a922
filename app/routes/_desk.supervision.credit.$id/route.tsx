import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { credit } from "~/locales/credit";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { formState } from "~/ui/accounts/form-state";
import { Alert } from "~/ui/alert";
import { Columns } from "~/ui/columns";
import { Breakdown } from "~/ui/credit/breakdown";
import { EventList } from "~/ui/credit/event-list";
import { GradesTable } from "~/ui/credit/grades-table";
import { HistoryCard } from "~/ui/credit/history-card";
import { OrdersBehind } from "~/ui/credit/orders-behind";
import { FormErrors } from "~/ui/form-errors";
import { PageHeader } from "~/ui/page-header";
import { titleTag } from "~/ui/page-title";
import { StatusPill } from "~/ui/status-pill";
import { decide } from "./actions.server";
import { AnswerForms } from "./answer-forms";
import { BlacklistCard } from "./blacklist-card";
import { loadRated } from "./load.server";
import { RecordForm } from "./record-form";

export const handle = { hydrate: false };
const id = (value: string | undefined) => mustExist(idSchema.safeParse(value).data);

export const meta: MetaFunction<typeof loader> = (args) =>
  titleTag(args, credit, (t) => [t("title"), args.data?.provider.name].filter(Boolean).join(" · "));
export const loader = read(only(isRegulator), (visit) => loadRated(visit, id(visit.params.id)));

export const action = write(only(isRegulator), async (visit) => {
  const providerId = id(visit.params.id);
  const done = await decide(visit, providerId);
  return redirect(`/supervision/credit/${providerId}?done=${done}`);
});

const DONE = ["recorded", "answered", "blacklisted", "lifted"] as const;

/** A provider's credit in the hands of its regulator: grades, facts, events, answers, the blacklist. */
export default function RatedProviderPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTexts(credit);
  const refused = isRefused(answer) ? answer : null;
  const form = formState(t, refused);
  const { provider, chosen, behind } = page;
  const here = `/supervision/credit/${provider.id}`;
  const done = DONE.find((each) => each === page.done);
  return (
    <>
      <PageHeader
        title={provider.name}
        breadcrumb={[{ label: t("list.title"), href: "/supervision/credit" }, { label: provider.name }]}
        facts={[provider.region, provider.uscc]}
        pill={
          <>
            {provider.blacklisted_at ? <StatusPill tone="seal">{t("listed")}</StatusPill> : null}
            {provider.suspended_at ? <StatusPill tone="seal">{t("suspended")}</StatusPill> : null}
            {provider.demo ? <StatusPill>{t("demo")}</StatusPill> : null}
          </>
        }
      />
      <div className="space-y-4">
        {refused ? <FormErrors fields={form.errors}>{refused.refused.message}</FormErrors> : null}
        {done && !refused ? <Alert tone="done">{t(`done.${done}`)}</Alert> : null}
        {chosen ? <GradesTable grades={page.grades} chosen={chosen.category} here={here} /> : null}
        <Columns
          side={
            <>
              <RecordForm form={form} today={page.today} formKey={page.key} />
              <BlacklistCard
                listings={page.listings}
                mayLift={page.mayLift}
                listed={provider.blacklisted_at !== null}
                today={page.today}
              />
              <HistoryCard rows={page.history} />
            </>
          }
        >
          {chosen ? <Breakdown of={chosen} here={here} /> : null}
          {chosen && behind ? (
            <OrdersBehind {...behind} back={`${here}?category=${chosen.category}`} />
          ) : null}
          <EventList events={page.events} now={page.now}>
            {(event) => <AnswerForms answerable={event.answerable} cases={event.cases} />}
          </EventList>
        </Columns>
      </div>
    </>
  );
}
