import type pg from "pg";
import { forgive, type Limit, spend, waiting } from "../accounts/limits.server";
import { Refusal } from "../errors";
import { type Db, recordAudit, type Tx } from "../outbox.server";
import type { Sealer } from "../sealing.server";
import { takeRecoveryCode } from "./recovery-codes.server";
import { isTotp } from "./second-factor";
import { lockFactor } from "./second-factor.queries.server";
import { stepOf } from "./totp.server";

/** Tries of one person within a quarter of an hour, from wherever: three of a million codes are right at a time. */
const triesOf = (attempts: number): Limit => ({ name: "second_factor", points: attempts, seconds: 15 * 60 });

/** Counts a try before it is judged; refuses 429 `too_many_codes`, and writes the first refusal down. */
export async function countTry(db: Db, pool: pg.Pool, userId: string, attempts: number): Promise<void> {
  const spent = await spend(pool, triesOf(attempts), userId);
  if (spent.ok) return;
  if (spent.firstRefusal) {
    const about = { type: "user", id: userId };
    const author = { userId: null, organisationId: null };
    await db.transaction().execute((tx) => recordAudit(tx, author, "second_factor.throttled", about));
  }
  throw new Refusal("limited", "too_many_codes", waiting(spent.retryAfter));
}

export const forgiveTries = (pool: pg.Pool, userId: string, attempts: number) =>
  forgive(pool, triesOf(attempts), userId);

/**
 * Takes a code of the phone or a recovery code, each of them once; says which it was.
 * Refuses 401 `wrong_code`, and 401 `totp_replayed` for a right one that is used already or older than one used.
 */
export async function spendCode(
  tx: Tx,
  secrets: Sealer,
  userId: string,
  code: string,
): Promise<"totp" | "recovery"> {
  const factor = await lockFactor(tx, userId);
  if (!factor?.confirmed_at) throw new Refusal("unauthenticated", "wrong_code");
  if (!isTotp(code)) {
    if (await takeRecoveryCode(tx, userId, code)) return "recovery";
    throw new Refusal("unauthenticated", "wrong_code");
  }
  const secret = secrets.open(factor.secret, userId);
  const step = stepOf(secret, code);
  if (step === null) throw new Refusal("unauthenticated", "wrong_code");
  if (step <= factor.last_step) throw new Refusal("unauthenticated", "totp_replayed");
  await tx
    .updateTable("second_factors")
    // sealed anew: a key that was set later comes to cover it with the next sign-in
    .set({ last_step: step, secret: secrets.seal(secret, userId) })
    .where("user_id", "=", userId)
    .execute();
  return "totp";
}
