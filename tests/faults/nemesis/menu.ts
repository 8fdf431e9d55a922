import { setTimeout as wait } from "node:timers/promises";
import type { Dice } from "../dice";
import type { ServerNode } from "../machines/node";
import type { OwnPostgres } from "../machines/postgres";
import type { TcpProxy } from "../machines/proxy";
import type { OwnRedis } from "../machines/redis";

/** What can be broken. */
export interface Machines {
  nodes: ServerNode[];
  postgres: OwnPostgres;
  redis: OwnRedis | null;
  /** Between the clients and the nodes. */
  front: TcpProxy;
  /** Between the nodes and the database. */
  back: TcpProxy;
  /** Throws a client away and makes a new one over what it had kept. */
  crashClient(dice: Dice): Promise<void>;
}

export interface Fault {
  name: string;
  /** What it needs for itself: two faults of one thing do not happen at the same time. */
  on: string;
  weight: number;
  /** Does the harm and heals it; settles when both is done. */
  strike(dice: Dice): Promise<void>;
}

/** Every kind of fault these machines can suffer, from CHAT.md's list. */
export function menu({ nodes, postgres, redis, front, back, crashClient }: Machines): Fault[] {
  return [
    ...nodes.flatMap((node, index) => nodeFaults(node, `node ${index + 1}`)),
    ...databaseFaults(postgres),
    ...lineFaults(front, "clients"),
    ...lineFaults(back, "database lines"),
    { name: "client crash", on: "client", weight: 4, strike: crashClient },
    ...(redis ? redisFaults(redis) : []),
  ];
}

const nodeFaults = (node: ServerNode, on: string): Fault[] => [
  { name: "node SIGKILL", on, weight: 3, strike: (dice) => node.kill(dice.between(0, 1500)) },
  { name: "node SIGTERM drain", on, weight: 1, strike: (dice) => node.drain(dice.between(0, 500)) },
];

const databaseFaults = (postgres: OwnPostgres): Fault[] => [
  { name: "database fast restart", on: "database", weight: 1, strike: () => postgres.restart("fast") },
  { name: "database power cut", on: "database", weight: 2, strike: () => postgres.restart("immediate") },
  {
    name: "database SIGSTOP",
    on: "database",
    weight: 2,
    async strike(dice) {
      postgres.pause();
      await wait(dice.between(200, 3000));
      postgres.resume();
    },
  },
];

const lineFaults = (proxy: TcpProxy, what: string): Fault[] => [
  {
    name: `${what} reset`,
    on: what,
    weight: 2,
    strike: async (dice) => proxy.reset(dice.between(0.2, 1), dice),
  },
  {
    name: `${what} black hole`,
    on: what,
    weight: 2,
    strike: (dice) => proxy.blackHole(dice.between(0.3, 1), dice.between(200, 4000), dice, dice.chance(0.3)),
  },
  {
    name: `${what} slow`,
    on: what,
    weight: 1,
    async strike(dice) {
      proxy.delay(dice.between(20, 250));
      await wait(dice.between(300, 2500));
      proxy.delay(0);
    },
  },
];

const redisFaults = (redis: OwnRedis): Fault[] => [
  {
    name: "redis kill",
    on: "redis",
    weight: 2,
    async strike(dice) {
      await redis.kill();
      await wait(dice.between(0, 2000));
      await redis.start();
    },
  },
];
