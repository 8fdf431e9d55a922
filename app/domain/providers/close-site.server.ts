import { accreditationPolicy } from "../accreditation/accreditation.policy";
import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustExist, mustHold } from "../errors";
import { announce, type Db } from "../outbox.server";

/** Closes a site for good: its scope counts no more, from this moment on. Open orders stay with the provider. */
export function closeSite(db: Db, actor: Actor, siteId: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const site = mustExist(
      await tx.selectFrom("sites").selectAll().where("id", "=", siteId).forUpdate().executeTakeFirst(),
    );
    authorizeSight(site.provider_id === actor.organisationId);
    authorize(accreditationPolicy.manage(actor, site));
    mustHold(site.closed_at === null, "site_closed");
    await tx.updateTable("sites").set({ closed_at: new Date() }).where("id", "=", siteId).execute();
    await announce(tx, actor, "accreditation.site_closed", {
      providerId: site.provider_id,
      data: { siteId, name: site.name },
    });
  });
}
