import { type Actor, isEnterprise, isProvider } from "~/domain/actor";
import type { Category, Kind } from "~/domain/catalogue/service";
import { chatPolicy } from "~/domain/chat/chat.policy";
import { findConversation } from "~/domain/chat/conversation.queries.server";
import { deliverablesOf } from "~/domain/deliverables/deliverable.queries.server";
import { answersFor } from "~/domain/deliverables/signatory.queries.server";
import { disputeOfOrder } from "~/domain/disputes/dispute-list.queries.server";
import { needsVettedLine } from "~/domain/matching/gate";
import { orderPolicy, sideOf } from "~/domain/orders/order.policy";
import { findOrder, type OrderView, orderEvents, orderItems } from "~/domain/orders/order.queries.server";
import type { Visit } from "~/platform/http.server";
import { abilitiesOf } from "./abilities.server";

/** Asked of the provider's people only; others have no form that depends on it. */
const answers = (db: Visit["db"], actor: Actor, order: OrderView) =>
  orderPolicy.sign(actor, order) &&
  answersFor(db, actor, needsVettedLine(order.category as Category, order.kind as Kind));

/** All the order page shows this person, in at most eight queries. Refuses with 404 whoever may not see the order. */
export async function loadOrder({ db, actor, env }: Visit, id: string) {
  const order = await findOrder(db, actor, id);
  const [items, events, deliverables, dispute, talk] = await Promise.all([
    orderItems(db, order),
    orderEvents(db, order.id),
    deliverablesOf(db, order.id),
    disputeOfOrder(db, order.id),
    findConversation(db, actor, { orderId: order.id }),
  ]);
  return {
    order,
    items,
    events,
    deliverables,
    dispute: dispute ?? null,
    talk,
    mayAsk: chatPolicy.askForOrder(actor, order),
    abilities: abilitiesOf(actor, order, await answers(db, actor, order)),
    side: isEnterprise(actor) || isProvider(actor) ? sideOf(actor, order) : null,
    uploadMb: env.UPLOAD_LIMIT_MB,
    now: new Date(),
  };
}
export type OrderPage = Awaited<ReturnType<typeof loadOrder>>;
