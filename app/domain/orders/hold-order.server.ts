import type { Actor } from "../actor";
import { mustBeCurrent, mustHold } from "../errors";
import type { Db } from "../outbox.server";
import { announceOrder, lockOrder, mustBeOpen, permit, saveOrder } from "./lock-order.server";
import { orderPolicy, sideOf } from "./order.policy";
import { isActive } from "./start-work.server";
import { pausedClock } from "./stopped-clock.server";

/** Either party halts the work. The clock stops at once when the enterprise does it, else with its consent. */
export function holdOrder(db: Db, actor: Actor, orderId: string, reason: string, expectedVersion?: number) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.party);
    mustHold(isActive(order) && order.held_at === null, "conflict");
    mustBeOpen(order);
    mustBeCurrent(expectedVersion, order.version);
    const side = sideOf(actor, order);
    const now = new Date();
    await saveOrder(tx, order, {
      held_at: now,
      hold_by: side,
      hold_reason: reason,
      hold_consented_at: side === "enterprise" ? now : null,
    });
    await announceOrder(tx, actor, "order.held", order, { reason, by: side });
  });
}

/** The enterprise agrees to the provider's hold: from now on the clock stands still. */
export function consentToHold(db: Db, actor: Actor, orderId: string, expectedVersion?: number) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.client);
    mustHold(order.held_at !== null && order.hold_consented_at === null, "conflict");
    mustBeOpen(order);
    mustBeCurrent(expectedVersion, order.version);
    await saveOrder(tx, order, { hold_consented_at: new Date() });
    await announceOrder(tx, actor, "order.hold_consented", order);
  });
}

/** The work goes on; the promised day moves by the working days that the agreed pause lasted. */
export function resumeOrder(db: Db, actor: Actor, orderId: string, expectedVersion?: number) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.party);
    mustHold(order.held_at !== null, "conflict");
    mustBeOpen(order);
    mustBeCurrent(expectedVersion, order.version);
    const since = order.hold_consented_at;
    const paused = since ? await pausedClock(tx, order, { since, until: new Date() }) : {};
    await saveOrder(tx, order, {
      ...paused,
      held_at: null,
      hold_by: null,
      hold_reason: null,
      hold_consented_at: null,
    });
    await announceOrder(tx, actor, "order.resumed", order);
  });
}
