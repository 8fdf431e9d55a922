import type { Actor } from "../actor";
import { closeWithOrder } from "../chat/close-conversation.server";
import { invalid, mustBeCurrent, mustHold } from "../errors";
import type { Db } from "../outbox.server";
import { advanceOrder, announceOrder, lockOrder, mustBeOpen, permit, saveOrder } from "./lock-order.server";
import { orderPolicy, sideOf } from "./order.policy";

/**
 * Cancelling takes both parties: the first one asks and gives a reason, the other's agreement ends the order
 * and its talk. Gives whether the order is now cancelled. Refuses the asking party's own agreement with 409.
 */
export function cancelOrder(
  db: Db,
  actor: Actor,
  orderId: string,
  input: { reason?: string | undefined; expectedVersion?: number | undefined },
) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.party);
    const status = advanceOrder(order, "cancel", { expectedVersion: input.expectedVersion });
    const side = sideOf(actor, order);
    mustHold(order.cancel_requested_by !== side, "cancel_waiting");
    if (order.cancel_requested_by === null) {
      const reason = input.reason ?? invalid({ reason: "required" });
      await saveOrder(tx, order, { cancel_requested_by: side, cancel_reason: reason });
      await announceOrder(tx, actor, "order.cancel_requested", order, { by: side, reason });
      return { cancelled: false };
    }
    await saveOrder(tx, order, { status });
    await closeWithOrder(tx, actor, order.id, "order_cancelled");
    await announceOrder(tx, actor, "order.cancelled", order, { reason: order.cancel_reason });
    return { cancelled: true };
  });
}

/** Takes a pending cancellation off the table: the asking party withdraws it, or the other one declines. */
export function keepOrder(db: Db, actor: Actor, orderId: string, expectedVersion?: number) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.party);
    mustHold(order.cancel_requested_by !== null && order.status !== "cancelled", "conflict");
    mustBeOpen(order);
    mustBeCurrent(expectedVersion, order.version);
    await saveOrder(tx, order, { cancel_requested_by: null, cancel_reason: null });
    await announceOrder(tx, actor, "order.cancel_declined", order, { by: sideOf(actor, order) });
  });
}
