import { endSessions, lockUser } from "../accounts/account.queries.server";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustExist, mustHold } from "../errors";
import { organisationPolicy } from "../organisations/organisation.policy";
import { type Db, recordAudit } from "../outbox.server";

/**
 * For somebody who lost phone and recovery codes, after the administrator made sure who it is: the password signs in
 * again, every session ends, and it is written down. Administrator only, never one's own; 409 when it is not on.
 */
export function removeSecondFactor(db: Db, actor: Actor, userId: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    authorize(organisationPolicy.suspendUser(actor, userId));
    mustExist(await lockUser(tx, userId));
    await tx.deleteFrom("recovery_codes").where("user_id", "=", userId).execute();
    const { numDeletedRows } = await tx
      .deleteFrom("second_factors")
      .where("user_id", "=", userId)
      .where("confirmed_at", "is not", null)
      .executeTakeFirst();
    mustHold(numDeletedRows === 1n, "second_factor_off");
    await endSessions(tx, userId);
    await recordAudit(tx, actor, "second_factor.removed", { type: "user", id: userId });
  });
}
