import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approveImport, rejectImport } from "~/domain/accreditation/decide-import.server";
import { runImport } from "~/domain/accreditation/run-import.server";
import { submitImport } from "~/domain/accreditation/submit-import.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { FIXTURES, SAMPLES } from "./reading";
import { importOf, read, scopeOf, submitted, utf8, type World, worldOf } from "./world";

let base: TestDatabase;
let world: World;
beforeAll(async () => {
  base = await testDatabase();
});
beforeEach(async () => {
  world = await worldOf(base.db);
});
afterAll(() => base.drop());

const HEADER = "序号,检测对象,项目/参数,检测标准（方法）,限制范围\n";
const annex = (...rows: string[]) => utf8(HEADER + rows.join("\n"));
const WATER = "1,生活饮用水,色度,GB/T 5750.4-2023,";
const LEAD = "2,生活饮用水,铅,GB/T 5750.6-2023,";

describe("an import", () => {
  it.each([
    [
      "cnas_L0867_food_2009.csv",
      { status: "ready", rows: 9, accepted: 7, skipped: 1, rejected: 1, added: 10 },
    ],
    ["cnas_L0867_food_2009.raw.txt", { status: "ready", rows: 12, accepted: 0, rejected: 12, added: 0 }],
    [
      "foodtest_station_items_a.csv",
      { status: "ready", rows: 617, accepted: 506, skipped: 1, rejected: 110 },
    ],
    [
      "calibration_items_dc_ac_sources.csv",
      { status: "ready", rows: 73, accepted: 72, skipped: 1, rejected: 0 },
    ],
    [
      "nmpa_petmr_applicable_standards.csv",
      { status: "ready", rows: 9, accepted: 0, skipped: 1, rejected: 8 },
    ],
  ])("of %s is read to its end", async (name, expected) => {
    const found = await read(world, readFileSync(join(SAMPLES, name)), { name });
    expect(found).toMatchObject({ ...expected, progress: expected.rows });
    expect(found.accepted + found.skipped + found.rejected).toBe(found.rows);
  });

  it("has no effect before a hub approves it, and all of it at once then", async () => {
    const { id, version } = await submitted(world, annex(WATER, LEAD));
    expect(await scopeOf(world)).toEqual([]);
    expect(await approveImport(base.db, world.hub, { importId: id, expectedVersion: version })).toEqual({
      added: 2,
      removed: 0,
      changed: 0,
    });
    const rows = await scopeOf(world);
    expect(rows.map((row) => [row.parameter, row.std_norm])).toEqual([
      ["色度", "GB/T 5750.4-2023"],
      ["铅", "GB/T 5750.6-2023"],
    ]);
    expect((await importOf(base.db, id)).status).toBe("approved");
    const [event] = await base.db
      .selectFrom("events")
      .select("data")
      .where("kind", "=", "scope.approved")
      .where("provider_id", "=", world.owner.organisationId)
      .execute();
    expect(event?.data).toMatchObject({ importId: id, added: 2 });
  });

  it("of the same file twice changes nothing, and keeps what a person confirmed", async () => {
    const file = annex(WATER, "2,生活饮用水,铅,GB/T 5750.6-2023,须与客户协商");
    await approveImport(base.db, world.hub, { importId: (await submitted(world, file)).id });
    await base.db
      .updateTable("scope_items")
      .set({ limitation_state: "confirmed" })
      .where("accreditation_id", "=", world.accreditationId)
      .where("limitation_state", "=", "unparsed")
      .execute();
    const before = await scopeOf(world);
    const again = await submitted(world, file);
    expect(again).toMatchObject({ added: 0, removed: 0, changed: 0 });
    expect(await approveImport(base.db, world.hub, { importId: again.id })).toEqual({
      added: 0,
      removed: 0,
      changed: 0,
    });
    expect(await scopeOf(world)).toEqual(before);
    expect(before.some((row) => row.limitation_state === "confirmed")).toBe(true);
  });

  it("replaces the scope of its site and kind, and nothing else", async () => {
    const [here, there] = world.sites;
    for (const siteId of [here, there]) {
      await approveImport(base.db, world.hub, {
        importId: (await submitted(world, annex(WATER, LEAD), { siteId })).id,
      });
    }
    const next = await submitted(world, annex(`${WATER}只测自来水`, "2,生活饮用水,镉,GB/T 5750.6-2023,"));
    expect(next).toMatchObject({ added: 1, removed: 1, changed: 1 });
    await approveImport(base.db, world.hub, { importId: next.id });
    expect((await scopeOf(world, here)).map((row) => row.parameter)).toEqual(["色度", "镉"]);
    expect(await scopeOf(world, there)).toHaveLength(2);
    const inspection = await submitted(world, annex(LEAD), { kind: "inspection" });
    expect(inspection).toMatchObject({ added: 1, removed: 0, changed: 0 });
  });

  it("brings documents the register lacks in as unknown, on approval only", async () => {
    const file = annex("1,演示品,演示参数,《演示产品 演示参数的测定》GB/T 99997.3-2011,");
    const { id } = await submitted(world, file);
    const found = () =>
      base.db
        .selectFrom("normative_documents")
        .selectAll()
        .where("std_norm", "=", "GB/T 99997.3-2011")
        .execute();
    expect(await found()).toEqual([]);
    await approveImport(base.db, world.hub, { importId: id });
    expect(await found()).toMatchObject([
      { status: "unknown", source: "scope import", title_zh: "演示产品 演示参数的测定" },
    ]);
  });

  it("places an object by exact name or by what a person said, and leaves the rest", async () => {
    const [some] = await base.db
      .selectFrom("object_classes")
      .select(["id", "name_zh"])
      .where("name_zh", "=", "塑料制品")
      .execute();
    await base.db
      .insertInto("object_placements")
      .values({ object_norm: "pp餐盒", object_text: "PP 餐盒", object_class_id: some?.id ?? null })
      .onConflict((clash) => clash.doNothing())
      .execute();
    const rows = ["塑料制品", "ＰＰ餐盒", "没人见过的东西", ""].map(
      (object, at) => `${at},${object},参数${at},GB 4806.7-2023,`,
    );
    // a row without object comes first: below another it would belong to that one
    await approveImport(base.db, world.hub, {
      importId: (await submitted(world, annex(rows[3] ?? "", ...rows.slice(0, 3)))).id,
    });
    const placed = (await scopeOf(world)).map((row) => [
      row.object_text,
      row.object_placed,
      row.object_class_id !== null,
    ]);
    expect(placed.sort()).toEqual(
      [
        ["", true, false],
        ["PP餐盒", true, true],
        ["塑料制品", true, true],
        ["没人见过的东西", false, false],
      ].sort(),
    );
  });

  it("grows a document's vocabulary once, whatever spelling the row has", async () => {
    await approveImport(base.db, world.hub, {
      importId: (await submitted(world, annex("1,水,重金属（以 Pb 计）,GB/T 99998-2020,"))).id,
    });
    const again = await submitted(world, annex("1,水,重金属(以Pb计),GB/T 99998-2020,"));
    expect(again).toMatchObject({ added: 0, removed: 0, changed: 0 });
  });
});

describe("decisions", () => {
  it("of two approvals at once, one wins", async () => {
    const { id } = await submitted(world, annex(WATER));
    const both = await Promise.allSettled(
      [1, 2, 3, 4].map(() => approveImport(base.db, world.hub, { importId: id })),
    );
    expect(both.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of both)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
    expect(await scopeOf(world)).toHaveLength(1);
  });

  it("two annexes of one certificate that are approved at once leave one of them whole", async () => {
    const [one, two] = [await submitted(world, annex(WATER)), await submitted(world, annex(LEAD))];
    await Promise.all([one, two].map(({ id }) => approveImport(base.db, world.hub, { importId: id })));
    expect(await scopeOf(world)).toHaveLength(1);
  });

  it("belong to a hub of the provider's area", async () => {
    const { id } = await submitted(world, annex(WATER));
    for (const actor of [world.far, world.stranger]) {
      await expect(approveImport(base.db, actor, { importId: id })).rejects.toMatchObject({
        kind: "not_found",
      });
    }
    await expect(approveImport(base.db, world.owner, { importId: id })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await rejectImport(base.db, world.hub, { importId: id, note: "附表与证书不符" });
    expect(await importOf(base.db, id)).toMatchObject({
      status: "rejected",
      decision_note: "附表与证书不符",
    });
    expect(await scopeOf(world)).toEqual([]);
  });

  it("wait for the certificate itself", async () => {
    const { id } = await submitted(world, annex(WATER));
    await base.db
      .updateTable("accreditations")
      .set({ approved_at: null })
      .where("id", "=", world.accreditationId)
      .execute();
    await expect(approveImport(base.db, world.hub, { importId: id })).rejects.toMatchObject({
      code: "accreditation_not_approved",
    });
  });

  it("an import without one accepted row is not submitted: it would empty the scope", async () => {
    const { id } = await read(world, annex("1,水,色度,GB/T 5750.4,"));
    await expect(submitImport(base.db, world.owner, { importId: id })).rejects.toMatchObject({
      code: "nothing_accepted",
    });
  });
});

describe("much at once", () => {
  it("20,000 rows, with progress, approved in one transaction", async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) =>
      n % 50 === 49
        ? ",,小计,,"
        : `${n},${n % 4 === 0 ? "塑料制品" : ""},参数${n},GB/T ${1000 + (n % 300)}-2020,${n % 9 ? "" : "只用第一法"}`,
    );
    const started = performance.now();
    const { id, ...found } = await read(world, annex(...rows));
    const reading = performance.now();
    expect(found).toMatchObject({ status: "ready", rows: 20_001, skipped: 401, progress: 20_001 });
    await submitImport(base.db, world.owner, { importId: id });
    const handed = performance.now();
    const diff = await approveImport(base.db, world.hub, { importId: id });
    const done = performance.now();
    expect(diff.added).toBe(found.accepted);
    const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1);
    process.stdout.write(
      `20,000 rows: read ${seconds(started, reading)} s, submit ${seconds(reading, handed)} s, approve ${seconds(handed, done)} s\n`,
    );
  }, 120_000);

  it("a second run of the job changes nothing", async () => {
    const file = readFileSync(join(FIXTURES, "cma_annex.csv"));
    const { id, ...before } = await read(world, file);
    await runImport(base.db, world.files, id);
    expect(await importOf(base.db, id)).toEqual({ id, ...before });
    expect(before.accepted + before.skipped + before.rejected).toBe(before.rows);
  });
});
