import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { chinaDay } from "../china-day";
import { invalid, mustExist, mustHold } from "../errors";
import { newId } from "../ids";
import { announce, type Db } from "../outbox.server";
import { accreditationPolicy } from "./accreditation.policy";
import type { NewDesignation } from "./capability";

/** A hub records whom the authority of its place named for compulsory verification, and by which document. */
export function recordDesignation(db: Db, actor: Actor, input: NewDesignation): Promise<void> {
  return db.transaction().execute(async (tx) => {
    authorize(accreditationPolicy.designate(actor));
    const site = await tx
      .selectFrom("sites")
      .select(["id", "provider_id"])
      .where("id", "=", input.siteId)
      .where("closed_at", "is", null)
      .executeTakeFirst();
    if (!site) invalid({ siteId: "invalid_choice" });
    const instrument = await tx
      .selectFrom("compulsory_instruments")
      .select("id")
      .where("object_class_id", "=", input.objectClassId)
      .executeTakeFirst();
    if (!instrument) invalid({ objectClassId: "invalid_choice" });
    const terms = {
      site_id: site.id,
      basis: input.basis,
      valid_from: input.validFrom,
      valid_to: input.validTo ?? null,
    };
    await tx
      .insertInto("verification_designations")
      .values({
        id: newId(),
        provider_id: site.provider_id,
        object_class_id: input.objectClassId,
        region_code: actor.regionCode,
        ...terms,
      })
      .onConflict((clash) =>
        clash.columns(["region_code", "object_class_id", "provider_id"]).doUpdateSet(terms),
      )
      .execute();
    await announce(tx, actor, "accreditation.designated", {
      providerId: site.provider_id,
      data: {
        siteId: site.id,
        objectClassId: input.objectClassId,
        basis: input.basis,
        region: actor.regionCode,
      },
    });
  });
}

/** The designation ends today. */
export function endDesignation(db: Db, actor: Actor, id: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    authorize(accreditationPolicy.designate(actor));
    const row = mustExist(
      await tx
        .selectFrom("verification_designations")
        .selectAll()
        .where("id", "=", id)
        .forUpdate()
        .executeTakeFirst(),
    );
    authorizeSight(row.region_code === actor.regionCode);
    const today = chinaDay();
    mustHold(row.valid_to === null || row.valid_to > today, "conflict");
    await tx.updateTable("verification_designations").set({ valid_to: today }).where("id", "=", id).execute();
    await announce(tx, actor, "accreditation.designation_ended", {
      providerId: row.provider_id,
      data: { designationId: id },
    });
  });
}
