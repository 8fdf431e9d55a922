import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { newId } from "~/domain/ids";
import { replay } from "~/domain/inspections/replay.server";
import { replayed } from "~/domain/inspections/replayed.server";
import { testDatabase } from "../../support/database";
import { officesIn, SEED } from "./office";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const offices = await officesIn(db);
let plan: { id: string; seed: string };

beforeAll(async () => {
  await offices.provider("D");
  for (let n = 0; n < 4; n++) await offices.inspector(offices.jinan);
  plan = { id: (await offices.drawn(offices.jinan)).id, seed: SEED };
});

it("is worked out once for each plan, however many ask at once", async () => {
  const draw = vi.fn(replay);
  const all = await Promise.all(Array.from({ length: 20 }, () => replayed(db, plan, draw)));
  await replayed(db, plan, draw);
  expect(draw).toHaveBeenCalledTimes(1);
  expect(all.every((each) => each?.holds)).toBe(true);
});

it("forgets what failed, and does not remember a plan before its draw", async () => {
  const failing = { id: (await offices.drawn(offices.jinan)).id, seed: SEED };
  const broken = () => {
    throw new Error("broken");
  };
  await expect(replayed(db, failing, broken)).rejects.toThrow("broken");
  expect((await replayed(db, failing))?.holds).toBe(true);
  const id = await offices.make(offices.jinan);
  expect(await replayed(db, { id, seed: null })).toBeNull();
});

it("remembers so many plans and no more", async () => {
  const draw = vi.fn(replay);
  const other = { id: (await offices.drawn(offices.jinan)).id, seed: SEED };
  await replayed(db, other, draw);
  // plans nobody has drawn take no place for good, but each takes one while it is asked
  await Promise.all(Array.from({ length: 210 }, () => replayed(db, { id: newId(), seed: null })));
  await replayed(db, other, draw);
  expect(draw).toHaveBeenCalledTimes(2);
});
