import { setTimeout as wait } from "node:timers/promises";
import { type Letter, queueMail } from "../notifications/queue-mail.server";
import { type Db, recordAudit } from "../outbox.server";
import { signInKey } from "./account";
import { newToken, tokenHash } from "./tokens.server";

const HOUR = 3_600_000;
/** Milliseconds an answer takes at least: longer than writing the link down, so the time does not tell either. */
const SAME_TIME = 400;

/** Words of the mail, with the token in its link. */
export type ResetLetter = (token: string, locale: "zh-CN" | "en") => Letter;

/**
 * Mails a link that sets a new password, good for an hour and for one use. It never says whether the person exists:
 * the answer is the same, and the mail leaves later.
 */
export async function requestPasswordReset(db: Db, login: string, letter: ResetLetter): Promise<void> {
  await Promise.all([wait(SAME_TIME), mailReset(db, login, letter)]);
}

async function mailReset(db: Db, login: string, letter: ResetLetter): Promise<void> {
  const key = signInKey(login);
  const user = await db
    .selectFrom("users")
    .select(["id", "email", "locale"])
    .where((eb) => eb.or([eb("login", "=", key), eb("phone", "=", key), eb("email", "=", key)]))
    .where("status", "=", "active")
    .executeTakeFirst();
  const token = newToken();
  await db.transaction().execute(async (tx) => {
    if (!user?.email) return;
    await tx
      .insertInto("password_resets")
      .values({ token_hash: tokenHash(token), user_id: user.id, expires_at: new Date(Date.now() + HOUR) })
      .execute();
    const words = letter(token, user.locale === "en" ? "en" : "zh-CN");
    await queueMail(tx, user.email, words, `reset:${tokenHash(token)}`);
    await recordAudit(tx, { userId: null, organisationId: null }, "password.reset_requested", {
      type: "user",
      id: user.id,
    });
  });
}
