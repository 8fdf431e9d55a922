import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustHold } from "../errors";
import { announce, type Db } from "../outbox.server";
import { accreditationPolicy } from "./accreditation.policy";
import { lockAccreditation } from "./lock-accreditation.server";

export interface CertificateDecision {
  accreditationId: string;
  approve: boolean;
  note: string;
}

/** A hub has looked at a new certificate: from now on it counts, or goes back with a reason. */
export function decideAccreditation(
  db: Db,
  actor: Actor,
  { accreditationId, approve, note }: CertificateDecision,
) {
  return db.transaction().execute(async (tx) => {
    const row = await lockAccreditation(tx, actor, accreditationId);
    authorize(accreditationPolicy.decide(actor, row));
    mustHold(row.approved_at === null && row.refused_at === null, "conflict");
    mustHold(approve || note.length >= 4, "reason_required");
    const now = new Date();
    await tx
      .updateTable("accreditations")
      .set({
        ...(approve
          ? { approved_at: now, approved_by: actor.userId }
          : { refused_at: now, refusal_note: note }),
        version: sql`version + 1`,
      })
      .where("id", "=", accreditationId)
      .execute();
    await announce(tx, actor, approve ? "accreditation.approved" : "accreditation.refused", {
      providerId: row.provider_id,
      data: { accreditationId, number: row.number, ...(approve ? {} : { reason: note }) },
      audit: { type: "accreditation", id: accreditationId },
    });
  });
}
