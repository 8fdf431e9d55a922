import type { Actor } from "../actor";
import { mustHold } from "../errors";
import { type Db, recordAudit, type Tx } from "../outbox.server";
import { renewRecoveryCodes } from "./recovery-codes.server";
import { lockFactor } from "./second-factor.queries.server";
import { countTry, forgiveTries, spendCode } from "./spend-code.server";
import { assertOwnPassword, type FactorRules } from "./turn-on.server";

interface Proof {
  currentPassword: string;
  code: string;
}

/** Password and code together, counted as one try; then `change`, and an audit entry of the name `action`. */
async function withProof<T>(
  db: Db,
  actor: Actor,
  proof: Proof,
  rules: FactorRules,
  action: string,
  change: (tx: Tx) => Promise<T>,
): Promise<T> {
  await countTry(db, rules.pool, actor.userId, rules.attempts);
  const result = await db.transaction().execute(async (tx) => {
    await assertOwnPassword(tx, actor, proof.currentPassword);
    mustHold(Boolean((await lockFactor(tx, actor.userId))?.confirmed_at), "second_factor_off");
    await spendCode(tx, rules.secrets, actor.userId, proof.code);
    const changed = await change(tx);
    await recordAudit(tx, actor, action, { type: "user", id: actor.userId });
    return changed;
  });
  await forgiveTries(rules.pool, actor.userId, rules.attempts);
  return result;
}

/** Turns the factor off; refuses without the password (422) and a code (401), as whoever found an open screen has neither. */
export const turnOffSecondFactor = (db: Db, actor: Actor, proof: Proof, rules: FactorRules) =>
  withProof(db, actor, proof, rules, "second_factor.turned_off", async (tx) => {
    await tx.deleteFrom("recovery_codes").where("user_id", "=", actor.userId).execute();
    await tx.deleteFrom("second_factors").where("user_id", "=", actor.userId).execute();
  });

/** Ten new recovery codes in place of the old ones, given this once. */
export const renewCodes = (db: Db, actor: Actor, proof: Proof, rules: FactorRules) =>
  withProof(db, actor, proof, rules, "second_factor.codes_renewed", (tx) =>
    renewRecoveryCodes(tx, actor.userId),
  );
