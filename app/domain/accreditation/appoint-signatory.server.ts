import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { invalid, mustExist, mustHold } from "../errors";
import { newId } from "../ids";
import { announce, type Db } from "../outbox.server";
import type { NewSignatory } from "./accreditation";
import { accreditationPolicy } from "./accreditation.policy";
import { lockAccreditation } from "./lock-accreditation.server";

/**
 * Names a member with the role of signatory for one certificate, for all its objects or for some classes of them.
 * Naming the same person again replaces fields and dates.
 */
export function appointSignatory(db: Db, actor: Actor, input: NewSignatory): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const row = await lockAccreditation(tx, actor, input.accreditationId);
    authorize(accreditationPolicy.manage(actor, row));
    mustHold(row.status !== "withdrawn", "accreditation_withdrawn");
    const member = await tx
      .selectFrom("memberships as m")
      .innerJoin("users as u", "u.id", "m.user_id")
      .select(["u.id", "u.name"])
      .where("m.organisation_id", "=", row.provider_id)
      .where("m.user_id", "=", input.userId)
      .where("m.role", "=", "signatory")
      .where("m.status", "=", "active")
      .executeTakeFirst();
    if (!member) invalid({ userId: "invalid_choice" });
    const terms = {
      name: member.name,
      object_class_ids: input.objectClassIds,
      valid_from: input.validFrom,
      valid_to: input.validTo,
      status: "active",
    };
    await tx
      .insertInto("signatories")
      .values({
        id: newId(),
        provider_id: row.provider_id,
        accreditation_id: row.id,
        user_id: member.id,
        ...terms,
      })
      .onConflict((clash) => clash.columns(["accreditation_id", "user_id"]).doUpdateSet(terms))
      .execute();
    await announce(tx, actor, "accreditation.signatory_appointed", {
      providerId: row.provider_id,
      data: { accreditationId: row.id, number: row.number, name: member.name, userId: member.id },
      audit: { type: "accreditation", id: row.id },
    });
  });
}

/** The person signs no more, from now on; what was signed stays signed. */
export function dismissSignatory(db: Db, actor: Actor, signatoryId: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const row = mustExist(
      await tx
        .selectFrom("signatories")
        .selectAll()
        .where("id", "=", signatoryId)
        .forUpdate()
        .executeTakeFirst(),
    );
    authorizeSight(row.provider_id === actor.organisationId);
    authorize(accreditationPolicy.manage(actor, row));
    mustHold(row.status === "active", "conflict");
    await tx.updateTable("signatories").set({ status: "withdrawn" }).where("id", "=", row.id).execute();
    await announce(tx, actor, "accreditation.signatory_dismissed", {
      providerId: row.provider_id,
      data: { accreditationId: row.accreditation_id, name: row.name, userId: row.user_id },
      audit: { type: "accreditation", id: row.accreditation_id },
    });
  });
}
