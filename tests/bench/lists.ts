import { countTotals } from "~/domain/figures/public-figures.queries.server";
import { listRequests } from "~/domain/requests/request-list.queries.server";
import { withClient } from "~db/build-database";
import { createDb, createPool } from "~db/connection";
import { allLists } from "../domain/performance/lists/all";
import { signIn } from "../domain/performance/lists/readers";
import { cockpitLists } from "../domain/performance/lists/supervision";
import { copyDatabase } from "../support/database";
import { multiply } from "../support/multiply";
import { planReader } from "../support/plans";
import { type Goal, line, median } from "./measure";

/** The demo's 173 requests so many times over: a million. */
const COPIES = Number(process.env.BENCH_COPIES ?? 5800);
const REPEATS = 5;

/** Every list over a million requests: milliseconds, blocks of 8 KB it touches, big tables it reads whole (none may). */
export async function lists(urlOf: (name: string) => string, print: (text: string) => void): Promise<Goal[]> {
  const url = await copyDatabase("demo");
  const pool = createPool(url, { max: 4, statementTimeout: 0 });
  try {
    print(`multiplying the demo ${COPIES} times`);
    const began = performance.now();
    await multiply(pool, COPIES);
    const db = createDb(pool);
    await countTotals(db);
    const { rows } = await pool.query<{ n: number }>("select count(*) as n from requests");
    print(`${rows[0]?.n ?? 0} requests after ${Math.round((performance.now() - began) / 1000)} s`);
    const readers = await signIn(db, url);
    const { items } = await listRequests(db, readers.qiye, { limit: 1 });
    const plans = planReader(pool, { run: true });
    const all = [...allLists(plans.db, readers, items[0]?.id ?? ""), ...cockpitLists(plans.db, readers, 365)];
    const goals: Goal[] = [];
    for (const [name, work] of all) {
      goals.push(await measured(name, work, plans.plansOf));
      print(line(goals.at(-1) as Goal));
    }
    print(summary(goals));
    return goals;
  } finally {
    await pool.end();
    const name = new URL(url).pathname.slice(1);
    await withClient(urlOf("postgres"), (client) => client.query(`drop database ${name} with (force)`));
  }
}

async function measured(
  name: string,
  work: () => Promise<unknown>,
  plansOf: ReturnType<typeof planReader>["plansOf"],
): Promise<Goal> {
  const { scanned, blocks } = await plansOf(work);
  const repeats: number[] = [];
  for (let n = 0; n < REPEATS; n++) {
    const began = performance.now();
    await work();
    repeats.push(performance.now() - began);
  }
  return {
    goal: "lists",
    name,
    value: `${median(repeats).toFixed(1)}ms`,
    wanted: ": no table read whole",
    passed: scanned.length === 0,
    repeats,
    note: [`${blocks} blocks`, ...new Set(scanned)].join(", "),
  };
}

function summary(goals: Goal[]): string {
  const times = goals.map((goal) => median(goal.repeats)).sort((a, b) => a - b);
  const at = (share: number) => `${(times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)} ms`;
  const whole = goals.filter((goal) => goal.passed === false).map((goal) => goal.name);
  return `${goals.length} lists: half within ${at(0.5)}, nine in ten within ${at(0.9)}, the slowest ${at(1)}; \
read whole: ${whole.length === 0 ? "none" : whole.join(", ")}`;
}
