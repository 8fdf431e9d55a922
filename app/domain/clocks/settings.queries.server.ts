import { sql } from "kysely";
import type { Db } from "../outbox.server";
import { type ClockSettings, clockSettings } from "./settings";

/** The configured numbers, standards filled in. */
export async function loadClockSettings(db: Db): Promise<ClockSettings> {
  const keys = Object.keys(clockSettings.shape);
  const rows = await db.selectFrom("settings").select(["key", "value"]).where("key", "in", keys).execute();
  return clockSettings.parse(Object.fromEntries(rows.map((row) => [row.key, row.value])));
}

/** The numbers together with a hub's spans of duty as stored: what a fresh triage clock asks, in one statement. */
export async function loadClockAt(
  db: Db,
  hubId: string,
): Promise<{ settings: ClockSettings; periods: unknown }> {
  const keys = Object.keys(clockSettings.shape);
  const { rows } = await sql<{ settings: unknown; periods: unknown }>`
    select coalesce((select jsonb_object_agg(key, value) from settings where key = any(${keys}::text[])), '{}') as settings,
      (select duty_periods from hubs where id = ${hubId}) as periods`.execute(db);
  return { settings: clockSettings.parse(rows[0]?.settings ?? {}), periods: rows[0]?.periods ?? [] };
}
