import { type Kysely, sql } from "kysely";
import { newId } from "~/domain/ids";
import type { Database } from "../../connection";
import { readTable } from "./files";

/** Far from any ordinal in use: positions are unique at every moment, also while they change. */
const ASIDE = 1_000_000;

/** Hubs level by level, then their depth-first positions, hubs added by administrators included. */
export async function loadHubs(db: Kysely<Database>): Promise<number> {
  const rows = readTable("hubs.csv").map((row, index) => ({ ...row, id: newId(), ordinal: ASIDE + index }));
  await sql`update hubs set ordinal = ordinal - ${sql.lit(ASIDE)}`.execute(db);
  for (const level of ["province", "city", "county", "park"]) {
    const some = rows.filter((row) => "level" in row && row.level === level);
    await insertLevel(db, JSON.stringify(some));
  }
  await renumber(db);
  return rows.length;
}

async function insertLevel(db: Kysely<Database>, rows: string): Promise<void> {
  await sql`
    insert into hubs (id, code, level, parent_id, region_code, ordinal, last_ordinal, name_zh, name_en, address, phone, lon, lat)
    select x.id, x.code, x.level, parent.id, x.region, x.ordinal, x.ordinal, x.name_zh, x.name_en, x.address, x.phone, x.lon, x.lat
    from jsonb_to_recordset(${rows}::jsonb) as x(
      id uuid, code text, level text, parent_code text, region text, ordinal integer, name_zh text, name_en text,
      address text, phone text, lon double precision, lat double precision)
    left join hubs parent on parent.code = x.parent_code
    on conflict (code) do update set
      level = excluded.level, parent_id = excluded.parent_id, region_code = excluded.region_code,
      name_zh = excluded.name_zh, name_en = excluded.name_en, address = excluded.address, phone = excluded.phone,
      lon = excluded.lon, lat = excluded.lat
  `.execute(db);
}

async function renumber(db: Kysely<Database>): Promise<void> {
  await sql`
    with recursive tree as (
      select id, array[code] as path from hubs where parent_id is null
      union all
      select hubs.id, tree.path || hubs.code from hubs join tree on hubs.parent_id = tree.id
    ), numbered as (
      select id, path, row_number() over (order by path)::integer as position from tree
    ), ranges as (
      select one.id, one.position, max(below.position) as last
      from numbered one
      join numbered below on below.path[1:cardinality(one.path)] = one.path
      group by one.id, one.position
    )
    update hubs set ordinal = ranges.position, last_ordinal = ranges.last
    from ranges where ranges.id = hubs.id
  `.execute(db);
}
