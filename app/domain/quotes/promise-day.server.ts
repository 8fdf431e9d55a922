import { chinaDay } from "../china-day";
import { loadCalendar } from "../clocks/calendar.queries.server";
import { addWorkingDays } from "../clocks/working-time";
import type { Db } from "../outbox.server";

/** The day on which work of so many working days, begun today, is promised. */
export async function promiseDay(db: Db, workingDays: number, from = chinaDay()): Promise<string> {
  return addWorkingDays(await loadCalendar(db), from, workingDays).day;
}
