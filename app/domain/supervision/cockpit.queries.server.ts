import { sql } from "kysely";
import type { HubRange } from "../actor";
import { DUE, ENDED } from "../figures/closure.server";
import type { Db } from "../outbox.server";
import { regionPrefix } from "../regions/prefix";
import type { HubFigures, Measure, RegionWarnings } from "./figures";

/** Late: triaged too late, or not triaged although due; in the words of the index behind it. */
const late = sql`(r.triaged_on_time = false or (r.triaged_at is null and r.triage_overdue_at is not null))`;

const measures: Record<Measure, ReturnType<typeof sql>> = {
  received: sql`true`,
  triaged: sql`r.triaged_at is not null`,
  onTime: sql`r.triaged_on_time`,
  late,
  ended: ENDED,
  due: DUE,
  open: sql`not ${ENDED}`,
  suspended: sql`r.suspended_at is not null`,
};
const count = (measure: Measure) => sql`count(*) filter (where ${measures[measure]}) as ${sql.ref(measure)}`;
const total = (measure: Measure) =>
  sql`coalesce(sum(each.${sql.ref(measure)}), 0)::bigint as ${sql.ref(measure)}`;
const every = Object.keys(measures) as Measure[];
/** Known before the scan begins, so that the index on the hub serves it. */
const subtree = ({ ordinal, lastOrdinal }: HubRange) =>
  sql`any(array(select id from hubs where ordinal between ${ordinal} and ${lastOrdinal}))`;

/**
 * Figures of a hub and of each hub directly below it, by position; one statement. Each request of the period is read
 * once, from its hub's index range, and added up along the tree of hubs.
 */
export async function hubFigures(db: Db, within: HubRange, since: Date): Promise<HubFigures[]> {
  const { rows } = await sql<HubFigures>`
    with shown as (
      select * from hubs where id = ${within.hubId} or parent_id = ${within.hubId}
    ), each as (
      select r.origin_hub_id, ${sql.join(every.map(count))},
        sum(r.response_minutes) as minutes, count(r.response_minutes) as answered
      from requests r where r.origin_hub_id = ${subtree(within)} and r.received_at >= ${since} group by 1
    ), score as (
      select shown.id, count(f.id) as follow_ups, avg(coalesce(f.score, 0))::float as satisfaction
      from shown
      join hubs h on h.ordinal between shown.ordinal and shown.last_ordinal
      join follow_ups f on f.hub_id = h.id and f.at >= ${since}
      group by shown.id
    )
    select shown.id as "hubId", shown.code, shown.level, shown.region_code as "regionCode",
      shown.name_zh as "nameZh", shown.name_en as "nameEn",
      (select count(*) from hubs below where below.parent_id = shown.id) as children,
      ${sql.join(every.map(total))},
      coalesce(max(score.follow_ups), 0) as "followUps", max(score.satisfaction) as satisfaction,
      sum(each.minutes) / nullif(sum(each.answered), 0)::float as response
    from shown
    join hubs h on h.ordinal between shown.ordinal and shown.last_ordinal
    left join each on each.origin_hub_id = h.id
    left join score on score.id = shown.id
    group by shown.id, shown.code, shown.level, shown.region_code, shown.name_zh, shown.name_en, shown.ordinal
    order by shown.ordinal`.execute(db);
  return rows;
}

/** Requests received and ended, by day (period ≤ 31 days) or by month. */
export async function trend(db: Db, within: HubRange, since: Date, unit: "day" | "month") {
  const { rows } = await sql<{ bucket: string; received: number; ended: number }>`
    with steps as (
      select generate_series(date_trunc(${unit}, ${since}::timestamptz at time zone 'Asia/Shanghai'),
        date_trunc(${unit}, now() at time zone 'Asia/Shanghai'), ('1 ' || ${unit})::interval) as bucket
    ), counted as (
      select date_trunc(${unit}, r.received_at at time zone 'Asia/Shanghai') as bucket, count(*) as received,
        count(*) filter (where ${ENDED}) as ended
      from requests r where r.origin_hub_id = ${subtree(within)} and r.received_at >= ${since}
      group by 1
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
  since: Date;
  after?: { at: Date; id: string } | undefined;
  limit: number;
}

/** The requests behind a figure, latest first; never an amount. Each hub gives its latest, the latest of those are shown. */
export async function requestsBehind(
  db: Db,
  within: HubRange,
  { measure, since, after, limit }: DrillFilter,
) {
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
        from requests r where r.origin_hub_id = h.id and r.received_at >= ${since} and ${measures[measure]} ${beyond}
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
