import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { job } from "~/jobs/fold-figures.job.server";
import { repeat } from "~/jobs/repeat.server";
import type { Services } from "~/platform/services.server";
import { testDatabase } from "../../support/database";

const database = await testDatabase({ content: "demo" });
afterAll(database.drop);

it("a frequent job is done again after a failure, one at a time, and not after the stop", async () => {
  const warned: unknown[] = [];
  const all = { log: { warn: (about: unknown) => warned.push(about) } } as unknown as Services;
  let [runs, under] = [0, 0];
  const run = async () => {
    runs += 1;
    expect(++under).toBe(1);
    await wait(5);
    under -= 1;
    if (runs === 1) throw new Error("once");
  };
  const repeated = repeat({ name: "often", everySeconds: 0.01, run }, all);
  while (runs < 3) await wait(5);
  await repeated.stop();
  const until = runs;
  expect([under, warned.length]).toEqual([0, 1]);
  await wait(50);
  expect(runs).toBe(until);
});

it("folding leaves nothing in the log", async () => {
  const logged = async () =>
    (
      await database.db
        .selectFrom("figure_log")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .execute()
    )[0]?.n;
  expect(await logged()).toBeGreaterThan(0);
  await job.run({ db: database.db } as Services, null);
  expect(await logged()).toBe(0);
});
