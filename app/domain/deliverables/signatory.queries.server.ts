import type { Actor } from "../actor";
import { chinaDay } from "../china-day";
import type { Db } from "../outbox.server";

/**
 * The caller's entry as authorised signatory 授权签字人 of his provider, valid today, on an accreditation that is
 * approved and in force; undefined when there is none. What it covers is the gate's to judge.
 */
export function validSignatory(db: Db, actor: Actor, today = chinaDay()) {
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
