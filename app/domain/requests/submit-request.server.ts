import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustHold } from "../errors";
import type { Db, Tx } from "../outbox.server";
import { advance, type LockedRequest, lockPackages, lockRequest, savePackage } from "./locks.server";
import { packageLifecycle } from "./package";
import { requestPolicy } from "./request.policy";
import { announceSubmitted, arrival } from "./submission.server";

export interface Submission {
  requestId: string;
  expectedVersion?: number | undefined;
}

/**
 * Hands a draft in, or a returned request in again: its number, its hub's triage clock (DOMAIN 5, 6).
 * Refuses 409 when nothing of it can be submitted, 412 on a stale version.
 */
export async function submitRequest(db: Db, actor: Actor, input: Submission) {
  return db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, input.requestId);
    authorizeSight(requestPolicy.see(actor, request, false));
    authorize(requestPolicy.amend(actor, request));
    await submitLocked(tx, actor, request, input.expectedVersion);
    return { id: request.id };
  });
}

/** Submits every package that waits for it, within the caller's transaction. */
export async function submitLocked(tx: Tx, actor: Actor, request: LockedRequest, expectedVersion?: number) {
  const packages = await lockPackages(tx, request);
  const waiting = packages.filter((pack) => packageLifecycle.allows(pack.status, "submit"));
  mustHold(waiting.length > 0, "conflict", { values: { state: request.status, event: "submit" } });
  for (const pack of waiting) await savePackage(tx, pack, advance(request, pack, "submit", expectedVersion));
  const arrived = await arrival(tx, request, request.hub_id);
  await tx.updateTable("requests").set(arrived).where("id", "=", request.id).execute();
  await announceSubmitted(tx, actor, { ...request, number: arrived.number });
}
