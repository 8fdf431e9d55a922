import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BUGS, CAUGHT_BY, seek } from "./bugs/bugs";
import { redisIsHere } from "./machines/redis";
import { engineClient } from "./run/engine";
import { type House, openHouse, openScene } from "./run/house";
import { report } from "./run/report";
import { runFaults } from "./run/run";

let house: House;
beforeAll(async () => {
  house = await openHouse();
}, 240_000);
afterAll(() => house?.close());

/** Twelve faults of every kind; `npm run test:faults` strikes two hundred times, with any seed. */
const SEED = 20_261_123;

const NODES = redisIsHere()
  ? "two nodes"
  : "one node (redis-server is not installed: the part with two is skipped)";

describe("the promise of the chat", () => {
  it(`holds while ${NODES}, database and lines fail`, { timeout: 180_000 }, async () => {
    const scene = await openScene(house);
    try {
      const outcome = await runFaults(house, scene, { seed: SEED, faults: 12, makeClient: engineClient });
      expect(outcome.violations, report(outcome)).toEqual([]);
      expect(outcome.messages).toBeGreaterThan(20);
      expect(outcome.acknowledged).toBe(outcome.messages);
    } finally {
      await scene.close();
    }
  });
});

describe("the checker fails where the promise is broken", () => {
  it.each(BUGS)("%s", { timeout: 120_000 }, async (bug) => {
    const { violations, messages } = await seek(house, bug, SEED);
    expect(messages).toBeGreaterThan(20);
    expect(violations.map(({ rule }) => rule)).toContain(CAUGHT_BY[bug]);
  });
});
