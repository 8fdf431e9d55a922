import { sql } from "kysely";
import type { Db, Tx } from "../outbox.server";
import { loadCalendar } from "./calendar.queries.server";
import { YELLOW_SHARE } from "./settings";
import { loadClockSettings } from "./settings.queries.server";
import { SWEEP } from "./sweep.server";
import { addDutyMinutes, type DutyPeriods } from "./working-time";

const untriaged = (db: Db) =>
  db
    .selectFrom("requests as r")
    .select("r.id")
    .where("r.status", "=", "submitted")
    .where("r.suspended_at", "is", null)
    .orderBy("r.triage_due_at");

/** Requests of which `YELLOW_SHARE` of the triage time has passed and nobody was warned; one query a duty schedule. */
export async function requestsToWarn(db: Db, now: Date): Promise<string[]> {
  const [calendar, settings] = [await loadCalendar(db), await loadClockSettings(db)];
  const schedules = await db.selectFrom("hubs").select("duty_periods").distinct().execute();
  const found: string[] = [];
  for (const { duty_periods } of schedules) {
    const left = settings.triage_minutes * (1 - YELLOW_SHARE);
    const bound = addDutyMinutes(calendar, duty_periods as unknown as DutyPeriods, now, left);
    const rows = await untriaged(db)
      .innerJoin("hubs as h", "h.id", "r.hub_id")
      .where(sql<boolean>`h.duty_periods = ${JSON.stringify(duty_periods)}::jsonb`)
      .where("r.triage_warned_at", "is", null)
      .where("r.triage_due_at", ">", now)
      .where("r.triage_due_at", "<=", bound.at)
      .limit(SWEEP)
      .execute();
    found.push(...rows.map(({ id }) => id));
  }
  return found;
}

const climbed = sql<boolean>`exists (select from escalations e
  where e.request_id = r.id and e.from_hub_id = r.hub_id and e.due_at = r.triage_due_at)`;

/** Requests whose triage time is over, and whose clock has not been answered by a climb yet. */
export async function requestsOverdue(db: Db, now: Date): Promise<string[]> {
  const rows = await untriaged(db)
    .where("r.triage_due_at", "<=", now)
    .where(({ not }) => not(climbed))
    .limit(SWEEP)
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes the row if nobody else works on it; a locked one is left to whoever has it. */
export async function claimRequest(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom("requests")
    .select("id")
    .where("id", "=", id)
    // no more than that: a climb takes the request's conversation along, and whoever has that locked names the request
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row !== undefined;
}
