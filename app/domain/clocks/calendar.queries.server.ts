import type { Db } from "../outbox.server";
import type { Calendar } from "./working-time";

const MINUTE = 60_000;
const kept = new WeakMap<object, { calendar: Promise<Calendar>; until: number }>();

// a transaction is a new object each time, but shares its pool's adapter
const pool = (db: Db): object => db.getExecutor().adapter;

/** The holiday table, kept in the process for a minute; works on a transaction too. */
export async function loadCalendar(db: Db): Promise<Calendar> {
  const found = kept.get(pool(db));
  if (found && found.until > Date.now()) return found.calendar;
  const calendar = readCalendar(db);
  kept.set(pool(db), { calendar, until: Date.now() + MINUTE });
  calendar.catch(() => kept.delete(pool(db)));
  return calendar;
}

/** Makes the next reader ask the database: after the table was edited. */
export const forgetCalendar = (db: Db) => kept.delete(pool(db));

async function readCalendar(db: Db): Promise<Calendar> {
  const rows = await db.selectFrom("holidays").select(["date", "off_day"]).execute();
  return { listed: new Map(rows.map((row) => [row.date, row.off_day])) };
}
