import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { projectRoot } from "~db/project";
import { ownPostgres } from "../faults/machines/postgres";
import { type Built, copyBuild } from "../faults/run/build";
import { makeDatabase, makeTemplate } from "../faults/run/database";
import { sweepRuns } from "../faults/run/sweep";
import type { Talker } from "./chat-line";
import type { Load } from "./chat-load";
import { ripenLog } from "./chat-log";
import { populate } from "./chat-people";
import { type Crowd, gather, type Measured, startMeasured } from "./chat-processes";
import { type Goal, line, median } from "./measure";

const SENDERS = 100;
const HELD = 10_000;
const RATE = 5_000;
const REPEATS = 3;
const SECONDS = 4;
const MB = 1024 * 1024;

/** Far above what people may do, so that the server is measured and not its limits. */
export const LIMITS = {
  CHAT_MESSAGES_PER_SECOND: "1000000",
  CHAT_BURST: "1000000",
  CHAT_CONNECTIONS_PER_MINUTE: "10000000",
};

export interface Hall {
  talkers: Talker[];
  product(): Promise<Measured>;
  floor(kind: "insert" | "batch" | "relay" | "bare"): Promise<Measured>;
}

/** G1, G2, G3: the chat as it is built, on a PostgreSQL of its own that keeps what it acknowledges. */
export async function chat(print: (text: string) => void, build = copyBuild): Promise<Goal[]> {
  print("limits raised for chat: messages a second and burst of one person, connections a minute; jobs off");
  await sweepRuns();
  const name = `bench-${process.pid}`;
  const [built, postgres] = await Promise.all([build(name), ownPostgres(`${name}-postgres`)]);
  try {
    await makeTemplate(postgres);
    await makeDatabase(postgres, "bench");
    await ripenLog(postgres.superUrl("postgres"));
    const talkers = await populate(postgres.superUrl("bench"), HELD / 2);
    const hall = { talkers, ...servers(built, postgres.url("bench")) };
    const goals: Goal[] = [];
    for (const measure of [throughput, latency, memory]) {
      for (const goal of await measure(hall)) {
        goals.push(goal);
        print(line(goal));
      }
    }
    return goals;
  } finally {
    await postgres.destroy();
    built.remove();
  }
}

export function servers(built: Built, url: string) {
  const env = { DATABASE_URL: url, JOBS: "off", LOG_LEVEL: "warn", ...LIMITS };
  const { cwd, args } = built.program();
  const floor = join(projectRoot, "tests/bench/chat-floor.ts");
  return {
    product: () => startMeasured("product", args, cwd, env),
    floor: (kind: string) => startMeasured(kind, ["--import", "tsx", floor, kind], projectRoot, env),
  };
}

/** G1: the same hundred senders, one message under way each, at four servers in turn; the last says how far batches alone reach. */
async function throughput({ talkers, product, floor }: Hall): Promise<Goal[]> {
  const sides = [await product(), await floor("insert"), await floor("relay"), await floor("batch")] as const;
  const crowd = gather();
  const loads: Load[][] = [[], [], [], []];
  try {
    // a server that has just started is still being compiled: the first round counts for nothing
    for (let n = -1; n < REPEATS; n++) {
      for (const [side, server] of sides.entries()) {
        await crowd.open(server, talkers.slice(0, SENDERS));
        const load = await crowd.closed(SECONDS);
        if (n >= 0) loads[side]?.push(load);
        await crowd.leave();
      }
    }
  } finally {
    crowd.stop();
    for (const server of sides) await server.stop();
  }
  const [ours = [], insert = [], relay = [], batch = []] = loads.map((side) =>
    side.map(({ perSecond }) => perSecond),
  );
  const note = (other: number[], what: string) =>
    `${Math.round(median(ours))}/s of ${Math.round(median(other))}/s ${what}, ${SENDERS} senders`;
  const [times, shares] = [insert, relay].map((other) => ours.map((value, n) => value / (other[n] ?? 1)));
  const alone = median(batch.map((value, n) => value / (insert[n] ?? 1))).toFixed(2);
  return [
    atLeast(
      "G1",
      "chat.durable ÷ one INSERT a message",
      times ?? [],
      2.5,
      (x) => `${x.toFixed(2)}×`,
      `${note(insert, "one by one")}; batches that ask for no rights and keep no order: ${alone}×`,
    ),
    atLeast(
      "G1",
      "chat.durable ÷ relay only",
      shares ?? [],
      0.35,
      (x) => `${Math.round(x * 100)}%`,
      note(relay, "kept nowhere"),
    ),
  ];
}

function atLeast(
  goal: string,
  name: string,
  repeats: number[],
  wanted: number,
  shown: (value: number) => string,
  note: string,
): Goal {
  const value = median(repeats);
  return {
    goal,
    name,
    value: shown(value),
    wanted: `≥${shown(wanted)}`,
    passed: value >= wanted,
    repeats,
    note,
  };
}

/** G2: five thousand messages a second, whatever the server does, counted from when each was due. */
async function latency({ talkers, product, floor }: Hall): Promise<Goal[]> {
  const sides = [await product(), await floor("relay")] as const;
  const crowd = gather();
  const loads: Load[][] = [[], []];
  try {
    for (let n = -1; n < REPEATS; n++) {
      for (const [side, server] of sides.entries()) {
        await crowd.open(server, talkers.slice(0, SENDERS));
        const load = await crowd.openLoop(RATE, SECONDS);
        if (n >= 0) loads[side]?.push(load);
        await crowd.leave();
      }
    }
  } finally {
    crowd.stop();
    for (const server of sides) await server.stop();
  }
  const [ours = [], relay = []] = loads;
  const p99 = ours.map((load) => load.p99);
  const answered = Math.min(...ours.map((load) => load.answered));
  const middle = median(ours.map((load) => load.p50)).toFixed(1);
  const limit = median(relay.map((load) => load.p99)).toFixed(1);
  return [
    {
      goal: "G2",
      name: `chat.ack p99 at ${RATE}/s`,
      value: `${median(p99).toFixed(1)}ms`,
      wanted: "≤10ms",
      passed: median(p99) <= 10 && answered > 99,
      repeats: p99,
      note: `p50 ${middle}ms, open loop, ${answered.toFixed(1)}% answered; a relay that keeps nothing: p99 ${limit}ms`,
    },
  ];
}

interface Held {
  perSocket: number;
  rss: number;
  idle: number;
}

/** Memory before and after ten thousand people came and said nothing; rubbish collected both times. */
export async function hold(crowd: Crowd, start: () => Promise<Measured>, talkers: Talker[]): Promise<Held> {
  const server = await start();
  try {
    // what only the first few cost is no socket's price
    await crowd.open(server, talkers.slice(0, SENDERS));
    await crowd.leave();
    await wait(1000);
    const before = await server.memory();
    const held = await crowd.open(server, talkers);
    await wait(3000);
    const after = await server.memory();
    await crowd.leave();
    return { perSocket: (after - before) / held, rss: after, idle: before };
  } finally {
    await server.stop();
  }
}

/** G3: what an idle, authenticated socket weighs, against one of `ws` alone. */
async function memory({ talkers, product, floor }: Hall): Promise<Goal[]> {
  const crowd = gather();
  const [ours, bare]: [Held[], Held[]] = [[], []];
  try {
    for (let n = 0; n < REPEATS; n++) {
      bare.push(await hold(crowd, () => floor("bare"), talkers));
      ours.push(await hold(crowd, product, talkers));
    }
  } finally {
    crowd.stop();
  }
  const ratios = ours.map(({ perSocket }, n) => perSocket / (bare[n]?.perSocket ?? 1));
  const bytes = (all: Held[]) => `${(median(all.map(({ perSocket }) => perSocket)) / 1024).toFixed(1)} KB`;
  const rss = ours.map((one) => one.rss / MB);
  const idle = Math.round(median(ours.map((one) => one.idle / MB)));
  return [
    {
      goal: "G3",
      name: "chat.idle socket ÷ bare ws",
      value: `${median(ratios).toFixed(2)}×`,
      wanted: "≤2.5×",
      passed: median(ratios) <= 2.5,
      repeats: ratios,
      note: `${bytes(ours)} of ${bytes(bare)}`,
    },
    {
      goal: "G3",
      name: `chat.${HELD} held`,
      value: `${Math.round(median(rss))}MB`,
      wanted: "≤250MB",
      passed: median(rss) <= 250,
      repeats: rss,
      note: `${idle}MB of it before anybody came`,
    },
  ];
}
