import type { Db } from "../outbox.server";
import { loadCalendar } from "./calendar.queries.server";
import { loadClockSettings } from "./settings.queries.server";
import { addDutyMinutes, DEFAULT_DUTY_PERIODS, type DutyPeriods } from "./working-time";

/** A hub's spans of duty; the standard ones when it has none. */
export async function dutyPeriodsOf(db: Db, hubId: string): Promise<DutyPeriods> {
  const hub = await db.selectFrom("hubs").select("duty_periods").where("id", "=", hubId).executeTakeFirst();
  const periods = (hub?.duty_periods ?? []) as unknown as DutyPeriods;
  return periods.length > 0 ? periods : DEFAULT_DUTY_PERIODS;
}

/**
 * A fresh triage clock of a hub, as columns of `requests`: due after the configured minutes of its duty time
 * (DOMAIN 6). Spread it wherever a request reaches a hub. That it was once overdue stays on record.
 */
export async function triageClock(db: Db, hubId: string, now: Date) {
  const { triage_minutes } = await loadClockSettings(db);
  const periods = await dutyPeriodsOf(db, hubId);
  const due = addDutyMinutes(await loadCalendar(db), periods, now, triage_minutes);
  return {
    triage_started_at: now,
    triage_due_at: due.at,
    deadline_provisional: due.provisional,
    triage_warned_at: null,
  };
}
