import { THE_CLOCK } from "../actor";
import { announce, type Db, type Tx } from "../outbox.server";
import { loadCalendar } from "./calendar.queries.server";
import { claimRequest } from "./due-requests.queries.server";
import {
  type Clocked,
  claimAccepted,
  claimCase,
  claimComparing,
  provisionalRows,
  triageStart,
} from "./provisional.queries.server";
import { claimDispute, provisionalDisputes, saveDisputeDue } from "./provisional-disputes.queries.server";
import { sweep } from "./sweep.server";
import { triageClock } from "./triage-clock.queries.server";
import { comparingClock, deadlineOf, followUpClock } from "./working-clocks.queries.server";
import { dayOf, isYearKnown, workingDeadline } from "./working-time";

/**
 * Recomputes deadlines that rest on a year whose holidays were not published when they were set, once the table is
 * there (DOMAIN 6); while it is missing the administrator is told, once a year. Gives how many moved on.
 */
export async function recomputeDeadlines(db: Db, now: Date): Promise<number> {
  await warnOfMissingYear(db, now);
  const triage = await sweep(db, await provisionalRows(db, "requests", "submitted"), triageAgain);
  const comparing = await sweep(db, await provisionalRows(db, "packages", "comparing"), comparingAgain);
  const followUp = await sweep(db, await provisionalRows(db, "orders", "accepted"), followUpAgain);
  const cases = await sweep(db, await provisionalRows(db, "credit_cases", "open"), caseAgain);
  const disputed = await sweep(db, await provisionalDisputes(db), disputeAgain);
  return triage + comparing + followUp + cases + disputed;
}

async function caseAgain(tx: Tx, id: string): Promise<boolean> {
  const row = await claimCase(tx, id);
  if (!row) return false;
  const days = row.kind === "repair" ? "credit_repair_working_days" : "credit_objection_working_days";
  const due = await deadlineOf(tx, days, row.since);
  const clock = { due_at: due.at, deadline_provisional: due.provisional };
  return settle(tx, "credit_cases", id, clock);
}

async function triageAgain(tx: Tx, id: string): Promise<boolean> {
  const start = (await claimRequest(tx, id)) ? await triageStart(tx, id) : null;
  if (!start) return false;
  return settle(tx, "requests", id, await triageClock(tx, start.hubId, start.began));
}

async function comparingAgain(tx: Tx, id: string): Promise<boolean> {
  const since = await claimComparing(tx, id);
  return since !== null && settle(tx, "packages", id, await comparingClock(tx, since));
}

async function followUpAgain(tx: Tx, id: string): Promise<boolean> {
  const since = await claimAccepted(tx, id);
  return since !== null && settle(tx, "orders", id, await followUpClock(tx, since));
}

async function disputeAgain(tx: Tx, id: string): Promise<boolean> {
  const clock = await claimDispute(tx, id);
  if (!clock) return false;
  const due = workingDeadline(await loadCalendar(tx), clock.from, clock.days);
  return !due.provisional && saveDisputeDue(tx, id, due.at);
}

/** Saves a clock unless it is provisional still; says whether it did. */
async function settle(
  tx: Tx,
  table: Clocked,
  id: string,
  clock: { deadline_provisional: boolean },
): Promise<boolean> {
  if (clock.deadline_provisional) return false;
  await tx.updateTable(table).set(clock).where("id", "=", id).execute();
  return true;
}

const MONTH = 31 * 86_400_000;

/** A deadline set today may reach into the year of a month from now; told once a year, kept in `settings`. */
async function warnOfMissingYear(db: Db, now: Date) {
  const ahead = dayOf(new Date(now.getTime() + MONTH));
  if (isYearKnown(await loadCalendar(db), ahead)) return;
  const year = ahead.slice(0, 4);
  await db.transaction().execute(async (tx) => {
    const first = await tx
      .insertInto("settings")
      .values({ key: `holidays_missing_told_${year}`, value: "true" })
      .onConflict((clash) => clash.doNothing())
      .returning("key")
      .executeTakeFirst();
    if (!first) return;
    await announce(tx, THE_CLOCK, "reference.holidays_missing", {
      data: { year: Number(year) },
      audit: { type: "holidays", id: year },
    });
  });
}
