import { sql } from "kysely";
import type { HubRange } from "../actor";
import type { Category } from "../catalogue/service";
import { ENDED } from "../figures/closure.server";
import { figuresOf, isKept, wholeDays } from "../figures/kept.server";
import { MEASURES } from "../figures/measures.server";
import type { Db } from "../outbox.server";
import { regionPrefix } from "../regions/prefix";
import type { HubFigures, Measure, RegionWarnings } from "./figures";

const { on_time: onTime, ...others } = MEASURES;
const measures: Record<Measure, ReturnType<typeof sql>> = {
  ...others,
  onTime,
  received: sql`true`,
  open: sql`not ${ENDED}`,
};
/** Known before the scan begins, so that the index on the hub serves it. */
const subtree = ({ ordinal, lastOrdinal }: HubRange) =>
  sql`any(array(select id from hubs where ordinal between ${ordinal} and ${lastOrdinal}))`;

/** Figures of a hub and of each hub directly below it, by position; one statement. */
export async function hubFigures(db: Db, within: HubRange, since: Date): Promise<HubFigures[]> {
  const shown = sql`hubs where id = ${within.hubId} or parent_id = ${within.hubId}`;
  const { rows } = await sql<HubFigures>`
    select h.id as "hubId", h.code, h.level, h.region_code as "regionCode", h.name_zh as "nameZh", h.name_en as "nameEn",
      (select count(*) from hubs below where below.parent_id = h.id) as children,
      coalesce(f.received, 0) as received, coalesce(f.triaged, 0) as triaged, coalesce(f.on_time, 0) as "onTime",
      coalesce(f.late, 0) as late, coalesce(f.ended, 0) as ended, coalesce(f.due, 0) as due,
      coalesce(f.received - f.ended, 0) as open, coalesce(f.suspended, 0) as suspended,
      coalesce(f.follow_ups, 0) as "followUps", f.score::float / nullif(f.follow_ups, 0) as satisfaction,
      (f.minutes / nullif(f.answered, 0))::float as response
    from hubs h left join (${figuresOf(shown, since)}) f on f.id = h.id
    where h.id = ${within.hubId} or h.parent_id = ${within.hubId}
    order by h.ordinal`.execute(db);
  return rows;
}

/** Received and ended by day, from the sums of a city or province and what is not folded into them yet. */
const keptDays = (within: HubRange, day: string) => sql`
  union all select k.day, k.received, k.ended from figure_rollups k
    where k.hub_id = ${within.hubId} and k.category = '' and k.day >= ${day}
  union all select g.day, g.received, g.ended from figure_log g
    where g.hub_id = ${subtree(within)} and g.day >= ${day}`;

/** Requests received and ended, by day (period ≤ 31 days) or by month. */
export async function trend(db: Db, within: HubRange, since: Date, unit: "day" | "month") {
  const kept = isKept(within.level);
  const { day, from } = wholeDays(since);
  const { rows } = await sql<{ bucket: string; received: number; ended: number }>`
    with steps as (
      select generate_series(date_trunc(${unit}, ${since}::timestamptz at time zone 'Asia/Shanghai'),
        date_trunc(${unit}, now() at time zone 'Asia/Shanghai'), ('1 ' || ${unit})::interval) as bucket
    ), days as (
      select (r.received_at at time zone 'Asia/Shanghai')::date as day, count(*) as received,
        count(*) filter (where ${ENDED}) as ended
      from requests r where r.origin_hub_id = ${subtree(within)} and r.received_at >= ${since}
        ${kept ? sql`and r.received_at < ${from}` : sql``} group by 1
      ${kept ? keptDays(within, day) : sql``}
    ), counted as (
      select date_trunc(${unit}, day::timestamp) as bucket, sum(received)::bigint as received, sum(ended)::bigint as ended
      from days group by 1
    )
    select to_char(steps.bucket, 'YYYY-MM-DD') as bucket, coalesce(received, 0) as received, coalesce(ended, 0) as ended
    from steps left join counted using (bucket) order by 1`.execute(db);
  return rows;
}

/**
 * Accreditation warnings by region prefix: expired, expiring within 90 days, suspended or withdrawn. It begins with
 * what is to be warned of, which is little, and not with the regions, which hold every provider.
 */
export async function accreditationWarnings(db: Db, regionCodes: string[]) {
  const prefixes = regionCodes.map(regionPrefix);
  const { rows } = await sql<RegionWarnings & { prefix: string }>`
    with warning as (
      select provider_id, case when valid_to < current_date then 'expired' else 'expiring' end as kind
      from accreditations where status = 'active' and valid_to < current_date + 90 and approved_at is not null
      union all
      select provider_id, 'suspended' from accreditations where status <> 'active' and approved_at is not null
    ), placed as (
      select w.kind, (select region_code from organisations where id = w.provider_id) as region from warning w
    )
    select p.prefix, count(*) filter (where w.kind = 'expired') as expired,
      count(*) filter (where w.kind = 'expiring') as expiring, count(*) filter (where w.kind = 'suspended') as suspended
    from unnest(${prefixes}::text[]) as p(prefix) left join placed w on starts_with(w.region, p.prefix)
    group by p.prefix`.execute(db);
  return new Map(rows.map(({ prefix, ...warnings }) => [prefix, warnings]));
}

export interface DrillFilter {
  measure: Measure;
  /** Only requests with a package of it. */
  category?: Category | "";
  since: Date;
  after?: { at: Date; id: string } | undefined;
  limit: number;
}

/** The requests behind a figure, latest first; never an amount. Each hub gives its latest, the latest of those are shown. */
export async function requestsBehind(
  db: Db,
  within: HubRange,
  { measure, category, since, after, limit }: DrillFilter,
) {
  const ofCategory = category ? sql`and ${category} = any(r.categories)` : sql``;
  const beyond = after ? sql`and (r.received_at, r.id) < (${after.at}, ${after.id})` : sql``;
  const { rows } = await sql<{
    id: string;
    number: string;
    title: string;
    status: string;
    enterprise: string;
    hubZh: string;
    hubEn: string;
    received_at: Date;
    triaged_on_time: boolean | null;
    suspended: boolean;
  }>`
    with page as (
      select r.*, h.name_zh as "hubZh", h.name_en as "hubEn" from hubs h cross join lateral (
        select r.id, r.number, r.title, r.status, r.enterprise_id, r.received_at, r.triaged_on_time, r.suspended_at
        from requests r where r.origin_hub_id = h.id and r.received_at >= ${since} and ${measures[measure]} ${ofCategory} ${beyond}
        order by r.received_at desc, r.id desc limit ${limit}
      ) r where h.ordinal between ${within.ordinal} and ${within.lastOrdinal}
      order by r.received_at desc, r.id desc limit ${limit}
    )
    select r.id, r.number, r.title, r.status, o.name as enterprise, r."hubZh", r."hubEn",
      r.received_at, r.triaged_on_time, r.suspended_at is not null as suspended
    from page r join organisations o on o.id = r.enterprise_id
    order by r.received_at desc, r.id desc`.execute(db);
  return rows;
}
