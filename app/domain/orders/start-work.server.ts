import type { Actor } from "../actor";
import { mustBeCurrent, mustHold } from "../errors";
import type { Db } from "../outbox.server";
import { advanceOrder, announceOrder, lockOrder, mustBeOpen, permit, saveOrder } from "./lock-order.server";
import { orderPolicy } from "./order.policy";

/** The provider's people have arrived at the enterprise. */
export function startVisit(db: Db, actor: Actor, orderId: string, expectedVersion?: number) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.work);
    const status = advanceOrder(order, "start_visit", { held: "refused", expectedVersion });
    await saveOrder(tx, order, { status, visit_started_at: new Date() });
    await announceOrder(tx, actor, "order.visit_started", order);
  });
}

/** The work itself begins. */
export function startWork(db: Db, actor: Actor, orderId: string, expectedVersion?: number) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.work);
    const status = advanceOrder(order, "start", { held: "refused", expectedVersion });
    await saveOrder(tx, order, { status, started_at: new Date() });
    await announceOrder(tx, actor, "order.started", order);
  });
}

const ACTIVE = new Set(["confirmed", "sample_received", "on_site", "in_progress"]);
/** Whether work on the order is still to be done. */
export const isActive = (order: { status: string }) => ACTIVE.has(order.status);

/** A line on how far the work is; changes no state. */
export function recordProgress(
  db: Db,
  actor: Actor,
  orderId: string,
  note: string,
  expectedVersion?: number,
) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.work);
    mustHold(isActive(order), "conflict");
    mustBeOpen(order);
    mustBeCurrent(expectedVersion, order.version);
    await saveOrder(tx, order, { progress_note: note });
    await announceOrder(tx, actor, "order.progressed", order, { note });
  });
}
