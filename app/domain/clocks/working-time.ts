import { tzOffset } from "@date-fns/tz";

export const ZONE = "Asia/Shanghai";
const MINUTE = 60_000;
const DAY = 86_400_000;
/** Eleven years: further ahead nobody plans, and a table of holidays only must not loop for ever. */
const HORIZON_DAYS = 4000;

/** Day → whether it is off (holiday) or not (make-up work day); days not listed follow the week. */
export interface Calendar {
  readonly listed: ReadonlyMap<string, boolean>;
}

/** Spans of a working day in local time, ascending, e.g. `[["08:30","12:00"],["13:30","17:30"]]`. */
export type DutyPeriods = readonly (readonly [string, string])[];
export const DEFAULT_DUTY_PERIODS: DutyPeriods = [
  ["08:30", "12:00"],
  ["13:30", "17:30"],
];

/** A moment by working time; provisional when it rests on a year whose holidays are not published yet. */
export interface Deadline {
  readonly at: Date;
  readonly provisional: boolean;
}
export interface WorkingDay {
  readonly day: string;
  readonly provisional: boolean;
}

/** The time on the wall in China at `at`, in ISO form. */
const onTheWall = (at: Date) => new Date(at.getTime() + tzOffset(ZONE, at) * MINUTE).toISOString();

/** The day, "YYYY-MM-DD", that it is in China at `at`. */
export const dayOf = (at: Date) => onTheWall(at).slice(0, 10);

/** "2026-11-23 10:46", the time on the wall in China at `at`. */
export const localTime = (at: Date) => onTheWall(at).slice(0, 16).replace("T", " ");

/** The moment of a local time such as "08:30" on `day`. */
export function momentOf(day: string, time: string): Date {
  const wall = new Date(`${day}T${time}:00Z`);
  return new Date(wall.getTime() - tzOffset(ZONE, wall) * MINUTE);
}

/** The calendar day `n` days after `day`. */
export const dayAfter = (day: string, n = 1) =>
  new Date(Date.parse(day) + n * DAY).toISOString().slice(0, 10);

/** Whether the State Council's table of that year is at hand; every such table lists National Day. */
export const isYearKnown = (calendar: Calendar, day: string) =>
  calendar.listed.has(`${day.slice(0, 4)}-10-01`);

/** Listed days as listed, others Monday to Friday (DOMAIN 6). */
export function isWorkingDay(calendar: Calendar, day: string): boolean {
  const off = calendar.listed.get(day);
  if (off !== undefined) return !off;
  const weekday = new Date(day).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The `n`-th working day after `day`; for 0 the first one on or after it. */
export function addWorkingDays(calendar: Calendar, day: string, n: number): WorkingDay {
  let left = n;
  let provisional = false;
  for (let step = n === 0 ? 0 : 1; step < HORIZON_DAYS; step++) {
    const candidate = dayAfter(day, step);
    provisional ||= !isYearKnown(calendar, candidate);
    if (isWorkingDay(calendar, candidate) && --left <= 0) return { day: candidate, provisional };
  }
  throw new RangeError(`no ${n} working days after ${day}`);
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  let count = 0;
  for (let day = dayAfter(from); day <= to; day = dayAfter(day)) if (isWorkingDay(calendar, day)) count++;
  return count;
}

/** The end (24:00) of the `n`-th working day after the day of `from`: rules that count whole working days. */
export function workingDeadline(calendar: Calendar, from: Date, n: number): Deadline {
  const { day, provisional } = addWorkingDays(calendar, dayOf(from), n);
  return { at: momentOf(dayAfter(day), "00:00"), provisional };
}

function* dutySpans(calendar: Calendar, periods: DutyPeriods, from: Date) {
  const first = dayOf(from);
  let provisional = false;
  for (let step = 0; step < HORIZON_DAYS; step++) {
    const day = dayAfter(first, step);
    provisional ||= !isYearKnown(calendar, day);
    if (!isWorkingDay(calendar, day)) continue;
    for (const [opens, closes] of periods) {
      const start = Math.max(momentOf(day, opens).getTime(), from.getTime());
      const end = momentOf(day, closes).getTime();
      if (start <= end) yield { start, end, provisional };
    }
  }
}

/**
 * The moment by which `minutes` of duty time have passed since `from`: off duty the clock stands still.
 * Always within a duty period; 0 minutes give the next moment of duty.
 */
export function addDutyMinutes(
  calendar: Calendar,
  periods: DutyPeriods,
  from: Date,
  minutes: number,
): Deadline {
  let left = minutes * MINUTE;
  for (const { start, end, provisional } of dutySpans(calendar, periods, from)) {
    if (left <= end - start) return { at: new Date(start + left), provisional };
    left -= end - start;
  }
  throw new RangeError(`no ${minutes} minutes of duty after ${from.toISOString()}`);
}

/** Minutes of duty time between two moments, fractions included; 0 when `to` is not later. */
export function dutyMinutesBetween(calendar: Calendar, periods: DutyPeriods, from: Date, to: Date): number {
  let total = 0;
  if (to <= from) return 0;
  for (const { start, end } of dutySpans(calendar, periods, from)) {
    if (start >= to.getTime()) break;
    total += Math.min(end, to.getTime()) - start;
  }
  return total / MINUTE;
}

/** Whether a hub with these duty periods is on duty at `at`. */
export function isOnDuty(calendar: Calendar, periods: DutyPeriods, at: Date): boolean {
  const day = dayOf(at);
  return (
    isWorkingDay(calendar, day) &&
    periods.some(([opens, closes]) => at >= momentOf(day, opens) && at < momentOf(day, closes))
  );
}
