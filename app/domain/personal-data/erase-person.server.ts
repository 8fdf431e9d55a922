import { endSessions, lockUser } from "../accounts/account.queries.server";
import type { Actor } from "../actor";
import { mustExist, mustHold } from "../errors";
import { HEAD_OF } from "../organisations/member";
import { countWithRole } from "../organisations/member.queries.server";
import { announce, type Db, recordAudit, type Tx } from "../outbox.server";
import { factorIsOn } from "../second-factor/second-factor.queries.server";
import { countTry, forgiveTries, spendCode } from "../second-factor/spend-code.server";
import { assertOwnPassword, type FactorRules } from "../second-factor/turn-on.server";
import { anonymiseElsewhere, anonymiseUser, deleteOwnRows } from "./anonymise.server";
import { KEPT_YEARS } from "./personal-data";
import { housesOf, keptOf } from "./personal-data.queries.server";

interface Proof {
  currentPassword: string;
  code?: string | undefined;
}
type House = Awaited<ReturnType<typeof housesOf>>[number];

/** Refuses 409 `last_owner_open_work` while a house of the person would be left with work and nobody to answer for it. */
async function assertNobodyLeftAlone(tx: Tx, houses: readonly House[]): Promise<void> {
  for (const { id, name, kind, role, openWork } of houses) {
    const head = HEAD_OF[kind as Actor["organisationKind"]];
    if (role !== head || !openWork) continue;
    mustHold((await countWithRole(tx, id, head)) > 1, "last_owner_open_work", {
      values: { organisation: name },
    });
  }
}

async function leave(tx: Tx, actor: Actor, houses: readonly House[]): Promise<void> {
  await tx
    .updateTable("memberships")
    .set({ status: "removed" })
    .where("user_id", "=", actor.userId)
    .where("status", "=", "active")
    .execute();
  await endSessions(tx, actor.userId);
  for (const { id } of houses) {
    await announce(tx, actor, "member.removed", { organisationId: id, data: { userId: actor.userId } });
  }
}

/**
 * Erases the actor as a person (PIPL 47): the account is emptied, sessions and memberships end, and what the law has us
 * keep (audit, orders, reports, agreements; six years) stays without a name, for storage only. Gives how much of each.
 * Refuses without the password (422) and, with two-step sign-in, a code (401); 409 `last_owner_open_work`.
 */
export async function erasePerson(db: Db, actor: Actor, proof: Proof, rules: FactorRules) {
  await countTry(db, rules.pool, actor.userId, rules.attempts);
  const asked = await factorIsOn(db, actor.userId);
  const kept = await db.transaction().execute(async (tx) => {
    // houses before the person, as everywhere: two orders of locking would wait for each other
    const houses = await housesOf(tx, actor.userId);
    await assertOwnPassword(tx, actor, proof.currentPassword);
    if (asked) await spendCode(tx, rules.secrets, actor.userId, proof.code ?? "");
    await assertNobodyLeftAlone(tx, houses);
    const person = mustExist(await lockUser(tx, actor.userId));
    const left = await keptOf(tx, actor.userId);
    await anonymiseElsewhere(tx, person, await everHouses(tx, actor.userId));
    await deleteOwnRows(tx, person);
    await anonymiseUser(tx, person);
    await tx
      .insertInto("erasures")
      .values({ user_id: actor.userId, kept: JSON.stringify(left), kept_until: untilDay() })
      .execute();
    await leave(tx, actor, houses);
    await recordAudit(tx, actor, "personal_data.erased", { type: "user", id: actor.userId }, { kept: left });
    return left;
  });
  await forgiveTries(rules.pool, actor.userId, rules.attempts);
  return kept;
}

/** Also houses that were left long ago may still name the person as their contact. */
async function everHouses(tx: Tx, userId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("memberships")
    .select("organisation_id")
    .where("user_id", "=", userId)
    .execute();
  return rows.map(({ organisation_id }) => organisation_id);
}

function untilDay(): string {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() + KEPT_YEARS);
  return day.toISOString().slice(0, 10);
}
