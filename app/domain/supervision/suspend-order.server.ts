import type { Actor } from "../actor";
import { mustBeCurrent, mustHold } from "../errors";
import { announceOrder, lockOrder, permit, saveOrder } from "../orders/lock-order.server";
import { resumeClocks } from "../orders/stopped-clock.server";
import type { Db } from "../outbox.server";
import { supervisionPolicy } from "./supervision.policy";

export interface OrderSuspension {
  orderId: string;
  reason: string;
  expectedVersion?: number | undefined;
}

/** The regulator stops one order: until it is lifted, none of its events is taken. Refuses 403 to others, 409, 412. */
export function suspendOrder(db: Db, actor: Actor, { orderId, reason, expectedVersion }: OrderSuspension) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, supervisionPolicy.superviseRequest);
    mustHold(order.suspended_at === null, "already_suspended");
    mustBeCurrent(expectedVersion, order.version);
    await saveOrder(tx, order, { suspended_at: new Date(), suspension_reason: reason });
    await announceOrder(tx, actor, "order.suspended", order, { reason });
  });
}

/** The regulator lets a suspended order go on; the time it stood still is given back to its promise and its dispute. */
export function liftOrder(db: Db, actor: Actor, { orderId, reason, expectedVersion }: OrderSuspension) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, supervisionPolicy.superviseRequest);
    mustHold(order.suspended_at !== null, "not_suspended");
    mustBeCurrent(expectedVersion, order.version);
    const lifted = { suspended_at: null, suspension_reason: null };
    await resumeClocks(tx, order, order.suspended_at, order.request_suspended_at, lifted);
    await announceOrder(tx, actor, "order.lifted", order, { reason });
  });
}
