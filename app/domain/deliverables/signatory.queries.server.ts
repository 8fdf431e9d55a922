import type { Actor } from "../actor";
import { chinaDay } from "../china-day";
import type { LegalityBody } from "../matching/legality-record";
import type { Db } from "../outbox.server";

/**
 * The caller's entries as authorised signatory 授权签字人 of his provider, valid today, on accreditations that are
 * approved and in force, CMA first. What they cover is the gate's to judge.
 */
export function validSignatories(db: Db, actor: Actor, today = chinaDay()) {
  return db
    .selectFrom("signatories as g")
    .innerJoin("accreditations as a", "a.id", "g.accreditation_id")
    .select(["g.id", "g.accreditation_id", "a.kind"])
    .where("g.user_id", "=", actor.userId)
    .where("g.provider_id", "=", actor.organisationId)
    .where("g.status", "=", "active")
    .where("g.valid_from", "<=", today)
    .where("g.valid_to", ">=", today)
    .where("a.status", "=", "active")
    .where("a.approved_at", "is not", null)
    .where("a.valid_to", ">=", today)
    .orderBy((eb) => eb.case().when("a.kind", "=", "cma").then(0).else(1).end())
    .orderBy("a.valid_to", "desc")
    .execute();
}

/**
 * Whether the caller may answer for such work by name, as far as can be said beforehand: an opinion asks for his role
 * alone, everything else makes an owner show an entry as signatory.
 */
export async function answersFor(db: Db, actor: Actor, opinion: boolean): Promise<boolean> {
  return opinion || actor.role === "signatory" || (await validSignatories(db, actor)).length > 0;
}

/** The accreditations a legality record stands on. */
export async function accreditationsUsed(db: Db, legalityRecordId: string): Promise<Set<string>> {
  const { body } = await db
    .selectFrom("legality_records")
    .select("body")
    .where("id", "=", legalityRecordId)
    .executeTakeFirstOrThrow();
  const { items } = body as unknown as LegalityBody;
  return new Set(items.flatMap(({ scope }) => (scope ? [scope.accreditation.id] : [])));
}
