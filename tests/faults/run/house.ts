import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dataFolder } from "~db/project";
import { type ServerNode, startNode } from "../machines/node";
import { freePort } from "../machines/ports";
import { type OwnPostgres, ownPostgres } from "../machines/postgres";
import { startProxy, type TcpProxy } from "../machines/proxy";
import { type OwnRedis, ownRedis } from "../machines/redis";
import { type Built, copyBuild, type ServerBug } from "./build";
import { makeDatabase, makeTemplate } from "./database";
import { type Stage, setStage } from "./stage";
import { sweepRuns } from "./sweep";

/** What several runs share: the build, one PostgreSQL, one Redis if there is one. */
export interface House {
  built: Built;
  postgres: OwnPostgres;
  redis: OwnRedis | null;
  /** Folder of what the nodes write; goes with the house, unless asked for. */
  logs: string;
  close(keepLogs?: boolean): Promise<void>;
}

export async function openHouse(build: () => Promise<Built> = copyBuild): Promise<House> {
  await sweepRuns();
  const built = await build();
  const [postgres, redis] = await Promise.all([ownPostgres(), ownRedis()]);
  await makeTemplate(postgres);
  const logs = join(dataFolder, `faults-logs-${process.pid}`);
  mkdirSync(logs, { recursive: true });
  return {
    built,
    postgres,
    redis,
    logs,
    async close(keepLogs = false) {
      await redis?.stop();
      await postgres.destroy();
      built.remove();
      if (!keepLogs) rmSync(logs, { recursive: true, force: true });
    },
  };
}

/** Nodes behind a balancer, on a database of their own, with the people who will talk. */
export interface Scene {
  stage: Stage;
  nodes: ServerNode[];
  front: TcpProxy;
  back: TcpProxy;
  /** Where clients connect. */
  origin: string;
  /** The database for what only a test does. */
  superUrl: string;
  close(): Promise<void>;
}

/** The run types faster than people do, from one address: these limits are raised, all others are the defaults. */
const LIMITS = {
  CHAT_MESSAGES_PER_SECOND: "100",
  CHAT_BURST: "200",
  // all of them come from one address, and again after every fault
  CHAT_CONNECTIONS_PER_MINUTE: "100000",
};

let scenes = 0;

/** Two nodes where Redis is, else one. `surgery` is done to the database before anybody connects. */
export async function openScene(
  house: House,
  options: { bug?: ServerBug; nodes?: number; surgery?: (url: string) => Promise<void> } = {},
): Promise<Scene> {
  const { postgres, redis, built } = house;
  const name = `faults_${++scenes}`;
  await makeDatabase(postgres, name);
  const superUrl = postgres.superUrl(name);
  const stage = await setStage(superUrl);
  await options.surgery?.(superUrl);
  const back = await startProxy(() => [postgres.port]);
  const count = redis ? (options.nodes ?? 2) : 1;
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  let turn = 0;
  // a balancer: in turn, to the other when one is away
  const front = await startProxy(() => {
    turn++;
    return ports.map((_, index) => ports[(index + turn) % count] ?? 0);
  });
  const origin = `http://localhost:${front.port}`;
  const env = {
    ...LIMITS,
    DATABASE_URL: postgres.url(name, back.port),
    PUBLIC_ORIGIN: origin,
    HOST: "127.0.0.1",
    JOBS: "off",
    LOG_LEVEL: "info",
    ...(redis && count > 1 ? { REDIS_URL: redis.url } : {}),
  };
  const nodes = await Promise.all(
    ports.map((port) =>
      startNode(port, built.program(options.bug), env, join(house.logs, `${name}-${port}.log`)),
    ),
  );
  return {
    stage,
    nodes,
    front,
    back,
    origin,
    superUrl,
    async close() {
      await Promise.all(nodes.map((node) => node.stop()));
      await front.close();
      await back.close();
    },
  };
}
