import { Refusal } from "../errors";
import { type Db, recordAudit, type Tx } from "../outbox.server";
import type { PasswordProfile } from "./account";
import { endSessions } from "./account.queries.server";
import { assertAcceptable, hashPassword } from "./password.server";
import { tokenHash } from "./tokens.server";

/** The reset behind a token, locked when a transaction asks; used, expired and unknown ones are alike gone. */
async function openReset(db: Db | Tx, token: string) {
  const reset = await db
    .selectFrom("password_resets as r")
    .innerJoin("users as u", "u.id", "r.user_id")
    .select(["r.token_hash", "r.user_id", "u.login", "u.phone", "u.email", "u.name"])
    .where("r.token_hash", "=", tokenHash(token))
    .where("r.used_at", "is", null)
    .where("r.expires_at", ">", new Date())
    .where("u.status", "=", "active")
    .executeTakeFirst();
  if (!reset) throw new Refusal("gone", "reset_gone");
  return reset;
}

/** Refuses 410 unless the link still opens. */
export const assertResetOpen = async (db: Db, token: string): Promise<void> =>
  void (await openReset(db, token));

/** Sets a new password by a mailed link, once; every session of the person ends. Refuses 410 for a link used before. */
export async function resetPassword(
  db: Db,
  token: string,
  password: string,
  profile: PasswordProfile,
): Promise<void> {
  const reset = await openReset(db, token);
  assertAcceptable(profile, password, [reset.login, reset.phone, reset.email, reset.name], "newPassword");
  const passwordHash = await hashPassword(password);
  await db.transaction().execute(async (tx) => {
    // the update decides who was first: of two uses at once one finds no row
    const used = await tx
      .updateTable("password_resets")
      .set({ used_at: new Date() })
      .where("user_id", "=", reset.user_id)
      .where("used_at", "is", null)
      .returning("token_hash")
      .execute();
    if (!used.some(({ token_hash }) => token_hash === reset.token_hash))
      throw new Refusal("gone", "reset_gone");
    await tx
      .updateTable("users")
      .set({ password_hash: passwordHash, password_changed_at: new Date() })
      .where("id", "=", reset.user_id)
      .execute();
    await endSessions(tx, reset.user_id);
    const about = { type: "user", id: reset.user_id };
    await recordAudit(tx, { userId: reset.user_id, organisationId: null }, "password.reset", about);
  });
}
