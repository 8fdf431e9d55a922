import { setTimeout as wait } from "node:timers/promises";
import fc from "fast-check";
import { sql } from "kysely";
import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { HubRange } from "~/domain/actor";
import { dayOf, momentOf } from "~/domain/clocks/working-time";
import { foldFigures } from "~/domain/figures/kept.server";
import { newId } from "~/domain/ids";
import { AGO, emptyMarket, happen, type Market, type Step } from "./history";
import { keptSums, tellsTheTruth } from "./plain-count";

const DAY = 86_400_000;
let market: Market;
let watched: HubRange[];
beforeAll(async () => {
  market = await emptyMarket();
  watched = ["SD", "SD3701", "SD370102"].map((code) => market.here.at(code).hubs as HubRange);
});
afterAll(() => market?.drop());

const steps = fc.record<Step>({
  what: fc.nat(1000),
  which: fc.nat(1000),
  hub: fc.nat(1000),
  value: fc.nat(1000),
  ago: fc.nat(AGO),
});
/** The cockpit's periods, which begin within a day, and some that begin with one. */
const since = fc.oneof(
  fc.constantFrom(7, 30, 90, 365, 401).map((days) => new Date(Date.now() - days * DAY)),
  fc.nat(400).map((days) => momentOf(dayOf(new Date(Date.now() - days * DAY)), "00:00")),
);

const foldAll = async () => {
  while ((await foldFigures(market.db, 50)) > 0);
};

/** What was kept all along is what counting everything anew gives, column by column. */
async function keptAsRebuilt() {
  await foldAll();
  const kept = await keptSums(market.db);
  await sql`select rebuild_figures()`.execute(market.db);
  expect(kept).toEqual(await keptSums(market.db));
  return kept.length;
}

it("whatever happened, folded or not, the figures are a plain count", async () => {
  const history = fc.array(fc.tuple(steps, fc.constantFrom(0, 0, 0, 0, 3, 40)), {
    minLength: 1,
    maxLength: 30,
  });
  const property = fc.asyncProperty(history, since, async (happens, from) => {
    for (const [step, fold] of happens) {
      await happen(market, market.pool, step);
      if (fold > 0) await foldFigures(market.db, fold);
    }
    await tellsTheTruth(market.db, watched, from);
  });
  await fc.assert(property, { numRuns: 100, endOnFailure: true });
  expect(await keptAsRebuilt()).toBeGreaterThan(100);
}, 180_000);

const LOST_A_RACE = ["40P01", "23503", "23505"];

/** Transactions of a few steps, one in five taken back. */
async function write(some: Step[]): Promise<void> {
  const client = await market.pool.connect();
  await client.query("begin");
  try {
    for (const step of some) await happen(market, client, step);
    await client.query(some[0] && some[0].hub % 5 === 0 ? "rollback" : "commit");
  } catch (error) {
    await client.query("rollback");
    expect(LOST_A_RACE).toContain((error as pg.DatabaseError).code);
  }
  client.release();
}

/** A fold whose server process is killed after the work, before the commit. */
async function foldAndDie(): Promise<number> {
  const client = await market.pool.connect();
  client.on("error", () => undefined);
  await client.query("begin");
  const { rows } = await client.query<{ folded: number; pid: number }>(
    "select fold_figures(30) as folded, pg_backend_pid() as pid",
  );
  await market.pool.query("select pg_terminate_backend($1, 5000)", [rows[0]?.pid]);
  client.release(true);
  return rows[0]?.folded ?? 0;
}

it("also while people write, three fold at once, folds are killed and the cockpit is read", async () => {
  const transactions = fc.sample(fc.array(steps, { minLength: 1, maxLength: 4 }), 1000);
  const periods = fc.sample(since, 1000);
  let [written, folded, died, told] = [0, 0, 0, 0];
  const enough = () => written >= 500 && folded >= 500 && died >= 50 && told >= 12;
  const until = async (work: () => Promise<unknown>) => {
    while (!enough()) await work();
  };
  await Promise.all([
    ...[0, 1, 2].map(() => until(() => write(transactions[written++ % 1000] as Step[]))),
    ...[0, 1, 2].map(() => until(async () => (folded += await foldFigures(market.db, 7)))),
    until(async () => (died += await foldAndDie())),
    until(() => tellsTheTruth(market.db, [watched[told % 3] as HubRange], periods[told++] as Date)),
  ]);
  expect(await keptAsRebuilt()).toBeGreaterThan(100);
}, 180_000);

it("two packages added at once both count", async () => {
  await sql`insert into requests (id, enterprise_id, hub_id, origin_hub_id, region_code, title, delivery, created_by, received_at)
    values (${newId()}, ${market.organisationId}, ${market.hubs[0]}, ${market.hubs[0]}, '370102', '同时', 'none', ${market.userId}, now())`.execute(
    market.db,
  );
  const add = (on: pg.PoolClient, category: string, position: number) =>
    on.query(
      `insert into packages (id, request_id, position, category, stage, kind)
        select gen_random_uuid(), id, $2, $1, 'supply', 'testing' from requests where title = '同时'`,
      [category, position],
    );
  const [one, other] = [await market.pool.connect(), await market.pool.connect()];
  await one.query("begin");
  await add(one, "testing", 1);
  const waiting = add(other, "metrology", 2);
  await wait(100);
  await one.query("commit");
  await waiting;
  const { rows } = await one.query("select categories from requests where title = '同时'");
  expect(rows).toEqual([{ categories: ["metrology", "testing"] }]);
  one.release();
  other.release();
});

it("a hub that moves takes its figures along, and emptied follow-ups leave none", async () => {
  const [lixia, qingdao] = ["SD370102", "SD3702"].map((code) => market.here.at(code).hubs?.hubId ?? "");
  await sql`update hubs set parent_id = ${qingdao} where id = ${lixia}`.execute(market.db);
  const moved = await keptSums(market.db);
  await sql`select rebuild_figures()`.execute(market.db);
  expect(await keptSums(market.db)).toEqual(moved);
  const at = (id: string) => sql<{ n: number }>`
    select coalesce(sum(received), 0)::bigint as n from figure_rollups where hub_id = ${id} and category = ''`;
  const { rows } = await sql<{ n: number }>`select count(*) as n from requests where received_at is not null
    and origin_hub_id in (select hub_id from hub_places where place_id = ${qingdao})`.execute(market.db);
  expect((await at(qingdao ?? "").execute(market.db)).rows).toEqual(rows);
  await sql`truncate follow_ups`.execute(market.db);
  expect((await keptSums(market.db)).filter((row) => (row as { follow_ups: number }).follow_ups > 0)).toEqual(
    [],
  );
});
