import type pg from "pg";
import { Refusal } from "../errors";
import { type Db, recordAudit } from "../outbox.server";
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
 * Checks login, phone or e-mail with its password; gives whom and for which organisation a session may begin.
 * Refuses: 429 `too_many_sign_ins` after `attempts` mistakes, 401 `wrong_sign_in` for any wrong pair, in the same time
 * whether or not the name exists; only a right password learns of `account_suspended`, `no_membership`, `password_expired`.
 */
export async function signIn(db: Db, pool: pg.Pool, attempt: SignInAttempt, rules: SignInRules) {
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
  return mayBegin(db, known, attempt.address, rules.profile);
}

async function mayBegin(db: Db, known: NonNullable<Known>, address: string, profile: PasswordProfile) {
  if (known.status !== "active") throw new Refusal("forbidden", "account_suspended");
  const organisationId = known.organisation_id;
  if (!organisationId) throw new Refusal("forbidden", "no_membership");
  if (hasExpired(profile, known.password_changed_at)) throw new Refusal("forbidden", "password_expired");
  const author = { userId: known.id, organisationId };
  await db
    .transaction()
    .execute((tx) => recordAudit(tx, author, "session.started", { type: "user", id: known.id }, { address }));
  return { userId: known.id, organisationId };
}
