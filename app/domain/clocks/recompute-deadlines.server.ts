import { THE_CLOCK } from "../actor";
import { announce, type Db, type Tx } from "../outbox.server";
import { loadCalendar } from "./calendar.queries.server";
import { claimRequest } from "./due-requests.queries.server";
import { loadClockSettings } from "./settings.queries.server";
import { SWEEP, sweep } from "./sweep.server";
import { triageClock } from "./triage-clock.queries.server";
import { type Deadline, dayOf, isYearKnown, workingDeadline } from "./working-time";

/**
 * Recomputes deadlines that rest on a year whose holidays were not published when they were set, once the table is
 * there (DOMAIN 6); while it is missing the administrator is told, once a year. Gives how many moved on.
 */
export async function recomputeDeadlines(db: Db, now: Date): Promise<number> {
  await warnOfMissingYear(db, now);
  const triage = await sweep(db, await provisional(db, "requests", "submitted"), triageAgain);
  const comparing = await sweep(db, await provisional(db, "packages", "comparing"), comparingAgain);
  const followUp = await sweep(db, await provisional(db, "orders", "accepted"), followUpAgain);
  return triage + comparing + followUp;
}

async function provisional(db: Db, table: "requests" | "packages" | "orders", status: string) {
  const rows = await db
    .selectFrom(table)
    .select("id")
    .where("deadline_provisional", "=", true)
    .where("status", "=", status)
    .limit(SWEEP)
    .execute();
  return rows.map(({ id }) => id);
}

/** The columns of a settled deadline, or nothing while it is still provisional. */
const settled = (due: Deadline) => (due.provisional ? null : { deadline_provisional: false });

async function triageAgain(tx: Tx, id: string): Promise<boolean> {
  if (!(await claimRequest(tx, id))) return false;
  const request = await tx
    .selectFrom("requests")
    .select(["hub_id", "triage_started_at", "received_at"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const began = request.triage_started_at ?? request.received_at;
  if (!began) return false;
  const clock = await triageClock(tx, request.hub_id, began);
  if (clock.deadline_provisional) return false;
  await tx.updateTable("requests").set(clock).where("id", "=", id).execute();
  return true;
}

async function comparingAgain(tx: Tx, id: string): Promise<boolean> {
  const pack = await tx
    .selectFrom("packages")
    .select("quoting_deadline")
    .where("id", "=", id)
    .where("status", "=", "comparing")
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!pack?.quoting_deadline) return false;
  const { comparing_working_days } = await loadClockSettings(tx);
  const due = workingDeadline(await loadCalendar(tx), pack.quoting_deadline, comparing_working_days);
  const flag = settled(due);
  if (!flag) return false;
  await tx
    .updateTable("packages")
    .set({ ...flag, comparing_until: due.at })
    .where("id", "=", id)
    .execute();
  return true;
}

async function followUpAgain(tx: Tx, id: string): Promise<boolean> {
  const order = await tx
    .selectFrom("orders")
    .select("accepted_at")
    .where("id", "=", id)
    .where("status", "=", "accepted")
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!order?.accepted_at) return false;
  const { follow_up_working_days } = await loadClockSettings(tx);
  const due = workingDeadline(await loadCalendar(tx), order.accepted_at, follow_up_working_days);
  const flag = settled(due);
  if (!flag) return false;
  await tx
    .updateTable("orders")
    .set({ ...flag, follow_up_due_at: due.at })
    .where("id", "=", id)
    .execute();
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
