import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { leaveQueue } from "../chat/close-conversation.server";
import { mustHold } from "../errors";
import { announce, type Db, type Tx } from "../outbox.server";
import { advance, lockPackages, lockRequest, savePackage } from "./locks.server";
import { packageLifecycle } from "./package";
import { requestPolicy } from "./request.policy";
import { allWithdrawn } from "./request.queries.server";

export interface Withdrawal {
  requestId: string;
  /** Left out: everything that is not awarded yet. */
  packageId?: string | undefined;
  expectedVersion?: number | undefined;
}

/**
 * The enterprise takes back a request, or one package of it, before the award; open quotes are declined and their
 * providers told. Refuses 409 when nothing is left to take back, 412 on a stale version.
 */
export async function withdrawRequest(db: Db, actor: Actor, input: Withdrawal) {
  return db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, input.requestId);
    authorizeSight(requestPolicy.see(actor, request, false));
    authorize(requestPolicy.withdraw(actor, request));
    const packages = await lockPackages(tx, request, input.packageId);
    const open = packages.filter((pack) => packageLifecycle.allows(pack.status, "withdraw"));
    mustHold(open.length > 0, "conflict", { values: { state: request.status, event: "withdraw" } });
    for (const pack of open) {
      await savePackage(tx, pack, advance(request, pack, "withdraw", input.expectedVersion));
    }
    await declineQuotes(
      tx,
      open.map((pack) => pack.id),
    );
    if (await allWithdrawn(tx, request.id)) await leaveQueue(tx, request.id);
    await announce(tx, actor, "request.withdrawn", {
      requestId: request.id,
      ...(input.packageId ? { packageId: input.packageId } : {}),
      data: { packages: open.length, packageIds: open.map((pack) => pack.id) },
    });
  });
}

async function declineQuotes(tx: Tx, packageIds: string[]) {
  await tx
    .updateTable("quotes")
    .set((eb) => ({ status: "declined", version: eb("version", "+", 1), updated_at: new Date() }))
    .where("package_id", "in", packageIds)
    .where("status", "=", "active")
    .execute();
}
