import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import type { Tx } from "../outbox.server";
import { advance, type LockedRequest, lockPackages, lockRequest, savePackage } from "./locks.server";
import type { PackageEvent } from "./package";
import { packageLifecycle } from "./package";
import { requestPolicy } from "./request.policy";

/** The request, locked for the hub that has it or one above; 404 for who may not see it, 403 for who may not act. */
export async function lockForHub(tx: Tx, actor: Actor, requestId: string): Promise<LockedRequest> {
  const request = await lockRequest(tx, requestId);
  authorizeSight(requestPolicy.see(actor, request, false));
  authorize(requestPolicy.handle(actor, request));
  return request;
}

/** Moves every package that knows `event`; refuses with 409 when none does, then with 412. */
export async function advanceWaiting(
  tx: Tx,
  request: LockedRequest,
  event: PackageEvent,
  expectedVersion: number | undefined,
) {
  const packages = await lockPackages(tx, request);
  const waiting = packages.filter((pack) => packageLifecycle.allows(pack.status, event));
  for (const pack of waiting.length > 0 ? waiting : packages) {
    await savePackage(tx, pack, advance(request, pack, event, expectedVersion));
  }
}
