import { type Actor, isProvider } from "../actor";
import type { Db } from "../outbox.server";

/** The invitations to a request's packages, best score first; a provider gets its own only. The request's sight is the caller's to check. */
export async function invitationsOf(db: Db, actor: Actor, requestId: string) {
  const rows = await db
    .selectFrom("invitations as i")
    .innerJoin("packages as p", "p.id", "i.package_id")
    .innerJoin("organisations as o", "o.id", "i.provider_id")
    .select(["i.id", "i.package_id", "i.provider_id", "i.ring", "i.score", "i.invited_at", "i.seen_at"])
    .select(["i.legality_record_id", "o.name"])
    .where("p.request_id", "=", requestId)
    .$if(isProvider(actor), (query) => query.where("i.provider_id", "=", actor.organisationId))
    .orderBy("p.position")
    .orderBy("i.score", "desc")
    .limit(1000)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    packageId: row.package_id,
    provider: { id: row.provider_id, name: row.name },
    ring: row.ring,
    score: Number(row.score),
    invitedAt: row.invited_at.toISOString(),
    seenAt: row.seen_at?.toISOString() ?? null,
    legalityRecordId: row.legality_record_id,
  }));
}
