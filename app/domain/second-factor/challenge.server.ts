import type pg from "pg";
import { personForSignIn } from "../accounts/account.queries.server";
import {
  mayBegin,
  passPassword,
  recordStart,
  type SignInAttempt,
  type SignInRules,
} from "../accounts/sign-in.server";
import { newToken, tokenHash } from "../accounts/tokens.server";
import { Refusal } from "../errors";
import type { Db, Tx } from "../outbox.server";
import { factorIsOn } from "./second-factor.queries.server";
import { countTry, forgiveTries, spendCode } from "./spend-code.server";

/** Minutes between the password and the code. */
export const CHALLENGE_MINUTES = 10;

/** Where a sign-in stands after the password: it may begin, or the code is asked for first. */
export type PasswordPassed =
  | { who: { userId: string; organisationId: string } }
  /** A secret for the browser that opens the second question, and nothing else; kept as a hash. */
  | { challenge: string };

/** The first step of a sign-in by page; refuses as `passPassword` does. */
export async function startSignIn(
  db: Db,
  pool: pg.Pool,
  attempt: SignInAttempt,
  rules: SignInRules,
): Promise<PasswordPassed> {
  const { userId, organisationId, epoch } = await passPassword(db, pool, attempt, rules);
  const who = { userId, organisationId };
  if (!(await factorIsOn(db, userId))) {
    await db.transaction().execute((tx) => recordStart(tx, who, attempt.address));
    return { who };
  }
  const challenge = newToken();
  const expiresAt = new Date(Date.now() + CHALLENGE_MINUTES * 60_000);
  await db
    .insertInto("sign_in_challenges")
    .values({ token_hash: tokenHash(challenge), user_id: userId, epoch, expires_at: expiresAt })
    .execute();
  return { challenge };
}

/** Whom an open challenge asks; null when it was answered, is too old, or the password or a session changed meanwhile. */
export function openChallenge(db: Db, challenge: string | null) {
  return db
    .selectFrom("sign_in_challenges as c")
    .innerJoin("users as u", (join) => join.onRef("u.id", "=", "c.user_id").onRef("u.epoch", "=", "c.epoch"))
    .select(["c.user_id", "c.token_hash"])
    .where("c.token_hash", "=", tokenHash(challenge ?? ""))
    .where("c.used_at", "is", null)
    .where("c.expires_at", ">", new Date())
    .executeTakeFirst();
}

async function useUp(tx: Tx, hash: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("sign_in_challenges")
    .set({ used_at: new Date() })
    .where("token_hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new Refusal("unauthenticated", "challenge_gone");
}

/**
 * The second step: the code. Gives whom a session may begin for; whoever was suspended meanwhile is refused.
 * Refuses 401 `challenge_gone`, `wrong_code`, `totp_replayed`, 429 `too_many_codes`; a wrong code leaves the challenge open.
 */
export async function answerChallenge(
  db: Db,
  pool: pg.Pool,
  answer: { challenge: string | null; code: string; address: string },
  rules: SignInRules,
) {
  const asked = await openChallenge(db, answer.challenge);
  if (!asked) throw new Refusal("unauthenticated", "challenge_gone");
  await countTry(db, pool, asked.user_id, rules.attempts);
  const known = await personForSignIn(db, asked.user_id);
  if (!known) throw new Refusal("unauthenticated", "challenge_gone");
  const { userId, organisationId } = mayBegin(known, rules.profile);
  const who = { userId, organisationId };
  await db.transaction().execute(async (tx) => {
    await useUp(tx, asked.token_hash);
    const factor = await spendCode(tx, rules.secrets, userId, answer.code);
    await recordStart(tx, who, answer.address, factor);
  });
  await forgiveTries(pool, userId, rules.attempts);
  return who;
}
