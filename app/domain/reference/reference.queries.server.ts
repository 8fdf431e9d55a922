import { sql } from "kysely";
import type { Db } from "../outbox.server";

export interface Table {
  table: string;
  rows: number;
}

/** How many rows each table of reference data has, and when the shipped files were loaded. */
export async function referenceTables(db: Db): Promise<Table[]> {
  const names = [
    "regions",
    "hubs",
    "catalogue_items",
    "normative_documents",
    "object_classes",
    "parameters",
    "compulsory_instruments",
    "holidays",
    "request_templates",
    "statistical_zone_assignments",
    "notices",
  ];
  const counts = names.map(
    (name) => sql`select ${name}::text as table, count(*) as rows from ${sql.table(name)}`,
  );
  const { rows } = await sql<Table>`${sql.join(counts, sql` union all `)}`.execute(db);
  return rows;
}

/** Days of a year that are not what their weekday says. */
export const holidaysOf = (db: Db, year: number) =>
  db
    .selectFrom("holidays")
    .selectAll()
    .where("date", ">=", `${year}-01-01`)
    .where("date", "<=", `${year}-12-31`)
    .orderBy("date")
    .execute();

export const servicesOf = (db: Db, category: string) =>
  db
    .selectFrom("catalogue_items")
    .selectAll()
    .where("category", "=", category)
    .orderBy("stage")
    .orderBy("position")
    .execute();

export const compulsoryLines = (db: Db) =>
  db
    .selectFrom("compulsory_instruments as i")
    .innerJoin("object_classes as c", "c.id", "i.object_class_id")
    .select(["i.id", "i.name_zh", "i.name_en", "i.use_zh", "i.use_en", "i.source", "c.code"])
    .orderBy("c.path")
    .execute();

export const instrumentClasses = (db: Db) =>
  db.selectFrom("object_classes").select(["id", "name_zh", "name_en", "path"]).orderBy("path").execute();

/** Statistical zones of the provinces that have hubs, each with the county that looks after it. */
export async function zoneLines(db: Db) {
  const { rows } = await sql<{
    zone: string;
    name: string;
    county: string | null;
    countyName: string | null;
    basis: string | null;
  }>`
    select z.code as zone, z.name, a.county_code as county, c.name as "countyName", a.basis
    from regions z
    left join statistical_zone_assignments a on a.zone_code = z.code
    left join regions c on c.code = a.county_code
    where z.kind = 'statistical' and z.valid_to is null
      and exists (select from hubs h where left(h.region_code, 2) = left(z.code, 2))
    order by z.code`.execute(db);
  return rows;
}

/** Counties with a station, by city: whom a zone may belong to. */
export async function countiesWithStation(db: Db) {
  const { rows } = await sql<{ code: string; name: string }>`
    select r.code, p.name || ' › ' || r.name as name
    from hubs h join regions r on r.code = h.region_code join regions p on p.code = r.parent_code
    where h.level = 'county' order by r.code`.execute(db);
  return rows;
}
