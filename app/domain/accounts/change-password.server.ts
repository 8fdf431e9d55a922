import type { Actor } from "../actor";
import { Refusal } from "../errors";
import { type Db, recordAudit } from "../outbox.server";
import type { PasswordProfile } from "./account";
import { endSessions, lockUser, profileOf } from "./account.queries.server";
import { assertAcceptable, hashPassword, passwordFits } from "./password.server";

interface Change {
  currentPassword: string;
  newPassword: string;
}

/**
 * The person sets a new password; every other session ends at once.
 * Refuses 422 at the field: the current one is wrong, the new one is not acceptable or the same.
 */
export async function changePassword(
  db: Db,
  actor: Actor,
  change: Change,
  profile: PasswordProfile,
): Promise<void> {
  const own = await profileOf(db, actor.userId);
  assertAcceptable(profile, change.newPassword, [own.login, own.phone, own.email, own.name], "newPassword");
  const passwordHash = await hashPassword(change.newPassword);
  await db.transaction().execute(async (tx) => {
    const user = await lockUser(tx, actor.userId);
    if (!(await passwordFits(user?.password_hash ?? null, change.currentPassword))) {
      throw new Refusal("invalid", "invalid_input", { fields: { currentPassword: "password_wrong" } });
    }
    if (change.currentPassword === change.newPassword) {
      throw new Refusal("invalid", "invalid_input", { fields: { newPassword: "password_same" } });
    }
    await tx
      .updateTable("users")
      .set({ password_hash: passwordHash, password_changed_at: new Date() })
      .where("id", "=", actor.userId)
      .execute();
    await endSessions(tx, actor.userId, actor.sessionHash);
    await recordAudit(tx, actor, "password.changed", { type: "user", id: actor.userId });
  });
}
