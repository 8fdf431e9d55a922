import { THE_CLOCK } from "../actor";
import { announce, type Db, type Tx } from "../outbox.server";
import { lockRequest } from "../requests/locks.server";
import { claimRequest, requestsToWarn } from "./due-requests.queries.server";
import { sweep } from "./sweep.server";

/** Yellow card: tells a hub, once a clock, that a request has used up most of its triage time. Gives how many. */
export async function warnUntriaged(db: Db, now: Date): Promise<number> {
  return sweep(db, await requestsToWarn(db, now), (tx, id) => warn(tx, id, now));
}

async function warn(tx: Tx, id: string, now: Date): Promise<boolean> {
  if (!(await claimRequest(tx, id))) return false;
  const request = await lockRequest(tx, id);
  const due = request.triage_due_at;
  if (request.status !== "submitted" || request.triage_warned_at || !due || due <= now) return false;
  await tx.updateTable("requests").set({ triage_warned_at: now }).where("id", "=", id).execute();
  await announce(tx, THE_CLOCK, "request.triage_warned", {
    requestId: id,
    data: { number: request.number, hubId: request.hub_id, dueAt: due.toISOString() },
  });
  return true;
}
