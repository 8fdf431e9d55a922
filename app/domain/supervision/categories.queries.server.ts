import { sql } from "kysely";
import type { HubRange } from "../actor";
import type { Category } from "../catalogue/service";
import { DUE, ENDED } from "../figures/closure.server";
import { isKept, wholeDays } from "../figures/kept.server";
import type { Db } from "../outbox.server";

export interface CategoryMonth {
  /** "2026-11", the month in China in which they were received. */
  month: string;
  category: Category;
  received: number;
  ended: number;
  due: number;
}

/**
 * Requests received since `since` by month and service category, within a hub's subtree or the whole nation: a bundle
 * counts in each of its categories. From the sums, what is not folded yet, and the first part of a day, like the cockpit.
 */
export async function categoryMonths(
  db: Db,
  within: HubRange | "nation",
  since: Date,
): Promise<CategoryMonth[]> {
  const nation = within === "nation";
  const kept = nation || isKept(within.level);
  const { day, from } = wholeDays(since);
  const place = nation ? sql`k.hub_id is null` : sql`k.hub_id = ${within.hubId}`;
  const below = nation ? sql`true` : sql`ordinal between ${within.ordinal} and ${within.lastOrdinal}`;
  const hubs = sql`any(array(select id from hubs where ${below}))`;
  const { rows } = await sql<CategoryMonth>`
    with days as (
      select (r.received_at at time zone 'Asia/Shanghai')::date as day, c.category, count(*) as received,
        count(*) filter (where ${ENDED}) as ended, count(*) filter (where ${DUE}) as due
      from requests r, unnest(r.categories) as c(category)
      where r.origin_hub_id = ${hubs} and r.received_at >= ${since} ${kept ? sql`and r.received_at < ${from}` : sql``}
      group by 1, 2
      ${
        kept
          ? sql`
      union all select k.day, k.category, k.received, k.ended, k.due from figure_rollups k
        where ${place} and k.category <> '' and k.day >= ${day}
      union all select g.day, c.category, g.received, g.ended, g.due
        from figure_log g, unnest(g.categories) as c(category) where g.hub_id = ${hubs} and g.day >= ${day}`
          : sql``
      }
    )
    select to_char(day, 'YYYY-MM') as month, category, sum(received)::bigint as received, sum(ended)::bigint as ended,
      sum(due)::bigint as due
    from days group by 1, 2 having sum(received) > 0 order by 1, 2`.execute(db);
  return rows;
}
