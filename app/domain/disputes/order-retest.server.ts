import type { Actor } from "../actor";
import { chinaDay } from "../china-day";
import { invalid, mustHold } from "../errors";
import { newId } from "../ids";
import { withLegality } from "../matching/with-legality.server";
import type { Db, Tx } from "../outbox.server";
import { disputePolicy } from "./dispute.policy";
import { mediationLeft, stageClock } from "./dispute-clock.queries.server";
import type { RetestOrder } from "./dispute-inputs";
import { judgeRetester } from "./judge-retester.server";
import { addStep, advanceDispute, announceDispute, lockDispute, saveDispute } from "./lock-dispute.server";
import { neutralOf } from "./neutral-labs.queries.server";
import { NO_PROPOSAL } from "./settle-dispute.server";
import { tellRetester } from "./tell-retester.server";

type Input = RetestOrder & { expectedVersion?: number | undefined };

/**
 * The hub asks an unrelated body of another city to test again, in mediation, whose clock then stands, or after it has
 * failed. Gives the re-test's id. Refuses: 404, 403 to others or when the gate does not let that body do it, 409 in
 * another stage, 422 `retester_not_neutral`.
 */
export function orderRetest(
  db: Db,
  actor: Actor,
  id: string,
  input: Input,
  now = new Date(),
): Promise<string> {
  return withLegality(db, () => db.transaction().execute((tx) => ask(tx, actor, id, input, now)));
}

async function ask(tx: Tx, actor: Actor, id: string, input: Input, now: Date) {
  const locked = await lockDispute(tx, actor, id);
  const { row, order } = locked;
  const status = advanceDispute(actor, locked, disputePolicy.lead, "order_retest", input.expectedVersion);
  const itemIds = await ownItems(tx, order.package_id, input.items);
  const providerId = await mustBeNeutral(tx, id, input.siteId);
  const { siteId } = input;
  const question = { packageId: order.package_id, providerId, siteId, itemIds, promisedOn: chinaDay(now) };
  const legalityRecordId = await judgeRetester(tx, actor, question);
  const retest = { id: newId(), provider_id: providerId };
  await tx
    .insertInto("dispute_retests")
    .values({
      ...retest,
      dispute_id: id,
      site_id: siteId,
      item_ids: itemIds,
      instruction: input.instruction,
      payer: input.payer,
      fee_note: input.feeNote,
      legality_record_id: legalityRecordId,
    })
    .execute();
  const left = row.status === "mediation" && row.due_at ? await mediationLeft(tx, row.due_at, now) : null;
  const clock = await stageClock(tx, "resolution_working_days", now);
  await saveDispute(tx, locked, { status, ...NO_PROPOSAL, mediation_days_left: left, ...clock });
  await addStep(tx, actor, id, "retest_ordered", { text: input.instruction });
  await tellRetester(tx, actor, "retest.asked", row, retest);
  await announceDispute(tx, actor, "dispute.retest_ordered", order, row);
  return retest.id;
}

async function ownItems(tx: Tx, packageId: string, asked: readonly string[]) {
  const items = await tx.selectFrom("items").select("id").where("package_id", "=", packageId).execute();
  const known = new Set(items.map(({ id }) => id));
  if (asked.some((item) => !known.has(item))) invalid({ items: "invalid_choice" });
  return [...new Set(asked)];
}

async function mustBeNeutral(tx: Tx, disputeId: string, siteId: string): Promise<string> {
  const site = await tx.selectFrom("sites").select("provider_id").where("id", "=", siteId).executeTakeFirst();
  if (!site || !(await neutralOf(tx, disputeId, [siteId])).has(siteId)) {
    return invalid({ siteId: "invalid_choice" }, "retester_not_neutral");
  }
  // who has said no is not asked again
  const refused = await tx
    .selectFrom("dispute_retests")
    .select("id")
    .where("dispute_id", "=", disputeId)
    .where("provider_id", "=", site.provider_id)
    .where("status", "=", "refused")
    .executeTakeFirst();
  mustHold(!refused, "retester_refused");
  return site.provider_id;
}
