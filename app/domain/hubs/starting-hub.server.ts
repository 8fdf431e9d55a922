import { sql } from "kysely";
import { mustExist } from "../errors";
import type { Db } from "../outbox.server";

export interface StartingHub {
  readonly id: string;
  readonly level: "province" | "city" | "county" | "park";
  readonly name_zh: string;
  readonly name_en: string;
  readonly region_code: string;
  readonly parent_id: string | null;
  readonly ordinal: number;
  readonly phone: string;
  /** Spans of duty as stored. */
  readonly duty_periods: unknown;
}

/**
 * The hub at which a request from `regionCode` starts (DOMAIN 7): the park's workstation if the enterprise sits
 * in one, else its county's station; a statistical zone belongs to the county an administrator named; an
 * abolished code to its successor (several successors: to what they have in common); where a place has no
 * station of its own, the next one up, at last the province platform.
 */
export async function startingHub(
  db: Db,
  place: { regionCode: string; parkHubId?: string | null },
): Promise<StartingHub> {
  const park = place.parkHubId ?? null;
  const { rows } = await sql<StartingHub>`
    with recursive today as (
      select ${place.regionCode}::text as code, 0 as depth
      union all
      select heir.code, today.depth + 1 from today, lateral (
        select case when count(*) = 1 then min(s.new_code::text)
                    when count(distinct r.parent_code) = 1 then min(r.parent_code::text)
                    else left(today.code, 2) || '0000' end as code
        from region_successions s join regions r on r.code = s.new_code
        where s.old_code = today.code::char(6) and s.new_code <> s.old_code
        having count(*) > 0
      ) heir where today.depth < 8
    ), home as (
      select coalesce(z.county_code::text, t.code) as code from today t
      left join statistical_zone_assignments z on z.zone_code = t.code::char(6)
      order by t.depth desc limit 1
    ), up as (
      select code, 0 as depth from home
      union all
      select r.parent_code::text, up.depth + 1 from up join regions r on r.code = up.code::char(6) where r.parent_code is not null
    ), found as (
      select h.*, -1 as depth from hubs h where h.id = ${park}::uuid and h.level = 'park'
      union all
      select h.*, up.depth from up join hubs h on h.region_code = up.code::char(6) and h.level <> 'park'
      union all
      select h.*, 99 from hubs h where h.parent_id is null
    )
    select id, level, name_zh, name_en, region_code, parent_id, ordinal, phone, duty_periods
    from found order by depth, ordinal limit 1`.execute(db);
  return mustExist(rows[0], "no_hub");
}
