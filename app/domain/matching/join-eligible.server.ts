import { THE_CLOCK } from "../actor";
import { announce, type Db } from "../outbox.server";
import { lockPackages, lockRequest } from "../requests/locks.server";
import type { Ring } from "../requests/package";
import { inviteEligible } from "./invite-eligible.server";

/**
 * Invites whoever became eligible to the packages still quoting: each package in a transaction of its own, so that
 * one that fails leaves the others done. Gives the number of new invitations.
 */
export async function joinEligible(db: Db, now = new Date()): Promise<number> {
  const open = await db
    .selectFrom("packages as p")
    .innerJoin("requests as r", "r.id", "p.request_id")
    .select(["p.id", "p.request_id", "p.ring"])
    .where("p.status", "=", "quoting")
    .where("p.quoting_deadline", ">", now)
    .where("r.suspended_at", "is", null)
    .orderBy("p.quoting_deadline")
    .execute();
  let joined = 0;
  for (const pack of open) joined += await joinOne(db, pack);
  return joined;
}

function joinOne(db: Db, pack: { id: string; request_id: string; ring: string }) {
  return db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, pack.request_id);
    const [still] = await lockPackages(tx, request, pack.id);
    if (still?.status !== "quoting" || request.suspended_at !== null) return 0;
    const { invited } = await inviteEligible(tx, THE_CLOCK, { packageId: pack.id, ring: still.ring as Ring });
    if (invited > 0) {
      await announce(tx, THE_CLOCK, "package.joined", {
        requestId: pack.request_id,
        packageId: pack.id,
        data: { invited },
      });
    }
    return invited;
  });
}
