import type { Actor } from "../actor";
import { announce, type Db } from "../outbox.server";
import type { ReturnInput } from "./hub-commands";
import { advanceWaiting, lockForHub } from "./lock-for-hub.server";

/**
 * The hub gives the request back to the enterprise for completion, with a reason; the triage clock stops.
 * Refuses: 403 unless the hub has it or ranks above; 409 unless submitted; then 412.
 */
export function returnRequest(db: Db, actor: Actor, input: ReturnInput) {
  return db.transaction().execute(async (tx) => {
    const request = await lockForHub(tx, actor, input.requestId);
    await advanceWaiting(tx, request, "return", input.expectedVersion);
    await tx
      .updateTable("requests")
      .set({ return_reason: input.reason, triage_due_at: null, deadline_provisional: false })
      .where("id", "=", request.id)
      .execute();
    await announce(tx, actor, "request.returned", {
      requestId: request.id,
      organisationId: request.enterprise_id,
      data: { number: request.number, reason: input.reason },
    });
  });
}
