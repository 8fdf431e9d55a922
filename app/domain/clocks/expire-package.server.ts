import { THE_CLOCK } from "../actor";
import { announce, type Tx } from "../outbox.server";
import { advance, type LockedPackage, type LockedRequest, savePackage } from "../requests/locks.server";

/** A locked package ends without an award; offers that still stood are declined. */
export async function expirePackage(
  tx: Tx,
  request: LockedRequest,
  pack: LockedPackage,
  event: "deadline_without_quotes" | "lapse",
) {
  await savePackage(tx, pack, advance(request, pack, event));
  await tx
    .updateTable("quotes")
    .set((eb) => ({ status: "declined", version: eb("version", "+", 1) }))
    .where("package_id", "=", pack.id)
    .where("status", "=", "active")
    .execute();
  await announce(tx, THE_CLOCK, "package.expired", {
    requestId: request.id,
    packageId: pack.id,
    organisationId: request.enterprise_id,
    data: { number: request.number, why: event },
  });
}
