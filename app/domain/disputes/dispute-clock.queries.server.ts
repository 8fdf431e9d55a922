import { sql } from "kysely";
import { loadCalendar } from "../clocks/calendar.queries.server";
import type { ClockSettings } from "../clocks/settings";
import { loadClockSettings } from "../clocks/settings.queries.server";
import { dayAfter, dayOf, momentOf, workingDaysBetween, workingDeadline } from "../clocks/working-time";
import type { Db, Tx } from "../outbox.server";

type Stage = "resolution_working_days" | "mediation_working_days" | "arbitration_working_days";

/** A fresh clock of whole working days, as columns of `disputes`; provisional where a holiday table is missing. */
export async function workingClock(db: Db, days: number, from: Date) {
  const due = workingDeadline(await loadCalendar(db), from, days);
  return {
    clock_from: from,
    clock_days: days,
    due_at: due.at,
    due_provisional: due.provisional,
    overdue_told_at: null,
  };
}

/** The configured number of working days of a stage (DOMAIN 6). */
export async function stageClock(db: Db, stage: Stage & keyof ClockSettings, from: Date) {
  return workingClock(db, (await loadClockSettings(db))[stage], from);
}

const untilEndOf = (day: string, from: Date) => ({
  clock_from: from,
  clock_days: null,
  due_at: momentOf(dayAfter(day), "00:00"),
  due_provisional: false,
  overdue_told_at: null,
});

/** Until the end of the day that the re-tester promised. */
export const promiseClock = (promisedOn: string, from: Date) => untilEndOf(promisedOn, from);

/** Calendar days after the day of the result, to the end of the last one (计量法实施细则, article 36: 15). */
export async function appealClock(db: Db, from: Date) {
  return untilEndOf(dayAfter(dayOf(from), (await loadClockSettings(db)).appeal_days), from);
}

/** Working days of mediation that remain, at least one: the time of a re-test is not counted (办法, article 20). */
export async function mediationLeft(db: Db, dueAt: Date, now: Date): Promise<number> {
  const last = dayOf(new Date(dueAt.getTime() - 1));
  return Math.max(1, workingDaysBetween(await loadCalendar(db), dayOf(now), last));
}

/** A regulator held the order's open dispute up: its deadline, unless it was over before, moves by as much. */
export async function resumeDisputeClock(
  tx: Tx,
  orderId: string,
  { since, until }: { since: Date; until: Date },
): Promise<void> {
  const stood = sql`(${until}::timestamptz - ${since}::timestamptz)`;
  await tx
    .updateTable("disputes")
    .set({
      due_at: sql`due_at + ${stood}`,
      // what a holiday table will be counted from anew must not forget the time either
      clock_from: sql`case when due_provisional then clock_from + ${stood} else clock_from end`,
      overdue_told_at: null,
    })
    .where("order_id", "=", orderId)
    .where("ended_at", "is", null)
    .where("due_at", ">", since)
    .execute();
}

export const NO_CLOCK = { clock_from: null, clock_days: null, due_at: null, due_provisional: false };
