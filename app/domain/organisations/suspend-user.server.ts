import { endSessions, lockUser } from "../accounts/account.queries.server";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustExist, mustHold } from "../errors";
import { type Db, recordAudit } from "../outbox.server";
import { organisationPolicy } from "./organisation.policy";

/** Shuts or opens one person's account; shut, every session dies at once. Administrator only, and never one's own. */
export function setUserStatus(
  db: Db,
  actor: Actor,
  userId: string,
  status: "active" | "suspended",
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    authorize(organisationPolicy.suspendUser(actor, userId));
    const user = mustExist(await lockUser(tx, userId));
    mustHold(user.status !== status && user.status !== "erased", "conflict");
    await tx.updateTable("users").set({ status }).where("id", "=", userId).execute();
    if (status === "suspended") await endSessions(tx, userId);
    await recordAudit(tx, actor, `user.${status}`, { type: "user", id: userId });
  });
}
