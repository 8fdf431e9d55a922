import { sql } from "kysely";
import type { Db } from "../outbox.server";
import { type ClockSettings, clockSettings } from "./settings";

/** The configured numbers, standards filled in. */
export async function loadClockSettings(db: Db): Promise<ClockSettings> {
  const keys = Object.keys(clockSettings.shape);
  const rows = await db.selectFrom("settings").select(["key", "value"]).where("key", "in", keys).execute();
  return clockSettings.parse(Object.fromEntries(rows.map((row) => [row.key, row.value])));
}

/** The configured numbers as stored, as a column of another statement; `clockSettings` fills the standards in. */
export const storedClockSettings = () =>
  sql<unknown>`coalesce((select jsonb_object_agg(key, value) from settings
    where key = any(${Object.keys(clockSettings.shape)}::text[])), '{}')`;

/** The numbers together with a hub's spans of duty, both as stored: what a fresh triage clock asks, in one statement. */
export async function loadClockAt(db: Db, hubId: string): Promise<{ settings: unknown; periods: unknown }> {
  const { rows } = await sql<{ settings: unknown; periods: unknown }>`
    select ${storedClockSettings()} as settings,
      (select duty_periods from hubs where id = ${hubId}) as periods`.execute(db);
  return rows[0] ?? { settings: {}, periods: [] };
}
