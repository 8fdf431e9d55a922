import { type Actor, isRegulator } from "../actor";
import { authorize } from "../authorize";
import { recordOrderEvent } from "../credit/record-order-event.server";
import { announceRevocation, endByRevocation } from "../disputes/end-dispute.server";
import { mustBeCurrent, mustExist, mustHold } from "../errors";
import { advanceOrder, announceOrder, lockOrder, permit, saveOrder } from "../orders/lock-order.server";
import { orderPolicy } from "../orders/order.policy";
import type { Db } from "../outbox.server";
import { orderOf } from "./amend-deliverable.server";
import { inForce, revokeInForce } from "./deliverable-rows.server";
import { answersFor } from "./signatory.queries.server";

/**
 * The signatory or a regulator withdraws a report: its number says so from now on, and the work goes back to
 * in progress; an open dispute ends with it. Refuses: 403 for others; 409 once it no longer stands or the order is closed.
 */
export async function revokeDeliverable(
  db: Db,
  actor: Actor,
  deliverableId: string,
  input: { reason: string; expectedVersion?: number | undefined },
) {
  const { order_id } = mustExist(await orderOf(db, deliverableId));
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, order_id);
    permit(actor, order, orderPolicy.revoke);
    const standing = await inForce(tx, order.id);
    const opinion = standing?.kind === "opinion";
    authorize(isRegulator(actor) || (await answersFor(tx, actor, opinion)), "not_a_signatory");
    mustHold(standing?.id === deliverableId, "deliverable_not_in_force");
    const status = advanceOrder(order, "revoke");
    mustBeCurrent(input.expectedVersion, standing.version);
    await revokeInForce(tx, order.id, input.reason);
    const dispute = order.status === "disputed" && (await endByRevocation(tx, actor, order, input.reason));
    await saveOrder(tx, order, { status, auto_accept_at: null, accepted_at: null, follow_up_due_at: null });
    await recordOrderEvent(tx, actor, order, {
      kind: "deliverable_revoked",
      cause: `revoked:${deliverableId}`,
      said: `${standing.number} · ${input.reason}`,
      deliverableId,
    });
    await announceOrder(tx, actor, "deliverable.revoked", order, {
      deliverableId,
      deliverableNumber: standing.number,
      reason: input.reason,
    });
    if (dispute) await announceRevocation(tx, actor, order, dispute);
  });
}
