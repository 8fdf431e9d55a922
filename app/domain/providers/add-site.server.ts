import { accreditationPolicy } from "../accreditation/accreditation.policy";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { invalid, Refusal } from "../errors";
import { newId } from "../ids";
import { announce, type Db } from "../outbox.server";
import type { NewSite } from "./site";

/** A provider opens a site. Its name is unique in the house: sheets of an annex are matched by it. */
export function addSite(db: Db, actor: Actor, input: NewSite): Promise<{ id: string }> {
  return db.transaction().execute(async (tx) => {
    const providerId = actor.organisationId;
    authorize(accreditationPolicy.manage(actor, { provider_id: providerId }));
    const region = await tx
      .selectFrom("regions")
      .select("code")
      .where("code", "=", input.regionCode)
      .where("valid_to", "is", null)
      .executeTakeFirst();
    if (!region) invalid({ regionCode: "invalid_choice" });
    const id = newId();
    const { regionCode, ...facts } = input;
    const made = await tx
      .insertInto("sites")
      .values({ id, provider_id: providerId, region_code: regionCode, ...facts })
      .onConflict((clash) => clash.columns(["provider_id", "name"]).doNothing())
      .executeTakeFirst();
    if (!made.numInsertedOrUpdatedRows)
      throw new Refusal("invalid", "site_name_taken", { fields: { name: "duplicate" } });
    await announce(tx, actor, "accreditation.site_opened", {
      providerId,
      data: { siteId: id, name: input.name },
    });
    return { id };
  });
}
