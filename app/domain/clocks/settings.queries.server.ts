import type { Db } from "../outbox.server";
import { type ClockSettings, clockSettings } from "./settings";

/** The configured numbers, standards filled in. */
export async function loadClockSettings(db: Db): Promise<ClockSettings> {
  const keys = Object.keys(clockSettings.shape);
  const rows = await db.selectFrom("settings").select(["key", "value"]).where("key", "in", keys).execute();
  return clockSettings.parse(Object.fromEntries(rows.map((row) => [row.key, row.value])));
}
