import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assessProvider, type Question } from "~/domain/matching/assess.server";
import { coverageOf } from "~/domain/matching/coverage-of.server";
import { loadNeed } from "~/domain/matching/need.queries.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { both, CASES, calibration, cert, item, otherEdition, pack, provider, scope } from "./gate-cases";
import { lawfulSetting, type Setting } from "./setting";
import { type World, worldIn } from "./world";

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await testDatabase();
  world = worldIn(database.db);
});
afterAll(() => database.drop());

const assess = (here: Setting, ask: Partial<Question> = {}) =>
  assessProvider(database.db, {
    moment: "invitation",
    ...ask,
    packageId: here.packageId,
    providerId: here.providerId,
  });

describe("each rule refuses, or holds, for its own reason", () => {
  test.each(CASES)(
    "$code: $when",
    async ({ code, verdict = "refused", break: breakIt, ask, covered = false }) => {
      const here = await lawfulSetting(world);
      await breakIt(database.db, here);
      const answer = await assess(here, ask);
      expect(answer?.verdict.codes).toEqual([code]);
      expect(answer?.verdict.verdict).toBe(verdict);
      const coverage = await coverageOf(database.db, await loadNeed(database.db, here.packageId));
      expect(coverage.eligible.nation).toBe(covered ? 1 : 0);
      expect(coverage.onHold.nation).toBe(verdict === "hold" ? 1 : 0);
    },
  );

  test("unbroken, everybody agrees that it is lawful, at every moment", async () => {
    const here = await lawfulSetting(world);
    for (const moment of ["invitation", "quote", "award", "issue"] as const) {
      expect((await assess(here, { moment, signatoryUserId: here.userId }))?.verdict.verdict).toBe(
        "eligible",
      );
    }
  });
});

describe("what makes lawful what was not", () => {
  test("data without evidential effect may come from a CNAS laboratory", async () => {
    const here = await lawfulSetting(world);
    await both(cert("kind = 'cnas'"), item("evidential = false"))(database.db, here);
    expect((await assess(here))?.verdict.verdict).toBe("eligible");
  });

  test("another edition is named as a hint, and never counts", async () => {
    const here = await lawfulSetting(world);
    await otherEdition(database.db, here);
    expect((await assess(here))?.verdict.items[0]?.otherEditions).toEqual([here.number]);
  });

  test("a merged parameter is the same capability, until it is split again", async () => {
    const here = await lawfulSetting(world);
    const synonym = await world.parameter(here.documentId, "蒸发残渣", { merged_into: here.parameterId });
    await item(`parameter_id = '${synonym}'`)(database.db, here);
    expect((await assess(here))?.verdict.verdict).toBe("eligible");
    await sql`update parameters set merged_into = null where id = ${synonym}`.execute(database.db);
    expect((await assess(here))?.verdict.codes).toEqual(["gate_no_scope"]);
  });

  test("a calibration inside the range passes across units, at the exact bound too", async () => {
    const here = await lawfulSetting(world);
    await both(calibration, item("range_min = 0, range_max = 60000, range_unit = 'kPa', uncertainty = 100"))(
      database.db,
      here,
    );
    expect((await assess(here))?.verdict.verdict).toBe("eligible");
  });

  test("a provisional provider is invited and may quote, visibly marked", async () => {
    const here = await lawfulSetting(world);
    await provider("provisional = true")(database.db, here);
    expect((await assess(here, { moment: "quote" }))?.verdict).toMatchObject({
      verdict: "eligible",
      provisional: true,
    });
  });

  test("advice needs no accreditation but a vetted line", async () => {
    const here = await lawfulSetting(world);
    await pack("kind = 'consulting', category = 'standards'")(database.db, here);
    await world.insert("capability_lines", {
      provider_id: here.providerId,
      site_id: here.siteId,
      category: "standards",
      kind: "consulting",
      description: "演示",
      status: "vetted",
    });
    expect((await assess(here))?.verdict.verdict).toBe("eligible");
  });
});

describe("the whole package by one site", () => {
  async function twoItemsTwoSites() {
    const here = await lawfulSetting(world);
    const parameterId = await world.parameter(here.documentId, "重金属");
    await world.item(here.packageId, {
      document_id: here.documentId,
      parameter_id: parameterId,
      object_class_id: here.plastic.id,
    });
    const second = await world.site(here.providerId);
    const row = {
      provider_id: here.providerId,
      accreditation_id: here.accreditationId,
      document_id: here.documentId,
    };
    await world.scope({ ...row, site_id: second, parameter_id: parameterId });
    return { here, second, row };
  }

  test("two sites that cover it only together are refused, and told so", async () => {
    const { here } = await twoItemsTwoSites();
    const answer = await assess(here);
    expect(answer?.verdict.verdict).toBe("refused");
    expect(answer?.verdict.codes).toContain("gate_site_not_whole");
    const coverage = await coverageOf(database.db, await loadNeed(database.db, here.packageId));
    expect(coverage.eligible.nation).toBe(0);
    expect(coverage.perItem.map((each) => each.eligible)).toEqual([1, 1]);
  });

  test("once one of them holds both rows, it performs", async () => {
    const { here, second, row } = await twoItemsTwoSites();
    await world.scope({ ...row, site_id: second, parameter_id: here.parameterId });
    expect((await assess(here))?.verdict).toMatchObject({ verdict: "eligible", siteId: second });
  });
});

describe("compulsory verification", () => {
  async function compulsory() {
    const here = await lawfulSetting(world);
    await both(
      pack("kind = 'verification', category = 'metrology'"),
      scope("kind = 'verification'"),
      cert("kind = 'legal_metrology'"),
    )(database.db, here);
    await world.insert("compulsory_instruments", {
      object_class_id: here.food.id,
      name_zh: "演示器具",
      name_en: "demo",
      use_zh: "贸易结算",
      use_en: "trade",
      source: "test",
    });
    return here;
  }
  const designate = (here: Setting, region: string, providerId = here.providerId, siteId = here.siteId) =>
    world.insert("verification_designations", {
      provider_id: providerId,
      site_id: siteId,
      object_class_id: here.food.id,
      region_code: region,
      basis: "演示",
      valid_from: "2020-01-01",
    });

  test("is never offered for quotes, and not done by a body that was not designated", async () => {
    const here = await compulsory();
    expect((await assess(here))?.verdict.codes).toEqual(["gate_compulsory_not_quoted"]);
    expect((await assess(here, { moment: "designation" }))?.verdict.codes).toEqual(["gate_not_designated"]);
    const coverage = await coverageOf(database.db, await loadNeed(database.db, here.packageId));
    expect(coverage.eligible.nation).toBe(0);
  });

  test("goes to the county's body; the city's only where the county named none", async () => {
    const here = await compulsory();
    await designate(here, "370100");
    expect((await assess(here, { moment: "designation" }))?.verdict.verdict).toBe("eligible");
    const other = await world.provider();
    await designate(here, "370102", other, await world.site(other));
    expect((await assess(here, { moment: "designation" }))?.verdict.codes).toEqual(["gate_not_designated"]);
  });
});
