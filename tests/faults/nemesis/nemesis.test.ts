import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { dice } from "../dice";
import type { Fault } from "./menu";
import { torment } from "./nemesis";

/** Faults that note when they strike and heal. */
function faults() {
  const broken = new Set<string>();
  const seen: string[] = [];
  const most = { value: 0 };
  const make = (name: string, on: string): Fault => ({
    name,
    on,
    weight: 1,
    async strike() {
      if (broken.has(on)) throw new Error(`${on} is broken already`);
      broken.add(on);
      most.value = Math.max(most.value, broken.size);
      seen.push(name);
      await wait(5);
      broken.delete(on);
    },
  });
  return { menu: [make("a", "x"), make("b", "x"), make("c", "y"), make("d", "z")], broken, seen, most };
}
const quick = { wait: () => wait(0) };

describe("the nemesis", () => {
  it("strikes as often as asked, one fault a thing and two at a time at most, and leaves nothing broken", async () => {
    const { menu, broken, seen, most } = faults();
    const struck = await torment(menu, 300, dice(4), quick);
    expect(seen).toHaveLength(300);
    expect(Object.values(struck).reduce((sum, n) => sum + n)).toBe(300);
    expect(Object.keys(struck).sort()).toEqual(["a", "b", "c", "d"]);
    expect(most.value).toBe(2);
    expect(broken.size).toBe(0);
  });

  it("has a single thing to break and breaks it again and again", async () => {
    const { menu, seen } = faults();
    await torment(menu.slice(0, 1), 5, dice(1), quick);
    expect(seen).toEqual(["a", "a", "a", "a", "a"]);
  });

  it("tells when a strike itself fails", async () => {
    const failing = {
      name: "f",
      on: "x",
      weight: 1,
      strike: () => Promise.reject(new Error("no such process")),
    };
    await expect(torment([failing], 2, dice(1), quick)).rejects.toThrow("no such process");
  });
});

describe("the dice", () => {
  const throws = (seed: number) => Array.from({ length: 50 }, dice(seed).chance.bind(null, 0.5));
  it("throw the same for the same seed, and evenly enough", () => {
    expect(throws(7)).toEqual(throws(7));
    expect(throws(7)).not.toEqual(throws(8));
    const die = dice(1);
    const heads = Array.from({ length: 10_000 }, () => die.chance(0.5)).filter(Boolean).length;
    expect(Math.abs(heads - 5000)).toBeLessThan(200);
  });
});
