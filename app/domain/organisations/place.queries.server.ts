import { sql } from "kysely";

/**
 * The position of the hub that serves an organisation: its county's (a statistical zone counts as the county named for
 * it), else the city's, else the province's; organisations of other provinces belong to the province platform.
 */
export const servingHub = sql<{ ordinal: number }>`lateral (
  select h.ordinal from hubs h
  left join statistical_zone_assignments z on z.zone_code = o.region_code
  where h.level <> 'park' and (h.parent_id is null or h.region_code in (
    coalesce(z.county_code, o.region_code), left(coalesce(z.county_code, o.region_code), 4) || '00'))
  order by array_position(array['county', 'city', 'province'], h.level) limit 1)`;
