import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "~/domain/actor";
import { assessProvider } from "~/domain/matching/assess.server";
import { confirmLimitation } from "~/domain/matching/confirm-limitation.server";
import { confirmRange } from "~/domain/matching/confirm-range.server";
import { joinEligible } from "~/domain/matching/join-eligible.server";
import { limitationDecisionSchema } from "~/domain/matching/limitation-decision";
import { rangeDecisionSchema } from "~/domain/matching/range-decision";
import { mergeParameters, splitParameter } from "~/domain/normative-documents/merge-parameters.server";
import { placementSchema, suggestClass } from "~/domain/object-classes/object-class";
import { listObjectClasses, searchObjectClasses } from "~/domain/object-classes/object-class.queries.server";
import { placeObject } from "~/domain/object-classes/place-object.server";
import {
  waitingLimitations,
  waitingObjects,
  waitingRanges,
} from "~/domain/object-classes/waiting.queries.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { lawfulSetting, type Setting } from "../matching/setting";
import { type World, worldIn } from "../matching/world";

let database: TestDatabase;
let world: World;
let operator: Actor;
beforeAll(async () => {
  database = await testDatabase();
  world = worldIn(database.db);
  await world.regions();
  const { rows } = await sql<{
    id: string;
    region_code: string;
  }>`select id, region_code from hubs limit 1`.execute(database.db);
  const hub = rows[0];
  const userId = await world.user();
  const organisationId = await world.insert("organisations", {
    kind: "hub",
    name: "演示服务站",
    region_code: hub?.region_code,
    hub_id: hub?.id,
  });
  operator = {
    userId,
    login: "op",
    name: "演示受理员",
    locale: "zh-CN",
    epoch: 1,
    sessionHash: "",
    organisationId,
    organisationName: "演示服务站",
    organisationKind: "hub",
    role: "operator",
    regionCode: "370102",
    hubs: null,
  };
});
afterAll(() => database.drop());

const verdict = async (here: Setting) =>
  (
    await assessProvider(database.db, {
      moment: "invitation",
      packageId: here.packageId,
      providerId: here.providerId,
    })
  )?.verdict.verdict;
const set = (table: string, change: string, id: string) =>
  sql`update ${sql.table(table)} set ${sql.raw(change)} where id = ${id}`.execute(database.db);
const stranger = (): Actor => ({ ...operator, organisationKind: "enterprise", role: "owner" });

test("a row waits until an operator places its object, in whatever width it was written", async () => {
  const here = await lawfulSetting(world);
  await set(
    "scope_items",
    "object_placed = false, object_class_id = null, object_text = 'ＰＰ 餐具'",
    here.scopeItemId,
  );
  expect(await verdict(here)).toBe("hold");
  expect((await waitingObjects(database.db)).texts).toContainEqual({
    text: "ＰＰ 餐具",
    scopeRows: 1,
    providers: 1,
    items: 0,
  });
  expect(await placeObject(database.db, operator, { text: "pp餐具", classId: here.food.id })).toEqual({
    rows: 1,
  });
  expect(await verdict(here)).toBe("eligible");
});

test("a sample's name is placed once for every request that uses it", async () => {
  const here = await lawfulSetting(world);
  await set("items", "object_class_id = null, sample_name = '奇怪的样品'", here.itemId);
  expect(await verdict(here)).toBe("hold");
  expect((await waitingObjects(database.db)).texts).toContainEqual({
    text: "奇怪的样品",
    scopeRows: 0,
    providers: 0,
    items: 1,
  });
  await placeObject(database.db, operator, { text: "奇怪的样品", classId: here.plastic.id });
  expect(await verdict(here)).toBe("eligible");
  expect((await waitingObjects(database.db)).texts.map((each) => each.text)).not.toContain("奇怪的样品");
});

test("who is no hub places nothing, and an unknown class is refused", async () => {
  await expect(placeObject(database.db, stranger(), { text: "某物", classId: null })).rejects.toMatchObject({
    kind: "forbidden",
  });
  const unknown = { text: "某物", classId: "00000000-0000-7000-8000-0000000000aa" };
  await expect(placeObject(database.db, operator, unknown)).rejects.toMatchObject({ kind: "invalid" });
});

test("a limitation is confirmed by a person, by name, and then decides", async () => {
  const here = await lawfulSetting(world);
  const text = `按客户要求 ${here.scopeItemId}`;
  await set("scope_items", `limitation_state = 'unparsed', limitation_text = '${text}'`, here.scopeItemId);
  expect((await waitingLimitations(database.db)).map((each) => each.text)).toContain(text);
  const decision = limitationDecisionSchema.parse({ text, except: "陶瓷" });
  expect(await confirmLimitation(database.db, operator, decision)).toEqual({ rows: 1 });
  expect(await verdict(here)).toBe("eligible");
  const row = await database.db
    .selectFrom("scope_items")
    .selectAll()
    .where("id", "=", here.scopeItemId)
    .executeTakeFirstOrThrow();
  expect(row.limitation_confirmed_by).toBe(operator.userId);
  await expect(confirmLimitation(database.db, operator, decision)).rejects.toMatchObject({
    code: "limitation_not_waiting",
  });
});

test("that a limitation excludes nothing has to be said, and a class has to be chosen", () => {
  expect(limitationDecisionSchema.safeParse({ text: "见附注" }).success).toBe(false);
  expect(limitationDecisionSchema.safeParse({ text: "见附注", nothing: "yes" }).success).toBe(true);
  expect(limitationDecisionSchema.safeParse({ text: "见附注", nothing: "yes", only: "铅" }).success).toBe(
    false,
  );
  expect(placementSchema.safeParse({ text: "某物" }).success).toBe(false);
  expect(placementSchema.parse({ text: "某物", classId: "any" }).classId).toBeNull();
});

test("a confirmed limitation may also exclude", async () => {
  const here = await lawfulSetting(world);
  const text = `见附注 ${here.scopeItemId}`;
  await set("scope_items", `limitation_state = 'unparsed', limitation_text = '${text}'`, here.scopeItemId);
  await confirmLimitation(
    database.db,
    operator,
    limitationDecisionSchema.parse({ text, only: "陶瓷、玻璃" }),
  );
  expect(await verdict(here)).toBe("refused");
});

/** A calibration whose row has a range that no rule reads. */
async function measuring(text: string) {
  const here = await lawfulSetting(world);
  await set("packages", "kind = 'calibration', category = 'metrology'", here.packageId);
  await set(
    "scope_items",
    `kind = 'calibration', range_state = 'unparsed', range_text = '${text}'`,
    here.scopeItemId,
  );
  await set("items", "range_min = 0, range_max = 25, range_unit = 'MPa'", here.itemId);
  return here;
}

test("a range is confirmed by a person, by name, for one parameter, and then decides", async () => {
  const text = "六十兆帕以内";
  const [here, there] = [await measuring(text), await measuring(text)];
  expect(await verdict(here)).toBe("hold");
  expect((await waitingRanges(database.db)).filter((each) => each.text === text)).toHaveLength(2);
  const decision = rangeDecisionSchema.parse({ text, parameterId: here.parameterId, reading: "(0~60)MPa" });
  await expect(confirmRange(database.db, stranger(), decision)).rejects.toMatchObject({ kind: "forbidden" });
  expect(await confirmRange(database.db, operator, decision)).toEqual({ rows: 1 });
  expect([await verdict(here), await verdict(there)]).toEqual(["eligible", "hold"]);
  const row = await database.db
    .selectFrom("scope_items")
    .selectAll()
    .where("id", "=", here.scopeItemId)
    .executeTakeFirstOrThrow();
  expect(row).toMatchObject({ range_confirmed_by: operator.userId, range_unit: "MPa", range_text: text });
  await expect(confirmRange(database.db, operator, decision)).rejects.toMatchObject({
    code: "range_not_waiting",
  });
  await set("items", "range_max = 61000, range_unit = 'kPa'", here.itemId);
  expect(await verdict(here)).toBe("refused");
});

test("that a range bounds nothing has to be said, and what is said has to be readable", async () => {
  const here = await measuring("见附注");
  const said = (more: object) =>
    rangeDecisionSchema.safeParse({ text: "见附注", parameterId: here.parameterId, ...more });
  expect(said({}).success).toBe(false);
  expect(said({ reading: "很大" }).error?.issues[0]?.message).toBe("range_unreadable");
  expect(said({ reading: "(0~60)MPa", unbounded: "yes" }).success).toBe(false);
  const decision = rangeDecisionSchema.parse({
    ...{ text: "见附注", parameterId: here.parameterId, unbounded: "yes" },
  });
  await confirmRange(database.db, operator, decision);
  expect(await verdict(here)).toBe("eligible");
});

test("merging two names makes them one capability; splitting takes it back", async () => {
  const here = await lawfulSetting(world);
  const synonym = await world.parameter(here.documentId, "蒸发残渣");
  await set("items", `parameter_id = '${synonym}'`, here.itemId);
  expect(await verdict(here)).toBe("refused");
  await mergeParameters(database.db, operator, { keepId: here.parameterId, mergeId: synonym });
  expect(await verdict(here)).toBe("eligible");
  const again = { keepId: here.parameterId, mergeId: synonym };
  await expect(mergeParameters(database.db, operator, again)).rejects.toMatchObject({
    code: "parameter_already_merged",
  });
  await splitParameter(database.db, operator, { id: synonym });
  expect(await verdict(here)).toBe("refused");
});

test("parameters of two documents are never one", async () => {
  const [a, b] = [await lawfulSetting(world), await lawfulSetting(world)];
  const merge = { keepId: a.parameterId, mergeId: b.parameterId };
  await expect(mergeParameters(database.db, operator, merge)).rejects.toMatchObject({ kind: "invalid" });
});

test("who becomes eligible later joins a package that is still quoting, once", async () => {
  const here = await lawfulSetting(world);
  const deadline = new Date(Date.now() + 3_600_000).toISOString();
  await set("packages", `status = 'quoting', quoting_deadline = '${deadline}'`, here.packageId);
  await set("accreditations", "status = 'suspended'", here.accreditationId);
  const invited = async () => {
    await joinEligible(database.db);
    const rows = await database.db
      .selectFrom("invitations")
      .select("provider_id")
      .where("package_id", "=", here.packageId)
      .execute();
    return rows.length;
  };
  expect(await invited()).toBe(0);
  await set("accreditations", "status = 'active'", here.accreditationId);
  expect(await invited()).toBe(1);
  expect(await invited()).toBe(1);
  const told = await database.db
    .selectFrom("events")
    .select("kind")
    .where("package_id", "=", here.packageId)
    .where("kind", "=", "package.joined")
    .execute();
  expect(told).toHaveLength(1);
});

test("classes are found by name, alias, pinyin and initials; a suggestion is the longest name inside the text", async () => {
  const first = async (q: string) => (await searchObjectClasses(database.db, q))[0]?.nameZh;
  expect(await first("塑料制品")).toBe("塑料制品");
  expect(await first("suliao")).toMatch(/^塑料/);
  expect(await first("slzp")).toBe("塑料制品");
  const classes = await listObjectClasses(database.db);
  expect(suggestClass("一次性塑料餐盒（带盖）", classes)?.nameZh).toMatch(/塑料/);
  expect(suggestClass("无人知晓之物", classes)).toBeNull();
});
