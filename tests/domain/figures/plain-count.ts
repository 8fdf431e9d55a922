import { type Kysely, sql } from "kysely";
import { expect } from "vitest";
import type { HubRange } from "~/domain/actor";
import { categoryMonths } from "~/domain/supervision/categories.queries.server";
import { hubFigures, trend } from "~/domain/supervision/cockpit.queries.server";
import type { Database } from "~db/connection";

type Db = Kysely<Database>;
const OVER = sql`status in ('closed', 'withdrawn', 'expired', 'cancelled')`;
const LATE = sql`(triaged_on_time = false or triaged_at is null and triage_overdue_at is not null)`;

/** The cockpit's figures counted row by row, in words of their own. */
async function plainFigures(db: Db, hub: HubRange, since: Date) {
  const { rows } = await sql`
    select h.id as "hubId", r.*, f.* from hubs h, lateral (
      select count(*) as received, count(triaged_at) as triaged, count(*) filter (where triaged_on_time) as "onTime",
        count(*) filter (where ${LATE}) as late, count(*) filter (where ${OVER}) as ended,
        count(*) filter (where ${OVER} or handled_at is not null) as due, count(*) filter (where not ${OVER}) as open,
        count(suspended_at) as suspended, avg(response_minutes::numeric)::float as response
      from requests where received_at >= ${since}
        and origin_hub_id in (select id from hubs where ordinal between h.ordinal and h.last_ordinal)
    ) r, lateral (
      select count(*) as "followUps", sum(coalesce(score, 0))::float / nullif(count(*), 0) as satisfaction
      from follow_ups where at >= ${since}
        and hub_id in (select id from hubs where ordinal between h.ordinal and h.last_ordinal)
    ) f where h.id = ${hub.hubId} or h.parent_id = ${hub.hubId} order by h.ordinal`.execute(db);
  return rows;
}

const received = (hub: HubRange | "nation", since: Date) => sql`
  (select *, received_at at time zone 'Asia/Shanghai' as moment from requests where received_at >= ${since}
    and origin_hub_id in (select id from hubs ${hub === "nation" ? sql`` : sql`where ordinal between ${hub.ordinal} and ${hub.lastOrdinal}`}))`;

async function plainTrend(db: Db, hub: HubRange, since: Date, unit: "day" | "month") {
  const { rows } = await sql`
    select to_char(date_trunc(${unit}, moment), 'YYYY-MM-DD') as bucket, count(*) as received,
      count(*) filter (where ${OVER}) as ended from ${received(hub, since)} r group by 1 order by 1`.execute(
    db,
  );
  return rows;
}

async function plainCategories(db: Db, hub: HubRange | "nation", since: Date) {
  const { rows } = await sql`
    select to_char(moment, 'YYYY-MM') as month, p.category, count(distinct r.id) as received,
      count(distinct r.id) filter (where r.${OVER}) as ended,
      count(distinct r.id) filter (where r.${OVER} or r.handled_at is not null) as due
    from ${received(hub, since)} r join packages p on p.request_id = r.id group by 1, 2 order by 1, 2`.execute(
    db,
  );
  return rows;
}

/** At one moment, whatever is going on: everything the cockpit tells of these hubs is what a plain count gives. */
export async function tellsTheTruth(db: Db, hubs: HubRange[], since: Date): Promise<void> {
  await db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (tx) => {
      for (const hub of hubs) {
        const found = await hubFigures(tx, hub, since);
        expect(found).toMatchObject(await plainFigures(tx, hub, since));
        const unit = since.getTime() % 2 ? "day" : "month";
        const steps = await trend(tx, hub, since, unit);
        expect(steps.filter((step) => step.received > 0)).toEqual(await plainTrend(tx, hub, since, unit));
        expect(await categoryMonths(tx, hub, since)).toEqual(await plainCategories(tx, hub, since));
      }
      expect(await categoryMonths(tx, "nation", since)).toEqual(await plainCategories(tx, "nation", since));
    });
}

/** Every sum that is not nothing, in order. */
export async function keptSums(db: Db) {
  const { rows } = await sql`
    select *, trim_scale(minutes) as minutes from figure_rollups k where (received, triaged, on_time, late, ended, due, suspended, answered, minutes,
      follow_ups, score) <> (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) order by hub_id, category, day`.execute(db);
  return rows;
}
