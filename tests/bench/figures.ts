import { isDeepStrictEqual } from "node:util";
import { type Kysely, sql } from "kysely";
import type pg from "pg";
import type { HubRange } from "~/domain/actor";
import { foldFigures } from "~/domain/figures/kept.server";
import { categoryMonths } from "~/domain/supervision/categories.queries.server";
import { hubFigures } from "~/domain/supervision/cockpit.queries.server";
import { withClient } from "~db/build-database";
import { createDb, createPool, type Database } from "~db/connection";
import { copyDatabase } from "../support/database";
import { fillFigures, RAW_CATEGORIES, RAW_COCKPIT } from "./figures-world";
import { type Goal, line, median } from "./measure";

const REQUESTS = Number(process.env.BENCH_REQUESTS ?? 500_000);
const REPEATS = 5;
const CHANGES = 4_000;

interface Sides {
  ours: () => Promise<unknown>;
  raw: () => Promise<unknown>;
}
interface Stage {
  db: Kysely<Database>;
  pool: pg.Pool;
  since: Date;
  province: HubRange;
  city: HubRange;
}

/** G10: the cockpit's figures from sums against counting row by row, and what the sums cost a change of status. */
export async function figures(
  urlOf: (name: string) => string,
  print: (text: string) => void,
): Promise<Goal[]> {
  const url = await copyDatabase("demo");
  const pool = createPool(url, { max: 4, statementTimeout: 0 });
  const goals: Goal[] = [];
  const add = (goal: Goal) => {
    goals.push(goal);
    print(line(goal));
  };
  try {
    print(
      `filling ${REQUESTS} requests of a year (BENCH_REQUESTS); a server that does not wait for the disk`,
    );
    const seconds = await fillFigures(pool, REQUESTS);
    print(`counted into sums in ${seconds.toFixed(1)} s`);
    const stage = await stageOf(pool);
    for (const [name, wanted, sides] of dashboards(stage)) add(await compared(name, wanted, sides));
    add(await statusChange(stage));
    add(await totals(stage));
    return goals;
  } finally {
    await pool.end();
    const name = new URL(url).pathname.slice(1);
    await withClient(urlOf("postgres"), (client) => client.query(`drop database ${name} with (force)`));
  }
}

async function stageOf(pool: pg.Pool): Promise<Stage> {
  const hub = async (code: string) =>
    (
      await pool.query<HubRange>(
        `select id as "hubId", level, ordinal, last_ordinal as "lastOrdinal" from hubs where code = $1`,
        [code],
      )
    ).rows[0] as HubRange;
  const since = new Date(Date.now() - 365 * 86_400_000);
  return { db: createDb(pool), pool, since, province: await hub("SD"), city: await hub("SD3701") };
}

type Dashboard = [name: string, wanted: { ms: number; times: number } | null, sides: Sides];
function dashboards({ db, pool, since, province, city }: Stage): Dashboard[] {
  const cockpit = (hub: HubRange): Sides => ({
    ours: () => hubFigures(db, hub, since),
    raw: () => pool.query(RAW_COCKPIT, [hub.hubId, since]),
  });
  const categories: Sides = {
    ours: () => categoryMonths(db, "nation", since),
    raw: () => pool.query(RAW_CATEGORIES, [since]),
  };
  return [
    ["nation × month × category", { ms: 100, times: 30 }, categories],
    ["cockpit of a province, a year", null, cockpit(province)],
    ["cockpit of a city, a year: its counties are counted", null, cockpit(city)],
  ];
}

const took = async (work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** A/B/A/B: milliseconds of ours, and how often they fit into counting. */
async function compared(name: string, wanted: Dashboard[1], { ours, raw }: Sides): Promise<Goal> {
  await ours();
  await raw();
  const [mine, counted]: [number[], number[]] = [[], []];
  for (let n = 0; n < REPEATS; n++) {
    mine.push(await took(ours));
    counted.push(await took(raw));
  }
  const times = median(counted.map((ms, n) => ms / (mine[n] as number)));
  return {
    goal: "G10",
    name,
    value: `${median(mine).toFixed(1)}ms, ${times.toFixed(1)}× raw`,
    wanted: wanted ? `≤${wanted.ms}ms and ≥${wanted.times}×` : "",
    passed: wanted ? median(mine) <= wanted.ms && times >= wanted.times : null,
    repeats: mine,
    note: `raw ${median(counted).toFixed(0)}ms, ${REQUESTS} requests`,
  };
}

/** Requests by lot, for so many rounds of changes. */
const lots = (rounds: number) => `create table bench_lots as
  select id, row_number() over () / ${CHANGES} as round from (
    select id from requests where received_at is not null order by random() limit ${rounds * CHANGES}) l`;

/** Ends requests, or takes their ends back, one commit each, inside the server: a way back and forth would hide the cost. */
const changes = (round: number) => `do $$
  declare ids uuid[] := array(select id from bench_lots where round = ${round});
  begin
    for n in 1..cardinality(ids) loop
      update requests set status = case when status = 'closed' then 'in_progress' else 'closed' end where id = ids[n];
      commit;
    end loop;
  end $$`;

/** Changes a second with the log, folded meanwhile every second, against the same without its trigger. */
async function statusChange({ db, pool }: Stage): Promise<Goal> {
  const rate = async (n: number) => (CHANGES * 1000) / (await took(() => pool.query(changes(n))));
  const bare = async (n: number) => {
    await pool.query("alter table requests disable trigger requests_figures");
    return rate(n).finally(() => pool.query("alter table requests enable trigger requests_figures"));
  };
  const rounds = 2 * REPEATS;
  await pool.query(lots(rounds + 3));
  await rate(rounds);
  await bare(rounds + 1);
  const pairs: { ours: number; floor: number }[] = [];
  const folding = setInterval(() => void foldFigures(db, 20_000), 1000);
  for (let n = 0; n < rounds; n += 2) pairs.push({ floor: await bare(n), ours: await rate(n + 1) });
  clearInterval(folding);
  const ratios = pairs.map(({ ours, floor }) => ours / floor);
  const shown = (values: number[]) => `${Math.round(median(values))}/s`;
  // the changes without a trigger are in no sum
  await sql`select rebuild_figures()`.execute(db);
  await pool.query(changes(rounds + 2));
  return {
    goal: "G10",
    name: "status change ÷ bare UPDATE",
    value: `${Math.round(median(ratios) * 100)}%`,
    wanted: "≥50%",
    passed: median(ratios) >= 0.5,
    repeats: ratios,
    note: `${shown(pairs.map(({ ours }) => ours))} of ${shown(pairs.map(({ floor }) => floor))}, folded every second`,
  };
}

/** Sums and what is not folded, against a plain count at the same moment: nothing folded, half, all. */
async function totals({ db, pool, since, province, city }: Stage): Promise<Goal> {
  const wrong: string[] = [];
  const waiting: number[] = [];
  for (const fold of [0, CHANGES / 2, CHANGES]) {
    if (fold > 0) await foldFigures(db, fold);
    const { rows } = await pool.query<{ n: number }>("select count(*) as n from figure_log");
    waiting.push(rows[0]?.n ?? -1);
    const nation = await categoryMonths(db, "nation", since);
    const plain = await pool.query(RAW_CATEGORIES, [since]);
    if (!isDeepStrictEqual(nation, plain.rows)) wrong.push(`nation at ${fold}`);
    for (const hub of [province, city]) {
      const ours = (await hubFigures(db, hub, since)) as unknown as Record<string, unknown>[];
      const { rows: counted } = await pool.query<Record<string, unknown>>(RAW_COCKPIT, [hub.hubId, since]);
      const same = counted.every((row, n) => Object.keys(row).every((key) => ours[n]?.[key] === row[key]));
      if (!same || ours.length !== counted.length) wrong.push(`${hub.level} at ${fold}`);
    }
  }
  return {
    goal: "G10",
    name: "totals equal raw",
    value: wrong.length === 0 ? "equal" : `differ: ${wrong.join(", ")}`,
    wanted: " equal",
    passed: wrong.length === 0,
    repeats: [],
    note: `with ${waiting.join(", ")} changes not folded yet`,
  };
}
