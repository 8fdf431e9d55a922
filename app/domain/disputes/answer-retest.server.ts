import type { Actor } from "../actor";
import { chinaDay } from "../china-day";
import { invalid } from "../errors";
import { withLegality } from "../matching/with-legality.server";
import type { Db, Tx } from "../outbox.server";
import { disputePolicy } from "./dispute.policy";
import { promiseClock, stageClock, workingClock } from "./dispute-clock.queries.server";
import { recallRetest as dropRetest } from "./end-dispute.server";
import type { Words } from "./explain-dispute.server";
import { judgeRetester } from "./judge-retester.server";
import {
  addStep,
  advanceDispute,
  announceDispute,
  type LockedDispute,
  lockDispute,
  moveOn,
  saveDispute,
} from "./lock-dispute.server";
import { lockRetest, saveRetest } from "./lock-retest.server";
import { tellRetester } from "./tell-retester.server";

const DAY = 86_400_000;
/** No dispute waits longer for a re-test: a promise beyond would never be late. */
const LONGEST_DAYS = 90;

export interface Acceptance {
  promisedOn: string;
  feeYuan: number;
  expectedVersion?: number | undefined;
}

/**
 * The asked house takes the job for a day and a fee; the gate looks again, at that day. Refuses: 404 to others, 403 by
 * role or by the gate, 409 when no longer asked, 422 for a day that is over or more than 90 days away.
 */
export function acceptRetest(db: Db, actor: Actor, id: string, input: Acceptance, now = new Date()) {
  return withLegality(db, () => db.transaction().execute((tx) => accept(tx, actor, id, input, now)));
}

async function accept(tx: Tx, actor: Actor, id: string, input: Acceptance, now: Date) {
  const { expectedVersion, promisedOn } = input;
  const rule = disputePolicy.answers;
  const { locked, retest } = await lockRetest(tx, actor, id, {
    ...{ rule, event: "work_retest", from: "asked", expectedVersion },
  });
  if (promisedOn < chinaDay(now)) invalid({ promisedOn: "past_date" });
  if (promisedOn > chinaDay(new Date(now.getTime() + LONGEST_DAYS * DAY)))
    invalid({ promisedOn: "day_too_far" });
  const legality_record_id = await judgeRetester(tx, actor, {
    packageId: locked.order.package_id,
    providerId: retest.provider_id,
    siteId: retest.site_id,
    itemIds: retest.item_ids,
    promisedOn,
  });
  const fee_fen = Math.round(input.feeYuan * 100);
  await saveRetest(tx, id, { status: "accepted", promised_on: promisedOn, fee_fen, legality_record_id });
  await saveDispute(tx, locked, promiseClock(promisedOn, now));
  await addStep(tx, actor, retest.dispute_id, "retest_accepted", { data: { promisedOn } });
  await announceDispute(tx, actor, "dispute.retest_accepted", locked.order, locked.row);
}

interface Refusal {
  text: string;
  from?: "asked" | "accepted";
  expectedVersion?: number | undefined;
}

/**
 * The asked house says no, or gives an accepted job back: mediation goes on with the days it had left, or the hub asks
 * somebody else. Refuses: 404 to others, 403, 409 once reported or recalled.
 */
export function refuseRetest(db: Db, actor: Actor, id: string, input: Refusal, now = new Date()) {
  return db.transaction().execute(async (tx) => {
    const { text, from = "asked", expectedVersion } = input;
    const rule = disputePolicy.answers;
    const { locked, retest } = await lockRetest(tx, actor, id, {
      rule,
      event: "miss_retest",
      from,
      expectedVersion,
    });
    await saveRetest(tx, id, { status: "refused", ended_reason: text, ended_at: now });
    await backToHub(tx, locked, now);
    await addStep(tx, actor, retest.dispute_id, "retest_refused", { text });
    await announceDispute(tx, actor, "dispute.retest_refused", locked.order, locked.row);
  });
}

/**
 * The hub takes the job back from a house that does not answer or deliver. Refuses: 404, 403 to others, 409 without a
 * re-test under way.
 */
export function recallRetest(db: Db, actor: Actor, disputeId: string, input: Words, now = new Date()) {
  return db.transaction().execute(async (tx) => {
    const locked = await lockDispute(tx, actor, disputeId);
    advanceDispute(actor, locked, disputePolicy.lead, "miss_retest", input.expectedVersion);
    const retest = await dropRetest(tx, disputeId, input.text);
    await backToHub(tx, locked, now);
    await addStep(tx, actor, disputeId, "retest_recalled", { text: input.text });
    if (retest) await tellRetester(tx, actor, "retest.recalled", locked.row, retest);
    await announceDispute(tx, actor, "dispute.retest_recalled", locked.order, locked.row);
  });
}

/** Where the dispute was before the re-test: mediation with the days it had left, or failed. */
async function backToHub(tx: Tx, locked: LockedDispute, now: Date) {
  const left = locked.row.mediation_days_left;
  const clock =
    left === null ? await stageClock(tx, "resolution_working_days", now) : await workingClock(tx, left, now);
  const status = moveOn(locked, left === null ? "miss_retest" : "resume");
  await saveDispute(tx, locked, { status, mediation_days_left: null, ...clock });
}
