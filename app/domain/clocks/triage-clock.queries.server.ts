import type { Db } from "../outbox.server";
import { loadCalendar } from "./calendar.queries.server";
import { clockSettings } from "./settings";
import { loadClockAt } from "./settings.queries.server";
import { addDutyMinutes, DEFAULT_DUTY_PERIODS, type DutyPeriods, dutyMinutesBetween } from "./working-time";

/** A hub's spans of duty; the standard ones when it has none. */
export async function dutyPeriodsOf(db: Db, hubId: string): Promise<DutyPeriods> {
  const hub = await db.selectFrom("hubs").select("duty_periods").where("id", "=", hubId).executeTakeFirst();
  return orDefault(hub?.duty_periods);
}

function orDefault(stored: unknown): DutyPeriods {
  const periods = (stored ?? []) as DutyPeriods;
  return periods.length > 0 ? periods : DEFAULT_DUTY_PERIODS;
}

/**
 * A fresh triage clock of a hub, as columns of `requests`: due after the configured minutes of its duty time
 * (DOMAIN 6). Spread it wherever a request reaches a hub. That it was once overdue stays on record.
 */
export async function triageClock(db: Db, hubId: string, now: Date) {
  return triageClockBy(db, await loadClockAt(db, hubId), now);
}

/** The same by numbers and spans of duty that the caller has read already, as stored. */
export async function triageClockBy(db: Db, stored: { settings: unknown; periods: unknown }, now: Date) {
  const { periods } = stored;
  const settings = clockSettings.parse(stored.settings);
  const due = addDutyMinutes(await loadCalendar(db), orDefault(periods), now, settings.triage_minutes);
  return {
    triage_started_at: now,
    triage_due_at: due.at,
    deadline_provisional: due.provisional,
    triage_warned_at: null,
  };
}

/**
 * What every mean response is a mean of, on the board, in the cockpit and in the directory: minutes of the hub's duty
 * time from the start of its triage clock to the acceptance. Nights, holidays and the enterprise's own corrections do
 * not count; a request that climbed or was passed on counts from its arrival at the hub that accepted it.
 */
export async function responseMinutes(db: Db, hubId: string, from: Date, to: Date): Promise<number> {
  return dutyMinutesBetween(await loadCalendar(db), await dutyPeriodsOf(db, hubId), from, to);
}
