import { type RawBuilder, sql } from "kysely";

/** Both days on which rules 2 and 5 must hold. */
export interface Days {
  today: string;
  promisedOn: string;
}

/** Users who may sign for row `s` of item `i` on both days (rule 5). An item nobody has placed holds anyway. */
export function signatories({ today, promisedOn }: Days): RawBuilder<string[]> {
  return sql`(select coalesce(array_agg(g.user_id), '{}') from signatories g
    where g.accreditation_id = s.accreditation_id and g.status = 'active'
      and g.valid_from <= ${today}::date and g.valid_to >= greatest(${today}::date, ${promisedOn}::date)
      and (g.object_class_ids = '{}' or not i.placed or exists (
        select from object_classes gc where gc.id = any(g.object_class_ids) and i.path like gc.path || '%')))`;
}

/** Whether provider `provider` is barred from the item's parameter on one of both days (failed proficiency test). */
export function parameterSuspended(
  provider: RawBuilder<unknown>,
  { today, promisedOn }: Days,
): RawBuilder<boolean> {
  return sql`exists (select from parameter_suspensions ps join wanted w2 on w2.parameter_id = ps.parameter_id
    where ps.provider_id = ${provider} and w2.position = i.position
      and (${today}::date between ps.starts_on and coalesce(ps.ends_on, 'infinity')
        or ${promisedOn}::date between ps.starts_on and coalesce(ps.ends_on, 'infinity')))`;
}

/** covers, mismatch or unplaced: a placed row without a class narrows nothing; else its class is equal or an ancestor. */
export const objectRelation: RawBuilder<string> = sql`case when not s.object_placed then 'unplaced'
  when s.object_class_id is null or i.path like rc.path || '%' then 'covers' else 'mismatch' end`;

/**
 * Designations in force for compulsory instruments: the county's where it named anybody for the item's class,
 * else the next level up (强制检定办法 第五条).
 */
export function designatedCte({ today }: Days): RawBuilder<unknown> {
  return sql`designation as materialized (
    select i.position, d.provider_id, d.site_id,
      case when d.region_code = any(geo.counties) then 1 when d.region_code = geo.city_prefix || '00' then 2 else 3 end as step,
      min(case when d.region_code = any(geo.counties) then 1 when d.region_code = geo.city_prefix || '00' then 2 else 3 end)
        over (partition by i.position) as nearest
    from item i cross join geo join object_classes dc on i.path like dc.path || '%'
    join verification_designations d on d.object_class_id = dc.id
    where i.compulsory and d.valid_from <= ${today}::date and coalesce(d.valid_to, 'infinity') >= ${today}::date
      and (d.region_code = any(geo.counties) or d.region_code = geo.city_prefix || '00'
        or d.region_code = geo.province_prefix || '0000'))`;
}
