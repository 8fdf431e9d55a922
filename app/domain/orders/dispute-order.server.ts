import type { Actor } from "../actor";
import { recordOrderEvent } from "../credit/record-order-event.server";
import { revokeInForce } from "../deliverables/deliverable-rows.server";
import type { Db } from "../outbox.server";
import { acceptedFacts } from "./accept-order.server";
import { advanceOrder, announceOrder, lockOrder, permit, saveOrder } from "./lock-order.server";
import type { OrderEvent } from "./order";
import { orderPolicy } from "./order.policy";
import type { Decision } from "./order-inputs";

/** The enterprise objects to the report; the acceptance clock stops. */
export function disputeOrder(
  db: Db,
  actor: Actor,
  orderId: string,
  reason: string,
  expectedVersion?: number,
) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.client);
    const status = advanceOrder(order, "dispute", { expectedVersion });
    await saveOrder(tx, order, {
      status,
      dispute_reason: reason,
      disputed_at: new Date(),
      auto_accept_at: null,
      follow_up_due_at: null,
    });
    await announceOrder(tx, actor, "order.disputed", order, { reason });
  });
}

const EVENTS: Record<Decision["decision"], OrderEvent> = {
  accepted: "decide_accepted",
  redo: "decide_redo",
  revoked: "revoke",
};

/** The hub decides: the report stands, the work is done again, or the report is revoked. */
export function decideDispute(
  db: Db,
  actor: Actor,
  orderId: string,
  input: Decision & { expectedVersion?: number | undefined },
) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.decide);
    const status = advanceOrder(order, EVENTS[input.decision], { expectedVersion: input.expectedVersion });
    const { decision, reason } = input;
    const accepted = decision === "accepted";
    // work done again ends in a new report that supersedes the old one
    if (decision === "revoked") await revokeInForce(tx, order.id, reason);
    await saveOrder(tx, order, {
      status,
      ...(accepted ? { ...(await acceptedFacts(tx)), accepted_automatically: false } : {}),
    });
    if (!accepted) {
      await recordOrderEvent(tx, actor, order, {
        kind: "dispute_lost",
        cause: `dispute:${order.id}:${order.disputed_at?.toISOString() ?? ""}`,
        said: `${order.number} · ${reason}`,
      });
    }
    await announceOrder(tx, actor, "order.dispute_decided", order, { decision, reason });
  });
}
