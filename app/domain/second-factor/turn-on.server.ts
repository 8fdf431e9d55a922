import type pg from "pg";
import { lockUser } from "../accounts/account.queries.server";
import { passwordFits } from "../accounts/password.server";
import type { Actor } from "../actor";
import { mustHold, Refusal } from "../errors";
import { type Db, recordAudit, type Tx } from "../outbox.server";
import type { Sealer } from "../sealing.server";
import { renewRecoveryCodes } from "./recovery-codes.server";
import { lockFactor } from "./second-factor.queries.server";
import { countTry, forgiveTries } from "./spend-code.server";
import { newSecret, stepOf } from "./totp.server";

const about = (actor: Actor) => ({ type: "user", id: actor.userId });

/** What every command about the factor needs: the counter of tries, the key, and how many tries there are. */
export interface FactorRules {
  pool: pg.Pool;
  secrets: Sealer;
  attempts: number;
}

/** Refuses 422 at the field unless the password is the actor's: an open screen alone must not change the factor. */
export async function assertOwnPassword(tx: Tx, actor: Actor, password: string): Promise<void> {
  const user = await lockUser(tx, actor.userId);
  if (!(await passwordFits(user?.password_hash ?? null, password))) {
    throw new Refusal("invalid", "invalid_input", { fields: { currentPassword: "password_wrong" } });
  }
}

/** Makes a secret for the actor's phone; nothing is asked for before a code has confirmed it. 409 when it is on already. */
export async function beginSecondFactor(db: Db, actor: Actor, password: string, rules: FactorRules) {
  const { pool, secrets, attempts } = rules;
  await countTry(db, pool, actor.userId, attempts);
  await db.transaction().execute(async (tx) => {
    await assertOwnPassword(tx, actor, password);
    mustHold(!(await lockFactor(tx, actor.userId))?.confirmed_at, "second_factor_on");
    const secret = secrets.seal(newSecret(), actor.userId);
    await tx
      .insertInto("second_factors")
      .values({ user_id: actor.userId, secret })
      .onConflict((conflict) =>
        conflict.column("user_id").doUpdateSet({ secret, last_step: 0, created_at: new Date() }),
      )
      .execute();
  });
  await forgiveTries(pool, actor.userId, attempts);
}

/**
 * Turns the factor on with the first code; gives the recovery codes, this once.
 * Refuses 409 when there is nothing to confirm, 422 at the field for a wrong code.
 */
export async function confirmSecondFactor(db: Db, actor: Actor, code: string, rules: FactorRules) {
  const { pool, secrets, attempts } = rules;
  await countTry(db, pool, actor.userId, attempts);
  const codes = await db.transaction().execute(async (tx) => {
    const factor = await lockFactor(tx, actor.userId);
    mustHold(factor !== undefined, "second_factor_not_begun");
    mustHold(factor.confirmed_at === null, "second_factor_on");
    const step = stepOf(secrets.open(factor.secret, actor.userId), code);
    if (step === null) throw new Refusal("invalid", "invalid_input", { fields: { code: "wrong_code" } });
    await tx
      .updateTable("second_factors")
      .set({ confirmed_at: new Date(), last_step: step })
      .where("user_id", "=", actor.userId)
      .execute();
    const fresh = await renewRecoveryCodes(tx, actor.userId);
    await recordAudit(tx, actor, "second_factor.turned_on", about(actor));
    return fresh;
  });
  await forgiveTries(pool, actor.userId, attempts);
  return codes;
}
