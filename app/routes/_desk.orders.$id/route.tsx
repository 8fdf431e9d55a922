import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isEnterprise, isHub, isProvider, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { common } from "~/locales/common";
import { orders } from "~/locales/orders";
import { useTexts } from "~/locales/texts";
import { read, write } from "~/platform/http.server";
import { isRefused } from "~/platform/refused";
import { LinkButton } from "~/ui/button";
import { Columns } from "~/ui/columns";
import { Day } from "~/ui/date-time";
import { Money } from "~/ui/money";
import { PageHeader } from "~/ui/page-header";
import { nameTag } from "~/ui/page-title";
import { LifecyclePill } from "~/ui/status-pill";
import { ChatPanel } from "../_desk.chat.$id/panel";
import { Actions } from "./actions";
import { DeliverablesCard } from "./deliverables-card";
import { FactsCard } from "./facts-card";
import { press } from "./intents.server";
import { ItemsCard } from "./items-card";
import { loadOrder } from "./load-order.server";
import { MoneyCard } from "./money-card";
import { Notices } from "./notices";
import { TimelineCard } from "./timeline-card";

const door = only(isEnterprise, isProvider, isHub, isRegulator);
const orderId = (params: Record<string, string | undefined>) => mustExist(idSchema.safeParse(params.id).data);

export const meta: MetaFunction<typeof loader> = (args) =>
  nameTag(args, () => args.data && `${args.data.order.title} ${args.data.order.number}`);
export const loader = read(door, (visit) => loadOrder(visit, orderId(visit.params)));

export const action = write(door, async (visit) => {
  const id = orderId(visit.params);
  await press(visit, id);
  return redirect(`/orders/${id}`);
});

export default function Order() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = isRefused(answer) ? answer : null;
  const { order } = page;
  const t = useTexts(orders);
  const tc = useTexts(common);
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: t("page.breadcrumb"), href: "/orders" }, { label: order.number }]}
        title={order.title}
        pill={<LifecyclePill of="order" status={order.status} />}
        facts={[
          tc(`kind.${order.kind as "testing"}`),
          page.side === "enterprise" ? order.provider_name : order.enterprise_name,
          <Money key="fee" fen={order.amount_fen} />,
          order.promised_on ? (
            <span key="promised">
              {t("page.promised")} <Day on={order.promised_on} />
            </span>
          ) : null,
        ]}
        actions={<LinkButton href={`/orders/${order.id}/agreement`}>{t("page.agreement_view")}</LinkButton>}
      />
      <div className="space-y-4 sm:space-y-5">
        <Notices {...page} />
        <Columns
          side={
            <>
              <ChatPanel talk={page.talk} about={page.mayAsk ? { orderId: order.id } : null} />
              <FactsCard {...page} />
              <MoneyCard {...page} refused={refused} />
            </>
          }
        >
          <Actions {...page} refused={refused} />
          <DeliverablesCard {...page} />
          <ItemsCard {...page} />
          <TimelineCard {...page} />
        </Columns>
      </div>
    </>
  );
}
