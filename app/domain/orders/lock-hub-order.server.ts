import { type Actor, inSubtree, isHub } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustBeCurrent, mustExist, mustHold } from "../errors";
import type { Tx } from "../outbox.server";
import { lockRequest } from "../requests/locks.server";
import { requestPolicy } from "../requests/request.policy";
import { type OrderEvent, orderLifecycle } from "./order";

/**
 * An order locked for its hub or one above, with the state after `event`. Refuses: 404 to whom the request is hidden,
 * 403 to another hub, 409 in any other state or while suspended, then 412.
 */
export async function lockHubOrder(
  tx: Tx,
  actor: Actor,
  orderId: string,
  event: OrderEvent,
  version?: number,
) {
  const { request_id } = mustExist(
    await tx.selectFrom("orders").select("request_id").where("id", "=", orderId).executeTakeFirst(),
  );
  const request = await lockRequest(tx, request_id);
  const order = await tx
    .selectFrom("orders as o")
    .innerJoin("hubs as h", "h.id", "o.hub_id")
    .selectAll("o")
    .select("h.ordinal as hub_ordinal")
    .where("o.id", "=", orderId)
    .forUpdate("o")
    .executeTakeFirstOrThrow();
  authorizeSight(requestPolicy.see(actor, request, false) || inSubtree(actor, order.hub_ordinal));
  authorize(isHub(actor) && inSubtree(actor, order.hub_ordinal));
  const status = orderLifecycle.after(order.status, event);
  mustHold(order.suspended_at === null && request.suspended_at === null, "suspended");
  mustBeCurrent(version, order.version);
  return { request, order, status };
}
