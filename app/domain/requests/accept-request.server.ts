import type { Actor } from "../actor";
import { openForRequest } from "../chat/open-conversation.server";
import { responseMinutes } from "../clocks/triage-clock.queries.server";
import { announce, type Db, type Tx } from "../outbox.server";
import type { AcceptInput } from "./hub-commands";
import { advanceWaiting, lockForHub } from "./lock-for-hub.server";
import type { LockedRequest } from "./locks.server";

/**
 * The hub takes the request on: its triage clock stops, and it notes whether that was in time. An expert is looked for.
 * Refuses: 403 unless the hub has it or ranks above; 409 unless submitted; then 412.
 */
export function acceptRequest(db: Db, actor: Actor, input: AcceptInput, now = new Date()) {
  return db.transaction().execute(async (tx) => {
    const request = await lockForHub(tx, actor, input.requestId);
    await advanceWaiting(tx, request, "accept", input.expectedVersion);
    const onTime = request.triage_overdue_at === null && (request.triage_due_at ?? now) >= now;
    await saveTriage(tx, request, onTime, now);
    await openForRequest(tx, actor, request.id);
    await announce(tx, actor, "request.accepted", {
      requestId: request.id,
      organisationId: request.enterprise_id,
      data: { number: request.number, hubId: request.hub_id, onTime },
    });
  });
}

async function saveTriage(tx: Tx, request: LockedRequest, onTime: boolean, now: Date) {
  const from = request.triage_started_at ?? request.received_at ?? now;
  const response_minutes = await responseMinutes(tx, request.hub_id, from, now);
  await tx
    .updateTable("requests")
    .set({ triaged_at: now, triaged_on_time: onTime, response_minutes, return_reason: null })
    .where("id", "=", request.id)
    .execute();
}
