import { accreditationPolicy } from "../accreditation/accreditation.policy";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { announce, type Db } from "../outbox.server";
import type { Profile } from "./site";

/** What the public directory says of a provider, and the group it declares to belong to (no self-dealing, DOMAIN 4.7). */
export function editProfile(db: Db, actor: Actor, input: Profile): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const providerId = actor.organisationId;
    authorize(accreditationPolicy.manage(actor, { provider_id: providerId }));
    await tx
      .updateTable("providers")
      .set({ introduction: input.introduction, declared_group: input.declaredGroup ?? null })
      .where("organisation_id", "=", providerId)
      .execute();
    await announce(tx, actor, "accreditation.profile_edited", { providerId });
  });
}
