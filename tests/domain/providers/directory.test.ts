import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chinaDay } from "~/domain/china-day";
import { directoryFilter } from "~/domain/providers/directory";
import { listProviders } from "~/domain/providers/directory.queries.server";
import { publicProvider, publicScope } from "~/domain/providers/public-provider.queries.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { lawfulSetting, type Setting } from "../matching/setting";
import { type World, worldIn } from "../matching/world";

let database: TestDatabase;
let world: World;
let here: Setting;
beforeAll(async () => {
  database = await testDatabase();
  world = worldIn(database.db);
  here = await lawfulSetting(world);
});
afterAll(() => database.drop());

const found = async (filter: Record<string, string>) => {
  const { entries } = await listProviders(database.db, directoryFilter.parse(filter), chinaDay());
  return entries.map((entry) => entry.id);
};

test("a provider is found by document, year by year, by parameter and by region", async () => {
  expect(await found({ document: here.number })).toEqual([here.providerId]);
  expect(await found({ document: here.number.replace("-2016", "-2023") })).toEqual([]);
  expect(await found({ document: here.number.replace("-2016", "") })).toEqual([here.providerId]);
  expect(await found({ document: here.number, region: "370100" })).toEqual([here.providerId]);
  expect(await found({ document: here.number, region: "370200" })).toEqual([]);
  expect(await found({ category: "testing", region: "370102" })).toContain(here.providerId);
  expect(await found({ category: "certification" })).not.toContain(here.providerId);
});

test("a lapsed certificate takes its scope out of the directory, a blacklisted provider leaves it", async () => {
  const other = await lawfulSetting(world);
  await sql`update accreditations set valid_to = '2021-01-01' where id = ${other.accreditationId}`.execute(
    database.db,
  );
  expect(await found({ document: other.number })).toEqual([]);
  await sql`update providers set blacklisted_at = now() where organisation_id = ${other.providerId}`.execute(
    database.db,
  );
  expect(await publicProvider(database.db, other.providerId)).toBeUndefined();
});

test("pages follow one another by name", async () => {
  for (let n = 0; n < 25; n += 1) await world.provider();
  const all: string[] = [];
  let after = "";
  do {
    const page = await listProviders(database.db, directoryFilter.parse({ after }), chinaDay());
    all.push(...page.entries.map((entry) => entry.id));
    after = page.next ?? "";
  } while (after);
  expect(all.length).toBeGreaterThanOrEqual(26);
  expect(new Set(all).size).toBe(all.length);
});

test("the scope of a provider is searched in document, parameter and object; nonsense breaks nothing", async () => {
  const rows = async (q: string, after = "") =>
    (await publicScope(database.db, here.providerId, { q, after })).rows;
  expect(await rows("迁移")).toHaveLength(1);
  expect(await rows("食品接触")).toHaveLength(1);
  expect(await rows("不存在的参数")).toHaveLength(0);
  expect(await rows("%", "nonsense~not-an-id")).toHaveLength(0);
  expect(await rows("\0")).toHaveLength(1);
});
