import type pg from "pg";
import { Refusal } from "../errors";
import { type Db, recordAudit, type Tx } from "../outbox.server";
import type { Sealer } from "../sealing.server";
import { factorIsOn } from "../second-factor/second-factor.queries.server";
import { countTry, forgiveTries, spendCode } from "../second-factor/spend-code.server";
import { type PasswordProfile, signInKey } from "./account";
import { findForSignIn } from "./account.queries.server";
import { forgive, type Limit, spend, waiting } from "./limits.server";
import { hasExpired, passwordFits } from "./password.server";

export interface SignInAttempt {
  login: string;
  password: string;
  /** Where it comes from, as the limits count it. */
  address: string;
}
export interface SignInRules {
  attempts: number;
  profile: PasswordProfile;
  secrets: Sealer;
}

const QUARTER = 15 * 60;

/** Two counters: mistakes of one name from one address, and of one name from everywhere. */
function limitsOf({ attempts, profile }: SignInRules): [near: Limit, anywhere: Limit] {
  return [
    { name: "sign_in", points: attempts, seconds: QUARTER },
    { name: "sign_in_any", points: profile === "mlps" ? 5 : attempts * 10, seconds: QUARTER },
  ];
}

type Known = Awaited<ReturnType<typeof findForSignIn>>;

/** The throttle is written down once a quarter of an hour and name, or the audit log itself would be flooded. */
async function refuseThrottled(
  db: Db,
  known: Known,
  address: string,
  spent: { retryAfter: number; firstRefusal: boolean },
) {
  if (spent.firstRefusal) {
    const about = known ? { type: "user", id: known.id } : { type: "address", id: address };
    const author = { userId: null, organisationId: known?.organisation_id ?? null };
    await db.transaction().execute((tx) => recordAudit(tx, author, "sign_in.throttled", about, { address }));
  }
  throw new Refusal("limited", "too_many_sign_ins", waiting(spent.retryAfter));
}

/**
 * Checks login, phone or e-mail with its password; gives the person and the organisation a session would begin in.
 * Refuses: 429 `too_many_sign_ins` after `attempts` mistakes, 401 `wrong_sign_in` for any wrong pair, in the same time
 * whether or not the name exists; only a right password learns of `account_suspended`, `no_membership`, `password_expired`.
 */
export async function passPassword(db: Db, pool: pg.Pool, attempt: SignInAttempt, rules: SignInRules) {
  const key = signInKey(attempt.login);
  const [near, anywhere] = limitsOf(rules);
  const nearKey = `${key}|${attempt.address}`;
  const known = await findForSignIn(db, key);
  // counted before the password is tried: parallel guesses cannot slip past the limit
  for (const spent of [await spend(pool, near, nearKey), await spend(pool, anywhere, key)]) {
    if (!spent.ok) await refuseThrottled(db, known, attempt.address, spent);
  }
  if (!(await passwordFits(known?.password_hash ?? null, attempt.password)) || !known) {
    throw new Refusal("unauthenticated", "wrong_sign_in");
  }
  await Promise.all([forgive(pool, near, nearKey), forgive(pool, anywhere, key)]);
  return mayBegin(known, rules.profile);
}

/** Refuses a person who may not act at all, however right the password is. */
export function mayBegin(known: NonNullable<Known>, profile: PasswordProfile) {
  // of an erased person nothing is left that could be signed in to, not even the news of it
  if (known.status === "erased") throw new Refusal("unauthenticated", "wrong_sign_in");
  if (known.status !== "active") throw new Refusal("forbidden", "account_suspended");
  const { id: userId, organisation_id: organisationId, epoch } = known;
  if (!organisationId) throw new Refusal("forbidden", "no_membership");
  if (hasExpired(profile, known.password_changed_at)) throw new Refusal("forbidden", "password_expired");
  return { userId, organisationId, epoch };
}

/** Writes down that a session begins, from where and, with a second factor, by which kind of code. */
export async function recordStart(
  tx: Tx,
  who: { userId: string; organisationId: string },
  address: string,
  factor?: "totp" | "recovery",
): Promise<void> {
  const data = factor ? { address, factor } : { address };
  await recordAudit(tx, who, "session.started", { type: "user", id: who.userId }, data);
}

/**
 * Sign-in in one call: password and, where the person has a second factor, the code. Gives whom and for which
 * organisation a session may begin. Refuses as `passPassword` does; 401 `second_factor_required`, `wrong_code`,
 * `totp_replayed`, 429 `too_many_codes` for the code.
 */
export async function signIn(
  db: Db,
  pool: pg.Pool,
  attempt: SignInAttempt & { code?: string | undefined },
  rules: SignInRules,
) {
  const { userId, organisationId } = await passPassword(db, pool, attempt, rules);
  const who = { userId, organisationId };
  const asked = await factorIsOn(db, userId);
  if (asked && !attempt.code) throw new Refusal("unauthenticated", "second_factor_required");
  if (asked) await countTry(db, pool, userId, rules.attempts);
  await db.transaction().execute(async (tx) => {
    const factor = asked ? await spendCode(tx, rules.secrets, userId, attempt.code ?? "") : undefined;
    await recordStart(tx, who, attempt.address, factor);
  });
  if (asked) await forgiveTries(pool, userId, rules.attempts);
  return who;
}
