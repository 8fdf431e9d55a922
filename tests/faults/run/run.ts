import { setTimeout as wait } from "node:timers/promises";
import { dice } from "../dice";
import { check } from "../history/check";
import { clock, type Entry, type Violation } from "../history/log";
import { menu } from "../nemesis/menu";
import { torment } from "../nemesis/nemesis";
import type { MakeClient } from "./client";
import { headsOf, rowsOf } from "./database";
import { Device } from "./device";
import type { House, Scene } from "./house";

export interface Plan {
  seed: number;
  faults: number;
  makeClient: MakeClient;
  /** Only faults whose name fits, for a short run with an aim. */
  only?: RegExp;
  /** How many times faster than usual people type. */
  pace?: number;
  /** Milliseconds, see DRAIN. */
  drain?: number;
  tell?: (name: string, n: number) => void;
}
export interface Outcome {
  seed: number;
  violations: Violation[];
  struck: Record<string, number>;
  messages: number;
  acknowledged: number;
  events: number;
  devices: number;
  nodes: number;
  crashes: number;
  /** Milliseconds from a message to its answer: the middle and the longest. */
  waits: { median: number; longest: number };
  /** Milliseconds from the last healing until everything was answered and shown. */
  healed: number;
  seconds: number;
}

/** How long after the last healing everything may take to be answered and shown everywhere (CHAT.md). */
const DRAIN = 30_000;

/** People talk while things break; then all is healed, everybody may finish, and the history is checked. */
export async function runFaults(house: House, scene: Scene, plan: Plan): Promise<Outcome> {
  const began = clock();
  const chance = dice(plan.seed);
  const log: Entry[] = [];
  const devices = scene.stage.seats.map((seat) => new Device(seat, scene.origin, plan.makeClient, log));
  const machines = {
    ...scene,
    postgres: house.postgres,
    redis: scene.nodes.length > 1 ? house.redis : null,
    crashClient: (of: typeof chance) => of.one(devices).crash(of),
  };
  const faults = menu(machines).filter(({ name }) => plan.only?.test(name) ?? true);
  let over = false;
  const typing = devices.map((device) => device.type(chance.fork(), () => over, plan.pace));
  await wait(1000);
  const struck = await torment(faults, plan.faults, chance.fork(), plan.tell ? { tell: plan.tell } : {});
  over = true;
  await Promise.all(typing);
  const healed = await drain(devices, scene.superUrl, plan.drain);
  const rows = await rowsOf(scene.superUrl);
  const views = devices.flatMap((device) => device.views());
  for (const device of devices) device.close();
  return {
    seed: plan.seed,
    violations: check({ log, rows, views }),
    struck,
    ...figures(log),
    events: rows.length,
    devices: devices.length,
    nodes: scene.nodes.length,
    crashes: scene.nodes.reduce((sum, node) => sum + node.crashes(), 0),
    healed,
    seconds: Math.round((clock() - began) / 1000),
  };
}

/** Waits until every message is answered and every device shows as much as the database has, 30 s at most. */
async function drain(devices: Device[], url: string, most = DRAIN): Promise<number> {
  const began = clock();
  while (clock() - began < most) {
    if (devices.every((device) => device.unanswered() === 0)) {
      const heads = await headsOf(url);
      const views = devices.flatMap((device) => device.views());
      if (views.every(({ c, events }) => events.length === (heads.get(c) ?? 0))) break;
    }
    await wait(100);
  }
  return Math.round(clock() - began);
}

function figures(log: Entry[]) {
  const invoked = new Map(log.flatMap((entry) => (entry.kind === "invoke" ? [[entry.m, entry.at]] : [])));
  const acks = log.filter((entry) => entry.kind === "ack");
  const waits = acks.map(({ m, at }) => Math.round(at - (invoked.get(m) ?? at))).sort((a, b) => a - b);
  return {
    messages: invoked.size,
    acknowledged: new Set(acks.map(({ m }) => m)).size,
    waits: { median: waits[Math.floor(waits.length / 2)] ?? 0, longest: waits.at(-1) ?? 0 },
  };
}
