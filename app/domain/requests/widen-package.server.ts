import type { Actor } from "../actor";
import { mustHold } from "../errors";
import { announce, type Db } from "../outbox.server";
import type { WidenInput } from "./hub-commands";
import { lockForHub } from "./lock-for-hub.server";
import { advance, lockOnePackage, savePackage } from "./locks.server";
import { type Search, searchRing } from "./open-package.server";
import { type Ring, widerRing } from "./package";

/**
 * The hub searches one ring further and invites whoever is eligible there; the deadline stays.
 * Refuses: 403 unless the hub has it or ranks above; 409 unless quoting, after the deadline, or at the nation; then 412.
 */
export function widenPackage(db: Db, actor: Actor, input: WidenInput, now = new Date()): Promise<Search> {
  return db.transaction().execute(async (tx) => {
    const request = await lockForHub(tx, actor, input.requestId);
    const pack = await lockOnePackage(tx, request, input.packageId);
    const status = advance(request, pack, "widen", input.expectedVersion);
    mustHold(pack.quoting_deadline === null || pack.quoting_deadline >= now, "quoting_closed");
    const ring = widerRing(pack.ring as Ring);
    mustHold(ring !== null, "already_nationwide");
    await savePackage(tx, pack, status, { ring });
    const search = await searchRing(tx, actor, pack, ring);
    await announce(tx, actor, "package.widened", {
      requestId: request.id,
      packageId: pack.id,
      organisationId: request.enterprise_id,
      data: { number: request.number, ...search },
    });
    return search;
  });
}
