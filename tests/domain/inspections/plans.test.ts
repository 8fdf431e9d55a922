import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { readObjects } from "~/domain/inspections/canonical";
import { fileHash } from "~/domain/inspections/draw.server";
import { drawPlan } from "~/domain/inspections/draw-plan.server";
import { enterSeed, voidPlan } from "~/domain/inspections/enter-seed.server";
import { freezePlan } from "~/domain/inspections/freeze-plan.server";
import { plainSeed, planForm, seedForm } from "~/domain/inspections/inspection";
import { liveObjects } from "~/domain/inspections/lists.queries.server";
import { discardPlan, editPlan } from "~/domain/inspections/make-plan.server";
import { findPlan, findPublicPlan, plansFor, publicPlans } from "~/domain/inspections/plan.queries.server";
import { publishedDraw, publishedFile } from "~/domain/inspections/plan-files.queries.server";
import { replay } from "~/domain/inspections/replay.server";
import { testDatabase } from "../../support/database";
import { dayFromNow, outcome } from "../quotes/market";
import { officesIn, SEED } from "./office";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const offices = await officesIn(db);
const { jinan, province, qingdao } = offices;
let lab: Actor;

beforeAll(async () => {
  lab = (await offices.provider("D")).owner;
  await offices.provider("D", "370112");
  await offices.provider("D", "370202");
  for (let n = 0; n < 4; n++) await offices.inspector(jinan);
});

describe("a plan", () => {
  it("is made by a regulator for a region of its own only", async () => {
    expect(await outcome(offices.make(jinan))).toBe("ok");
    expect(await outcome(offices.make(province))).toBe("ok");
    expect(await outcome(offices.make(qingdao))).toBe("invalid:invalid_input");
    expect(await outcome(offices.make(jinan, { region: "370000" }))).toBe("invalid:invalid_input");
    expect(await outcome(offices.make(jinan, { region: "370199" }))).toBe("invalid:invalid_input");
    expect(await outcome(offices.make(lab))).toBe("forbidden:forbidden");
  });

  it("is seen in the subtree, drafts by their own office only, and by everybody once frozen", async () => {
    const id = await offices.make(jinan);
    const seen = (actor: Actor) => outcome(findPlan(db, actor, id));
    expect(await Promise.all([jinan, province, qingdao].map(seen))).toEqual([
      "ok",
      "not_found:not_found",
      "not_found:not_found",
    ]);
    expect(await outcome(findPublicPlan(db, id))).toBe("not_found:not_found");
    expect(await outcome(publishedFile(db, id, "objects"))).toBe("not_found:not_found");
    await offices.freeze(jinan, id);
    expect(await Promise.all([jinan, province, qingdao].map(seen))).toEqual([
      "ok",
      "ok",
      "not_found:not_found",
    ]);
    expect(await outcome(findPublicPlan(db, id))).toBe("ok");
    expect((await publicPlans(db, {})).items.map((plan) => plan.id)).toContain(id);
    expect((await publicPlans(db, { region: "370200" })).items).toEqual([]);
    expect((await plansFor(db, province, {})).items.map((plan) => plan.id)).toContain(id);
    expect((await plansFor(db, qingdao, {})).items).toEqual([]);
    expect(await outcome(findPublicPlan(db, "x"))).toBe("not_found:not_found");
  });

  it("is changed and dropped only while it is a draft, and only by its own office", async () => {
    const id = await offices.make(jinan);
    const edit = (actor: Actor, expectedVersion?: number) =>
      outcome(editPlan(db, actor, id, { ...offices.input({ title: "改过的名称" }), expectedVersion }));
    expect(await edit(qingdao)).toBe("not_found:not_found");
    expect(await edit(province)).toBe("forbidden:forbidden");
    expect(await edit(jinan, 9)).toBe("stale:stale_version");
    expect(await edit(jinan, 1)).toBe("ok");
    await offices.freeze(jinan, id);
    expect(await edit(jinan)).toBe("conflict:conflict");
    expect(await outcome(discardPlan(db, jinan, id))).toBe("conflict:conflict");
    const other = await offices.make(jinan);
    expect(await outcome(discardPlan(db, jinan, other))).toBe("ok");
    expect(await outcome(findPlan(db, jinan, other))).toBe("not_found:not_found");
  });

  it.each([
    [{ title: "x" }, "title"],
    [{ matters: "\n \n" }, "matters"],
    [{ matters: Array.from({ length: 13 }, (_, n) => `事项${n}`).join("\n") }, "matters"],
    [{ perObject: "1" }, "perObject"],
    [{ perObject: "2.5" }, "perObject"],
    [{ oddsA: "0" }, "oddsA"],
    [{ oddsA: "20" }, "oddsB"],
    [{ oddsC: "101" }, "oddsC"],
    [{ endsOn: "2020-01-01" }, "endsOn"],
    [{ region: "37%" }, "region"],
    [{ category: "food" }, "category"],
  ])("refuses %j", (more, field) => {
    const { error } = planForm.safeParse({ ...offices.input(), matters: "事项一\n事项二", ...more });
    expect(error?.issues.map(({ path }) => path[0])).toContain(field);
  });
});

describe("the list of objects", () => {
  it("has who ever held what the category asks for, by the grade of the category, the worst of all without one", async () => {
    const lapsed = await offices.world.provider({}, { region_code: "370112" });
    await offices.world.accreditation(lapsed, { valid_to: "2021-01-01" });
    await offices.world.grade(lapsed, "testing", "A");
    await offices.world.grade(lapsed, "brand", "C");
    await offices.world.grade(lapsed, "metrology", "D");
    await db
      .updateTable("provider_grades")
      .set({ offered: false })
      .where("provider_id", "=", lapsed)
      .where("category", "=", "metrology")
      .execute();
    const adviser = await offices.world.provider({}, { region_code: "370112" });
    const gone = await offices.world.provider({}, { region_code: "370112", status: "suspended" });
    const find = async (category: string | null) =>
      (await liveObjects(db, { region: "370112", category })).map(({ id, grade, ungraded }) => [
        id,
        grade,
        ungraded,
      ]);
    expect(await find("testing")).toContainEqual([lapsed, "A", false]);
    expect((await find("testing")).map(([id]) => id)).not.toContain(adviser);
    const all = await find(null);
    expect(all).toContainEqual([lapsed, "C", false]);
    expect(all).toContainEqual([adviser, "B", true]);
    expect(all.map(([id]) => id)).not.toContain(gone);
    expect(await find("metrology")).toEqual([]);
  });
});

describe("freezing", () => {
  it("publishes both lists with their hashes, and no later change of the world reaches them", async () => {
    const id = await offices.make(jinan);
    await offices.freeze(jinan, id);
    const { content } = await publishedFile(db, id, "objects");
    const { files } = await findPublicPlan(db, id);
    expect(files.objects?.sha256).toBe(fileHash(content));
    expect(readObjects(content).head).toMatchObject({ perObject: 2, seedSource: "双色球第 2026135 期" });
    await offices.provider("D");
    await offices.inspector(jinan);
    expect((await publishedFile(db, id, "objects")).content).toBe(content);
    expect(files.objects?.lines).toBe(readObjects(content).rows.length);
    expect(await outcome(offices.freeze(jinan, id))).toBe("conflict:conflict");
    expect(await offices.eventsOf(id)).toEqual(["inspection.planned", "inspection.frozen"]);
  });

  it("asks for a public value of a later day, not after the visits begin", async () => {
    const id = await offices.make(jinan, { startsOn: dayFromNow(5) });
    const freeze = (seedDay: string) => outcome(freezePlan(db, jinan, id, offices.announcement({ seedDay })));
    expect(await freeze(dayFromNow(0))).toBe("invalid:invalid_input");
    expect(await freeze(dayFromNow(-1))).toBe("invalid:invalid_input");
    expect(await freeze(dayFromNow(6))).toBe("invalid:invalid_input");
    expect(await freeze(dayFromNow(5))).toBe("ok");
  });

  it("refuses kindly without objects, and when somebody's ties leave too few inspectors", async () => {
    const empty = await offices.make(jinan, { category: "certification" });
    expect(await outcome(offices.freeze(jinan, empty))).toBe("conflict:inspection_no_objects");
    const { uscc } = await offices.provider("A", "370202");
    await offices.inspector(qingdao);
    await offices.inspector(qingdao, { ties: "91370202XN00000000" });
    const id = await offices.make(qingdao, { region: "370200" });
    expect(await outcome(offices.freeze(qingdao, id))).toBe("ok");
    const tied = await offices.provider("A", "370202", ["91370202XN00000000"]);
    const other = await offices.make(qingdao, { region: "370200" });
    expect(await outcome(offices.freeze(qingdao, other))).toBe("conflict:inspection_understaffed");
    await offices.inspector(qingdao);
    expect(await outcome(offices.freeze(qingdao, other))).toBe("ok");
    expect(new Set([uscc, tied.uscc]).size).toBe(2);
  });
});

describe("seed and draw", () => {
  it("come in their order, once each", async () => {
    const id = await offices.make(jinan);
    const seed = (actor = jinan) => outcome(enterSeed(db, actor, id, { seed: SEED }));
    const draw = () => outcome(drawPlan(db, jinan, id));
    expect([await seed(), await draw()]).toEqual(["conflict:conflict", "conflict:conflict"]);
    await offices.freeze(jinan, id);
    expect(await draw()).toBe("conflict:conflict");
    expect([await seed(province), await seed(qingdao)]).toEqual([
      "forbidden:forbidden",
      "not_found:not_found",
    ]);
    expect(await seed()).toBe("ok");
    expect(await seed()).toBe("conflict:conflict");
    expect(await outcome(voidPlan(db, jinan, id, { reason: "不满意种子" }))).toBe("conflict:conflict");
    expect(await draw()).toBe("ok");
    expect(await draw()).toBe("conflict:conflict");
    const plan = await findPublicPlan(db, id);
    const published = await publishedDraw(db, plan);
    expect(published && replay(published)).toMatchObject({ holds: true });
    expect((await offices.eventsOf(id)).filter((kind) => kind !== "inspection.assigned")).toEqual([
      "inspection.planned",
      "inspection.frozen",
      "inspection.seeded",
      "inspection.drawn",
    ]);
    expect((await offices.eventsOf(id)).length - 4).toBe(plan.drawn);
  });

  it("cannot be entered before its moment; a plan may be given up until then, and its reason stays", async () => {
    const id = await offices.make(jinan, { startsOn: dayFromNow(9) });
    await freezePlan(db, jinan, id, offices.announcement({ seedDay: dayFromNow(3) }));
    expect(await outcome(enterSeed(db, jinan, id, { seed: SEED }))).toBe("conflict:inspection_seed_early");
    expect(await outcome(voidPlan(db, jinan, id, { reason: "范围有误" }))).toBe("ok");
    expect(await outcome(enterSeed(db, jinan, id, { seed: SEED }))).toBe("conflict:conflict");
    expect(await findPublicPlan(db, id)).toMatchObject({ status: "voided", void_reason: "范围有误" });
  });

  it("happen once, however many press the button at the same time", async () => {
    for (let round = 0; round < 5; round++) {
      const id = await offices.make(jinan);
      await offices.freeze(jinan, id);
      const many = <T>(work: (n: number) => Promise<T>) =>
        Promise.all(Array.from({ length: 8 }, (_, n) => outcome(work(n))));
      const seeds = await many((n) => enterSeed(db, jinan, id, { seed: `seed ${n}` }));
      const draws = await many(() => drawPlan(db, jinan, id));
      expect([...seeds].sort().slice(-1)).toEqual(["ok"]);
      for (const all of [seeds, draws]) expect(all.filter((each) => each === "ok")).toHaveLength(1);
    }
  });

  it.each([
    ["０３ ０９　１２  ＋ ０８", "03 09 12 + 08"],
    [" 3,412.55 ", "3,412.55"],
  ])("read %s as %s", (typed, plain) => {
    expect(plainSeed(typed)).toBe(plain);
    expect(seedForm.parse({ seed: typed, again: plain }).seed).toBe(plain);
  });

  it("must be typed the same twice", () => {
    const { error } = seedForm.safeParse({ seed: SEED, again: "03 09" });
    expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([["again", "seed_differs"]]);
  });

  it.each(["", "三", "a\nb\u0000", "<b>", "x".repeat(201), "-", "'; drop"])("refuse the seed %j", (seed) => {
    expect(seedForm.safeParse({ seed, again: seed }).success).toBe(false);
  });
});
