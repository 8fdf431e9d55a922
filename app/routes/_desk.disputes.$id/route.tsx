import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isEnterprise, isHub, isProvider, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { isExpert } from "~/domain/experts/expert.policy";
import { idSchema } from "~/domain/ids";
import { disputes } from "~/locales/disputes";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { Alert } from "~/ui/alert";
import { ClockChip } from "~/ui/clock-chip";
import { Columns } from "~/ui/columns";
import { DisputeState } from "~/ui/disputes/dispute-state";
import { StageLine } from "~/ui/disputes/stage-line";
import { PageHeader } from "~/ui/page-header";
import { PageNotices } from "~/ui/page-notices";
import { nameTag } from "~/ui/page-title";
import { Actions } from "./actions";
import { ConditionCard } from "./condition-card";
import { FactsCard } from "./facts-card";
import { FileCard } from "./file-card";
import { press } from "./intents.server";
import { loadDispute } from "./load.server";
import { OpinionsCard } from "./opinions-card";
import { PanelCard } from "./panel-card";
import { ProposalCard } from "./proposal-card";
import { RetestCard } from "./retest-card";
import { RulingCard } from "./ruling-card";

export const handle = { hydrate: false };
const door = only(isEnterprise, isProvider, isHub, isRegulator, isExpert);
const disputeId = (params: Record<string, string | undefined>) =>
  mustExist(idSchema.safeParse(params.id).data);

export const meta: MetaFunction<typeof loader> = (args) =>
  nameTag(args, () => args.data && `${args.data.dispute.title} ${args.data.dispute.number}`);
export const loader = read(door, (visit) => loadDispute(visit, disputeId(visit.params)));

export const action = write(door, async (visit) => {
  const id = disputeId(visit.params);
  await press(visit, id);
  return redirect(`/disputes/${id}?done=1`);
});

/** One dispute: where it stands, what this person can do, and everything that was said. */
export default function Dispute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const { dispute } = page;
  const t = useTexts(disputes);
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: t("page.breadcrumb"), href: "/disputes" }, { label: dispute.number }]}
        title={dispute.title}
        pill={
          <>
            <DisputeState status={dispute.status} />
            {dispute.due_at ? (
              <ClockChip
                dueAt={dispute.due_at}
                startedAt={dispute.clock_from}
                serverNow={page.now}
                provisional={dispute.due_provisional}
              />
            ) : null}
          </>
        }
        facts={[dispute.enterprise_name, dispute.provider_name]}
      />
      <PageNotices done={page.done && !refused ? t("page.done") : null} />
      <div className="space-y-4 sm:space-y-5">
        <StageLine
          status={dispute.status}
          retested={page.retests.length > 0}
          judged={page.seats.length > 0}
        />
        {dispute.suspended_at || dispute.request_suspended_at ? (
          <Alert tone="problem" title={t("page.suspended")} />
        ) : null}
        <Columns
          side={
            <>
              <FactsCard {...page} />
              {page.keeps && !dispute.ended_at ? <ConditionCard dispute={dispute} /> : null}
              <PanelCard {...page} />
            </>
          }
        >
          <RulingCard {...page} />
          <ProposalCard dispute={dispute} />
          <Actions {...page} refused={refused} />
          <RetestCard {...page} />
          <OpinionsCard {...page} />
          <FileCard {...page} />
        </Columns>
      </div>
    </>
  );
}
