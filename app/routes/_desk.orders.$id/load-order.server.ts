import { isEnterprise, isProvider } from "~/domain/actor";
import { deliverablesOf } from "~/domain/deliverables/deliverable.queries.server";
import { sideOf } from "~/domain/orders/order.policy";
import { findOrder, orderEvents, orderItems } from "~/domain/orders/order.queries.server";
import type { Visit } from "~/platform/http.server";
import { abilitiesOf } from "./abilities.server";

/** All the order page shows this person, in four queries. Refuses with 404 whoever may not see the order. */
export async function loadOrder({ db, actor, env }: Visit, id: string) {
  const order = await findOrder(db, actor, id);
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
}
export type OrderPage = Awaited<ReturnType<typeof loadOrder>>;
