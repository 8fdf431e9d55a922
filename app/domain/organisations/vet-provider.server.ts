import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { mustExist, mustHold } from "../errors";
import { announce, type Db } from "../outbox.server";
import { organisationPolicy } from "./organisation.policy";
import { lockForVetting } from "./vetting.queries.server";

/** A hub has vetted a provisional provider: from now on it may be awarded (DOMAIN 4.8). */
export function vetProvider(db: Db, actor: Actor, organisationId: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const found = mustExist(await lockForVetting(tx, organisationId));
    authorizeSight(organisationPolicy.vet(actor, found.ordinal));
    mustHold(found.provisional === true, "conflict");
    mustHold(found.uscc_state !== "exception_pending", "uscc_unconfirmed");
    await tx
      .updateTable("providers")
      .set({ provisional: false, vetted_at: new Date() })
      .where("organisation_id", "=", organisationId)
      .execute();
    await announce(tx, actor, "organisation.vetted", { organisationId });
  });
}
