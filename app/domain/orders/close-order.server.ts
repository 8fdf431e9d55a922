import type { Actor } from "../actor";
import { closeWithOrder } from "../chat/close-conversation.server";
import type { Db } from "../outbox.server";
import { advanceOrder, announceOrder, lockOrder, permit, saveOrder } from "./lock-order.server";
import { orderPolicy } from "./order.policy";

export interface CloseInput {
  orderId: string;
  expectedVersion?: number | undefined;
}

/**
 * The hub closes what was followed up; nothing closes without that. The order's talk ends with it. Refuses: 403 to other
 * hubs, 409 otherwise, 412.
 */
export function closeOrder(db: Db, actor: Actor, input: CloseInput, now = new Date()) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, input.orderId);
    permit(actor, order, orderPolicy.decide);
    const status = advanceOrder(order, "close", { expectedVersion: input.expectedVersion });
    await saveOrder(tx, order, { status, closed_at: now });
    await closeWithOrder(tx, actor, order.id, "order_closed");
    await announceOrder(tx, actor, "order.closed", order);
  });
}
