import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isEnterprise, isHub, isProvider, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { deliverablesOf } from "~/domain/deliverables/deliverable.queries.server";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { sideOf } from "~/domain/orders/order.policy";
import { findOrder, orderEvents, orderItems } from "~/domain/orders/order.queries.server";
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
import { LifecyclePill } from "~/ui/status-pill";
import { abilitiesOf } from "./abilities.server";
import { Actions } from "./actions";
import { DeliverablesCard } from "./deliverables-card";
import { FactsCard } from "./facts-card";
import { press } from "./intents.server";
import { ItemsCard } from "./items-card";
import { MoneyCard } from "./money-card";
import { Notices } from "./notices";
import { TimelineCard } from "./timeline-card";

const door = only(isEnterprise, isProvider, isHub, isRegulator);
const orderId = (params: Record<string, string | undefined>) => mustExist(idSchema.safeParse(params.id).data);

export const loader = read(door, async ({ db, actor, params, env }) => {
  const order = await findOrder(db, actor, orderId(params));
  const [items, events, deliverables] = await Promise.all([
    orderItems(db, order),
    orderEvents(db, order.id),
    deliverablesOf(db, order.id),
  ]);
  return {
    order,
    items,
    events,
    deliverables,
    abilities: abilitiesOf(actor, order),
    side: isEnterprise(actor) || isProvider(actor) ? sideOf(actor, order) : null,
    uploadMb: env.UPLOAD_LIMIT_MB,
    now: new Date(),
  };
});
export type OrderPage = ReturnType<typeof useLoaderData<typeof loader>>;

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
