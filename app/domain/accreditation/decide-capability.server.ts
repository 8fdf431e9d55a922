import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustExist, mustHold } from "../errors";
import { announce, type Db } from "../outbox.server";
import { accreditationPolicy } from "./accreditation.policy";
import type { Decision } from "./capability";
import { servingOrdinal } from "./lock-accreditation.server";

/** A hub vets a capability line, or refuses it with a reason. */
export function decideCapability(
  db: Db,
  actor: Actor,
  input: Decision & { approve: boolean },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const row = mustExist(
      await tx
        .selectFrom("capability_lines")
        .selectAll()
        .where("id", "=", input.id)
        .forUpdate()
        .executeTakeFirst(),
    );
    const record = { provider_id: row.provider_id, ordinal: await servingOrdinal(tx, row.provider_id) };
    authorizeSight(accreditationPolicy.see(actor, record));
    authorize(accreditationPolicy.decide(actor, record));
    mustHold(row.status === "pending", "conflict");
    mustHold(input.approve || input.note.length >= 4, "reason_required");
    await tx
      .updateTable("capability_lines")
      .set({
        status: input.approve ? "vetted" : "refused",
        decided_by: actor.userId,
        decided_at: new Date(),
        decision_note: input.note,
      })
      .where("id", "=", row.id)
      .execute();
    await announce(
      tx,
      actor,
      input.approve ? "accreditation.capability_vetted" : "accreditation.capability_refused",
      {
        providerId: row.provider_id,
        data: { category: row.category, kind: row.kind, ...(input.approve ? {} : { reason: input.note }) },
      },
    );
  });
}
