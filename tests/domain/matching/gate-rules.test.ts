import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chinaDay } from "~/domain/china-day";
import { assessProvider, type Question } from "~/domain/matching/assess.server";
import { coverageOf } from "~/domain/matching/coverage-of.server";
import type { Verdict } from "~/domain/matching/gate";
import { loadNeed } from "~/domain/matching/need.queries.server";
import type { GateCode } from "~/domain/matching/rules";
import type { Db } from "~/domain/outbox.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { lawfulSetting, type Setting } from "./setting";
import { type World, worldIn } from "./world";

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await testDatabase();
  world = worldIn(database.db);
});
afterAll(() => database.drop());

const inDays = (days: number) => chinaDay(new Date(Date.now() + days * 86_400_000));

interface Case {
  code: GateCode;
  verdict?: Verdict;
  when: string;
  break: (db: Db, here: Setting) => Promise<unknown>;
  ask?: Partial<Question>;
  /** Left out where the rule speaks only at a later moment. */
  covered?: boolean;
}

const set =
  (table: string, key: string, of: (here: Setting) => string, column = "id") =>
  (db: Db, here: Setting) =>
    sql`update ${sql.table(table)} set ${sql.raw(key)} where ${sql.ref(column)} = ${of(here)}`.execute(db);
const cert = (change: string) => set("accreditations", change, (here) => here.accreditationId);
const scope = (change: string) => set("scope_items", change, (here) => here.scopeItemId);
const item = (change: string) => set("items", change, (here) => here.itemId);
const provider = (change: string) => set("providers", change, (here) => here.providerId, "organisation_id");
const both =
  (...steps: Case["break"][]): Case["break"] =>
  async (db, here) => {
    for (const step of steps) await step(db, here);
  };
const pack = (change: string) => set("packages", change, (here) => here.packageId);
const calibration = both(
  pack("kind = 'calibration', category = 'metrology'"),
  scope(
    "kind = 'calibration', range_state = 'parsed', range_min = 0, range_max = 60, range_unit = 'MPa', uncertainty = 0.1",
  ),
  item("range_min = 0, range_max = 25, range_unit = 'MPa', uncertainty = 0.2"),
);
const otherEdition = async (db: Db, here: Setting) => {
  const documentId = await world.document(here.number.replace("-2016", "-2023"));
  const parameterId = await world.parameter(documentId, "总迁移量");
  await sql`update items set document_id = ${documentId}, parameter_id = ${parameterId} where id = ${here.itemId}`.execute(
    db,
  );
};

const CASES: Case[] = [
  {
    code: "gate_no_credential",
    when: "evidence is wanted and only CNAS is held",
    break: cert("kind = 'cnas'"),
  },
  {
    code: "gate_credential_unapproved",
    when: "no hub has seen the certificate",
    break: cert("approved_at = null"),
  },
  {
    code: "gate_not_legal_body",
    when: "a laboratory without authorisation is asked to verify",
    break: both(pack("kind = 'verification', category = 'metrology'"), scope("kind = 'verification'")),
  },
  {
    code: "gate_not_certification_body",
    when: "a laboratory is asked to certify",
    break: both(pack("kind = 'certification', category = 'certification'"), scope("kind = 'certification'")),
  },
  {
    code: "gate_ccc_not_designated",
    when: "compulsory certification is asked of a body not designated for it",
    break: both(
      pack("kind = 'certification', category = 'certification'"),
      scope("kind = 'certification'"),
      cert("kind = 'cnca'"),
      item("industry_class = 'CCC 家电'"),
    ),
  },
  {
    code: "gate_no_vetted_line",
    when: "training is asked and no line was vetted",
    break: pack("kind = 'training', category = 'brand'"),
  },
  {
    code: "gate_credential_not_yet",
    when: "the certificate begins tomorrow",
    break: (db, here) => cert(`valid_from = '${inDays(1)}'`)(db, here),
  },
  {
    code: "gate_credential_expired",
    when: "the certificate ended yesterday",
    break: (db, here) => cert(`valid_to = '${inDays(-1)}'`)(db, here),
  },
  {
    code: "gate_expires_before_report",
    when: "it is in force today and lapses a day before the report",
    break: (db, here) => cert(`valid_to = '${inDays(9)}'`)(db, here),
    ask: { moment: "quote", promisedOn: inDays(10) },
    covered: true,
  },
  { code: "gate_suspended", when: "the certificate is suspended", break: cert("status = 'suspended'") },
  {
    code: "gate_credential_withdrawn",
    when: "the certificate is withdrawn",
    break: cert("status = 'withdrawn'"),
  },
  { code: "gate_item_incomplete", when: "no parameter was picked", break: item("parameter_id = null") },
  { code: "gate_no_scope", when: "the row was removed from the scope", break: scope("status = 'removed'") },
  {
    code: "gate_no_scope",
    when: "the row is for another kind of service",
    break: scope("kind = 'inspection'"),
  },
  { code: "gate_document_year", when: "another edition of the document is held", break: otherEdition },
  {
    code: "gate_object_mismatch",
    when: "the row is for a narrower object",
    break: async (db, here) => {
      const cup = await world.objectClass(`cup-${here.itemId}`, here.plastic);
      await scope(`object_class_id = '${cup.id}'`)(db, here);
    },
  },
  {
    code: "gate_object_unplaced",
    verdict: "hold",
    when: "nobody has placed the row's object",
    break: scope("object_placed = false, object_class_id = null"),
  },
  {
    code: "gate_object_unplaced",
    verdict: "hold",
    when: "nobody has placed the item's sample",
    break: item("object_class_id = null, sample_name = '来历不明'"),
  },
  {
    code: "gate_limitation_excludes",
    when: "the row is limited to ceramics",
    break: scope(`limitation_state = 'parsed', limitation = '{"only":["陶瓷"],"except":[],"methods":[]}'`),
  },
  {
    code: "gate_limitation_unparsed",
    verdict: "hold",
    when: "the limitation was not understood",
    break: scope("limitation_state = 'unparsed', limitation_text = '按客户要求'"),
  },
  {
    code: "gate_range_outside",
    when: "more is asked than the row reaches",
    break: both(calibration, item("range_max = 61000, range_unit = 'kPa', uncertainty = null")),
  },
  {
    code: "gate_range_outside",
    when: "the unit is of another dimension",
    break: both(calibration, item("range_unit = 'V', uncertainty = null")),
  },
  {
    code: "gate_range_unparsed",
    verdict: "hold",
    when: "the row's range was not understood",
    break: both(calibration, scope("range_state = 'unparsed'")),
  },
  {
    code: "gate_range_outside",
    when: "a person read a smaller range",
    break: both(calibration, scope("range_state = 'confirmed', range_max = 10")),
  },
  {
    code: "gate_uncertainty",
    when: "a smaller uncertainty is wanted than the best there is",
    break: both(calibration, item("uncertainty = 0.05")),
  },
  {
    code: "gate_uncertainty_unstated",
    verdict: "hold",
    when: "the row states none",
    break: both(calibration, scope("uncertainty = null")),
  },
  {
    code: "gate_parameter_suspended",
    when: "the proficiency test was failed",
    break: (_, here) =>
      world.insert("parameter_suspensions", {
        provider_id: here.providerId,
        parameter_id: here.parameterId,
        reason: "能力验证不满意",
        starts_on: inDays(-3),
      }),
  },
  {
    code: "gate_no_signatory",
    when: "the only signatory left",
    break: set("signatories", "status = 'withdrawn'", (here) => here.signatoryId),
  },
  {
    code: "gate_no_signatory",
    when: "the signatory signs for another object",
    break: async (db, here) => {
      const other = await world.objectClass(`other-${here.itemId}`, null);
      await sql`update signatories set object_class_ids = array[${other.id}::uuid] where id = ${here.signatoryId}`.execute(
        db,
      );
    },
  },
  {
    code: "gate_tie",
    when: "a certification body owns shares in the client",
    break: async (db, here) => {
      await both(
        pack("kind = 'certification', category = 'certification'"),
        scope("kind = 'certification'"),
        cert("kind = 'cnca'"),
      )(db, here);
      await sql`insert into declared_ties select gen_random_uuid(), ${here.providerId}, uscc, '持股' from organisations
        where id = ${here.enterpriseId}`.execute(db);
    },
  },
  {
    code: "gate_self_dealing",
    when: "client and provider belong to one group",
    break: both(
      provider("declared_group = '演示集团'"),
      set("organisations", "declared_group = '演示集团'", (here) => here.enterpriseId),
    ),
  },
  {
    code: "gate_blacklisted",
    when: "the provider is blacklisted",
    break: provider("blacklisted_at = now()"),
  },
  {
    code: "gate_provider_suspended",
    when: "a regulator suspended the provider",
    break: provider("suspended_at = now()"),
  },
  {
    code: "gate_grade_d",
    when: "it is graded D in this category",
    break: (_, here) => world.grade(here.providerId, "testing", "D"),
  },
  {
    code: "gate_site_closed",
    when: "its only site closed",
    break: set("sites", "closed_at = now()", (here) => here.siteId),
  },
  {
    code: "gate_provisional",
    when: "a provider not yet vetted is awarded",
    break: provider("provisional = true"),
    ask: { moment: "award" },
    covered: true,
  },
  {
    code: "gate_signatory_not_authorised",
    when: "somebody else signs",
    break: async () => undefined,
    ask: { moment: "issue", signatoryUserId: "00000000-0000-7000-8000-00000000ffff" },
    covered: true,
  },
];

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
