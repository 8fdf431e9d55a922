import type pg from "pg";
import { withoutUpkeep } from "../support/multiply";

/** So many requests of the last 365 days: the demo's over and over, at every hub of the province. */
const REQUESTS = `
  with hub as (select array_agg(id) as ids from hubs),
    one as (select row_number() over () - 1 as n, r.* from requests r where r.received_at is not null)
  insert into requests (id, enterprise_id, hub_id, origin_hub_id, region_code, title, delivery, status, created_by, created_at,
    received_at, handled_at, triaged_at, triaged_on_time, triage_overdue_at, response_minutes, suspended_at, categories)
  select gen_random_uuid(), one.enterprise_id, where_it_is, where_it_is, one.region_code, one.title, one.delivery,
    case when random() < 0.9 then 'closed' else one.status end, one.created_by, moment, moment, one.handled_at,
    one.triaged_at, one.triaged_on_time, one.triage_overdue_at, one.response_minutes, one.suspended_at, one.categories
  from (select n, ids[1 + (random() * 1e9)::bigint % cardinality(ids)] as where_it_is,
      now() - random() * interval '365 days' as moment from generate_series(1, $1::bigint) n, hub) made
  join one on one.n = made.n % (select count(*) from one)`;

/** A follow-up of three requests in five. */
const FOLLOW_UPS = `
  insert into follow_ups (id, order_id, hub_id, reachable, satisfied, score, by_user_id, at)
  select gen_random_uuid(), gen_random_uuid(), origin_hub_id, true, true, 60 + (random() * 40)::integer, created_by,
    received_at from requests where received_at is not null and random() < 0.6`;

/** Fills requests and follow-ups up to `size`, indexed as ever, and counts the sums; returns the seconds that took. */
export async function fillFigures(pool: pg.Pool, size: number): Promise<number> {
  const tables = ["requests", "follow_ups"];
  const client = await pool.connect();
  try {
    await client.query("set maintenance_work_mem = '256MB'");
    const load = async () => {
      for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
      await client.query(REQUESTS, [size]);
      await client.query(FOLLOW_UPS);
      for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
    };
    await withoutUpkeep(client, load, tables);
    const began = performance.now();
    await client.query("select rebuild_figures()");
    const seconds = (performance.now() - began) / 1000;
    await client.query("vacuum analyze requests, follow_ups, figure_rollups, figure_log");
    return seconds;
  } finally {
    client.release(true);
  }
}

const ENDED = "r.status in ('closed', 'withdrawn', 'expired', 'cancelled')";
const DUE = `(${ENDED} or r.handled_at is not null)`;

/** What the cockpit tells of a hub and those below, counted row by row through the index by hub and moment. */
export const RAW_COCKPIT = `
  with shown as (select * from hubs where id = $1 or parent_id = $1),
  each as (
    select r.origin_hub_id, count(*) as received, count(*) filter (where r.triaged_at is not null) as triaged,
      count(*) filter (where r.triaged_on_time) as on_time,
      count(*) filter (where r.triaged_on_time = false or (r.triaged_at is null and r.triage_overdue_at is not null)) as late,
      count(*) filter (where ${ENDED}) as ended, count(*) filter (where ${DUE}) as due,
      count(*) filter (where r.suspended_at is not null) as suspended,
      sum(r.response_minutes::numeric) as minutes, count(r.response_minutes) as answered
    from requests r where r.origin_hub_id = any(array(select h.id from hubs h, hubs own where own.id = $1
      and h.ordinal between own.ordinal and own.last_ordinal)) and r.received_at >= $2 group by 1
  ), score as (
    select shown.id, count(f.id) as follow_ups, avg(coalesce(f.score, 0))::float as satisfaction
    from shown join hubs h on h.ordinal between shown.ordinal and shown.last_ordinal
    join follow_ups f on f.hub_id = h.id and f.at >= $2 group by 1
  )
  select shown.id as "hubId", coalesce(sum(received), 0)::bigint as received, coalesce(sum(triaged), 0)::bigint as triaged,
    coalesce(sum(on_time), 0)::bigint as "onTime", coalesce(sum(late), 0)::bigint as late,
    coalesce(sum(ended), 0)::bigint as ended, coalesce(sum(due), 0)::bigint as due,
    coalesce(sum(received - ended), 0)::bigint as open, coalesce(sum(suspended), 0)::bigint as suspended,
    coalesce(max(score.follow_ups), 0) as "followUps", (sum(minutes) / nullif(sum(answered), 0))::float as response
  from shown join hubs h on h.ordinal between shown.ordinal and shown.last_ordinal
  left join each on each.origin_hub_id = h.id left join score on score.id = shown.id
  group by shown.id, shown.ordinal order by shown.ordinal`;

/** Nation × month × category the quickest way there is: from the requests alone, whose categories stand beside them. */
export const RAW_CATEGORIES = `
  select to_char(r.day, 'YYYY-MM') as month, c.category, sum(r.received)::bigint as received,
    sum(r.ended)::bigint as ended, sum(r.due)::bigint as due
  from (
    select (r.received_at at time zone 'Asia/Shanghai')::date as day, r.categories, count(*) as received,
      count(*) filter (where ${ENDED}) as ended, count(*) filter (where ${DUE}) as due
    from requests r where r.received_at >= $1 group by 1, 2
  ) r, unnest(r.categories) as c(category) group by 1, 2 order by 1, 2`;
