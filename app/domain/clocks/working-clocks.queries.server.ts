import type { Db } from "../outbox.server";
import { loadCalendar } from "./calendar.queries.server";
import type { ClockSettings } from "./settings";
import { loadClockSettings } from "./settings.queries.server";
import { type Deadline, workingDeadline } from "./working-time";

type Days = Extract<keyof ClockSettings, `${string}_working_days`>;

/** The end of the configured number of whole working days after a moment. */
export async function deadlineOf(db: Db, days: Days, from: Date): Promise<Deadline> {
  const settings = await loadClockSettings(db);
  return workingDeadline(await loadCalendar(db), from, settings[days]);
}

/** By when the enterprise chooses (DOMAIN 6), as columns of `packages`. */
export async function comparingClock(db: Db, quotingEnded: Date) {
  const due = await deadlineOf(db, "comparing_working_days", quotingEnded);
  return { comparing_until: due.at, deadline_provisional: due.provisional };
}

/** By when the hub has asked how it was (DOMAIN 6), as columns of `orders`. */
export async function followUpClock(db: Db, accepted: Date) {
  const due = await deadlineOf(db, "follow_up_working_days", accepted);
  return { follow_up_due_at: due.at, deadline_provisional: due.provisional };
}
