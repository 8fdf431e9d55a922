import { sql } from "kysely";
import type { Db } from "../outbox.server";

export interface RegionGroup {
  label: string;
  options: { value: string; label: string }[];
}

/**
 * Where an organisation may sit: the counties and statistical zones of Shandong by city, then the cities of the other
 * provinces. Abolished codes and grouping codes are left out.
 */
export async function regionChoices(db: Db): Promise<RegionGroup[]> {
  const { rows } = await sql<{ code: string; name: string; group_name: string }>`
    select r.code, r.name, city.name as group_name from regions r join regions city on city.code = left(r.code, 4) || '00'
    where r.level = 'county' and r.code like '37%' and r.kind <> 'container' and r.valid_to is null and city.kind <> 'container'
    union all
    select r.code, r.name, p.name from regions r join regions p on p.code = left(r.code, 2) || '0000'
    where r.level = 'city' and r.code not like '37%' and r.kind = 'administrative' and r.valid_to is null
    union all
    select code, name, name from regions where level = 'province' and left(code, 2) in ('11', '12', '31', '50')
    order by 1`.execute(db);
  const shandong = rows.filter(({ code }) => code.startsWith("37"));
  const others = rows.filter(({ code }) => !code.startsWith("37"));
  const groups = new Map<string, RegionGroup>();
  for (const { code, name, group_name } of [...shandong, ...others]) {
    const group = groups.get(group_name) ?? { label: group_name, options: [] };
    group.options.push({ value: code, label: name });
    groups.set(group_name, group);
  }
  return [...groups.values()];
}

/** Park workstations an enterprise may sit at. */
export function parkChoices(db: Db) {
  return db
    .selectFrom("hubs")
    .select(["id", "name_zh", "name_en"])
    .where("level", "=", "park")
    .orderBy("ordinal")
    .execute();
}
