import { sql } from "kysely";
import { THE_CLOCK } from "../actor";
import { announce, type Db, type Tx } from "../outbox.server";
import { type LockedRequest, lockRequest, touchRequest } from "../requests/locks.server";
import { claimRequest, requestsOverdue } from "./due-requests.queries.server";
import { sweep } from "./sweep.server";
import { triageClock } from "./triage-clock.queries.server";

/**
 * Red card: a request nobody triaged climbs to the parent hub with a fresh clock; its origin stays on record. At the
 * province it stays red and the regulator is told (DOMAIN 6). Once a clock, whoever runs it how often. Gives how many.
 */
export async function escalateUntriaged(db: Db, now: Date): Promise<number> {
  return sweep(db, await requestsOverdue(db, now), (tx, id) => climb(tx, id, now));
}

async function climb(tx: Tx, id: string, now: Date): Promise<boolean> {
  if (!(await claimRequest(tx, id))) return false;
  const request = await lockRequest(tx, id);
  const due = request.triage_due_at;
  if (request.status !== "submitted" || request.suspended_at || !due || due > now) return false;
  if (!(await recordEscalation(tx, request, due))) return false;
  const parent = request.hub_parent_id;
  await tx
    .updateTable("requests")
    .set({
      triage_overdue_at: request.triage_overdue_at ?? now,
      ...(parent ? { hub_id: parent, ...(await triageClock(tx, parent, now)) } : {}),
    })
    .where("id", "=", id)
    .execute();
  await touchRequest(tx, id);
  await tell(tx, request, parent);
  return true;
}

/** Whether this clock's climb is new: a hub may see a request again, with another clock, but one clock climbs once. */
async function recordEscalation(tx: Tx, request: LockedRequest, due: Date): Promise<boolean> {
  const row = await tx
    .insertInto("escalations")
    .values({
      request_id: request.id,
      from_hub_id: request.hub_id,
      to_hub_id: request.hub_parent_id,
      due_at: due,
    })
    .onConflict((clash) =>
      clash
        .columns(["request_id", "from_hub_id"])
        .doUpdateSet({ due_at: due, at: sql`now()` })
        .where("escalations.due_at", "<>", due),
    )
    .returning("request_id")
    .executeTakeFirst();
  return row !== undefined;
}

const tell = (tx: Tx, request: LockedRequest, parent: string | null) =>
  announce(tx, THE_CLOCK, parent ? "request.escalated" : "request.triage_overdue", {
    requestId: request.id,
    data: {
      number: request.number,
      ...(parent ? { fromHubId: request.hub_id, toHubId: parent } : { hubId: request.hub_id }),
    },
  });
