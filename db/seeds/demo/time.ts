import {
  type Calendar,
  DEFAULT_DUTY_PERIODS,
  dayAfter,
  dayOf,
  dutyMinutesBetween,
  isWorkingDay,
  momentOf,
} from "~/domain/clocks/working-time";

const MINUTE = 60_000;

export const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE);
export const hoursAfter = (at: Date, hours: number) => minutesAfter(at, hours * 60);
export const daysAfter = (at: Date, days: number) => hoursAfter(at, days * 24);

/** The last working day on or before `day`. */
export function workingDayUntil(calendar: Calendar, day: string): string {
  let found = day;
  while (!isWorkingDay(calendar, found)) found = dayAfter(found, -1);
  return found;
}

/** A moment of duty on the working day `back` working days before `day`. */
export function dutyMoment(calendar: Calendar, day: string, back: number, minutes: number): Date {
  let found = workingDayUntil(calendar, day);
  for (let left = back; left > 0; left--) found = workingDayUntil(calendar, dayAfter(found, -1));
  // a day of duty has 450 minutes, with a pause of 90 after the first 210
  const since = minutes % 450;
  return minutesAfter(momentOf(found, "08:30"), since + (since >= 210 ? 90 : 0));
}

/** The latest moment, to the minute, from which `minutes` of duty time have passed until `now`. */
export function dutyMinutesBefore(calendar: Calendar, now: Date, minutes: number): Date {
  let from = now;
  for (;;) {
    const missing = minutes - dutyMinutesBetween(calendar, DEFAULT_DUTY_PERIODS, from, now);
    if (missing <= 0) return from;
    // duty time never runs faster than the clock, so this far back is never too far
    from = minutesAfter(from, -Math.max(1, Math.ceil(missing)));
  }
}

export { dayAfter, dayOf };
