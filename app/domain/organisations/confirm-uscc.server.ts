import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { mustExist, mustHold } from "../errors";
import { announce, type Db } from "../outbox.server";
import { organisationPolicy } from "./organisation.policy";
import { lockForVetting } from "./vetting.queries.server";

/** A hub has seen the licence and confirms a credit code whose check digit fails (DOMAIN 2). */
export function confirmUscc(db: Db, actor: Actor, organisationId: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const found = mustExist(await lockForVetting(tx, organisationId));
    authorizeSight(organisationPolicy.vet(actor, found.ordinal));
    mustHold(found.uscc_state === "exception_pending", "conflict");
    await tx
      .updateTable("organisations")
      .set((eb) => ({ uscc_state: "confirmed", version: eb("version", "+", 1) }))
      .where("id", "=", organisationId)
      .execute();
    await announce(tx, actor, "organisation.confirmed", { organisationId });
  });
}
