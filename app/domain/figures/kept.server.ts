import { type RawBuilder, sql } from "kysely";
import type { HubLevel } from "../actor";
import { dayOf, momentOf } from "../clocks/working-time";
import type { Db } from "../outbox.server";
import { COUNTED, MEASURES } from "./measures.server";

const DAY = 86_400_000;
/** What the sums, and the log of what is not in them yet, hold of a hub's day. */
const COLUMNS = ["received", ...COUNTED, "answered", "minutes", "follow_ups", "score"];
const each = (render: (name: string) => RawBuilder<unknown>) => sql.join(COLUMNS.map(render));
const columnsOf = (row: string) => each((name) => sql.ref(`${row}.${name}`));

/** Hubs whose figures are kept as sums by day; those of counties and parks are counted (PERFORMANCE, "Dashboards"). */
export const isKept = (level: HubLevel) => level === "city" || level === "province";

/** The first whole day in China from `since` on, and the moment it begins: what comes before is counted. */
export function wholeDays(since: Date): { day: string; from: Date } {
  const day = dayOf(new Date(since.getTime() + DAY - 1));
  return { day, from: momentOf(day, "00:00") };
}

/** Counted from the rows themselves, by the hub where a request began or a follow-up was made. */
const rawFrom = (hubs: RawBuilder<unknown>, since: Date, before?: Date) => sql`
  select r.origin_hub_id as hub_id, count(*) as received,
    ${sql.join(COUNTED.map((name) => sql`count(*) filter (where ${MEASURES[name]}) as ${sql.ref(name)}`))},
    count(r.response_minutes) as answered, coalesce(sum(r.response_minutes::numeric), 0) as minutes,
    0 as follow_ups, 0 as score
  from requests r where r.origin_hub_id = any(array(${hubs})) and r.received_at >= ${since}
    ${before ? sql`and r.received_at < ${before}` : sql``} group by 1
  union all
  select f.hub_id, 0, ${sql.join(COUNTED.map(() => sql`0`))}, 0, 0, count(*), sum(coalesce(f.score, 0))
  from follow_ups f where f.hub_id = any(array(${hubs})) and f.at >= ${since}
    ${before ? sql`and f.at < ${before}` : sql``} group by 1`;

/**
 * Figures since `since` of each hub of `shown` (a table or subquery of hubs), its whole subtree: `id` and the columns
 * above. Whole days of a city or province come from the sums and from what is not folded into them yet; all else is
 * counted. One statement, so one moment, and exactly what a plain count gives at that moment.
 */
export function figuresOf(shown: RawBuilder<unknown>, since: Date): RawBuilder<unknown> {
  const { day, from } = wholeDays(since);
  return sql`
    with shown as (
      select id, ordinal, last_ordinal, level in ('province', 'city') as kept from ${shown}
    ), spread as (
      select s.id, s.kept, h.id as hub_id from shown s
      join hubs h on h.ordinal between s.ordinal and s.last_ordinal
    ), edge as (${rawFrom(sql`select distinct hub_id from spread`, since, from)}
    ), rest as (${rawFrom(sql`select distinct hub_id from spread where not kept`, from)}
    ), parts as (
      select s.id, ${columnsOf("e")} from spread s join edge e using (hub_id)
      union all select s.id, ${columnsOf("e")} from spread s join rest e using (hub_id) where not s.kept
      union all select s.id, ${columnsOf("g")} from spread s join figure_log g using (hub_id)
        where s.kept and g.day >= ${day}
      union all select s.id, ${columnsOf("k")} from shown s join figure_rollups k on k.hub_id = s.id
        where s.kept and k.category = '' and k.day >= ${day}
    )
    select id, ${each((name) =>
      name === "minutes"
        ? sql`sum(minutes) as minutes`
        : sql`sum(${sql.ref(name)})::bigint as ${sql.ref(name)}`,
    )} from parts group by id`;
}

/** Adds what was logged to the sums; returns how many rows of the log it took. Safe to run anywhere, any number at once. */
export async function foldFigures(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`select fold_figures(${most}) as folded`.execute(db);
  return rows[0]?.folded ?? 0;
}
