import { type Kysely, sql } from "kysely";
import type { Database } from "../../connection";
import { listOf, readTable } from "./files";

/** Regions, abolished ones included, and what became of them. */
export async function loadRegions(db: Kysely<Database>): Promise<number> {
  const rows = readTable("regions.csv");
  await sql`
    insert into regions (code, name, level, parent_code, kind, valid_from, valid_to, lon, lat, pinyin, initials)
    select code, name, level, parent, kind, valid_from, valid_to, lon, lat, coalesce(pinyin, ''), coalesce(initials, '')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      code text, name text, level text, parent text, kind text, valid_from date, valid_to date,
      lon double precision, lat double precision, pinyin text, initials text)
    on conflict (code) do update set
      name = excluded.name, level = excluded.level, parent_code = excluded.parent_code, kind = excluded.kind,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to, lon = excluded.lon, lat = excluded.lat,
      pinyin = excluded.pinyin, initials = excluded.initials
  `.execute(db);
  await loadSuccessions(db);
  return rows.length;
}

async function loadSuccessions(db: Kysely<Database>): Promise<void> {
  const rows = readTable("region_successions.csv").flatMap((row) => {
    const successors: (string | null)[] = listOf(row.successor_codes);
    const source = `${row.source}; ${row.basis}`;
    const after = successors.length === 0 ? [null] : successors;
    return after.map((next) => ({ old: row.old_code, next, on: row.effective_on, source }));
  });
  await sql`delete from region_successions`.execute(db);
  await sql`
    insert into region_successions (old_code, new_code, effective_on, source)
    select x.old, x.next, x."on", x.source
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(old text, next text, "on" date, source text)
  `.execute(db);
}

/** The county that takes the requests of a statistical zone; an administrator's choice is kept. */
export async function loadZoneAssignments(db: Kysely<Database>): Promise<void> {
  const rows = readTable("statistical_zone_assignments.csv").filter((row) => row.county_code);
  await sql`
    insert into statistical_zone_assignments (zone_code, county_code, basis)
    select zone_code, county_code, basis
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(zone_code text, county_code text, basis text)
    on conflict (zone_code) do nothing
  `.execute(db);
}
