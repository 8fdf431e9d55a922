import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, THE_CLOCK } from "~/domain/actor";
import { assessProvider } from "~/domain/matching/assess.server";
import { GATE_VERSION } from "~/domain/matching/gate";
import { legalityPolicy } from "~/domain/matching/legality.policy";
import { findLegality } from "~/domain/matching/legality.queries.server";
import { legalityRow, recordLegality } from "~/domain/matching/record-legality.server";
import { type Basis, GATE_CODES, RULES } from "~/domain/matching/rules";
import en from "~/locales/en/refusals/gate.json";
import enCures from "~/locales/en/verdicts.json";
import zh from "~/locales/zh-CN/refusals/gate.json";
import zhCures from "~/locales/zh-CN/verdicts.json";
import { type TestDatabase, testDatabase } from "../../support/database";
import { lawfulSetting } from "./setting";
import { type World, worldIn } from "./world";

describe("every answer of the gate", () => {
  test.each(GATE_CODES)("%s has words and a cure in both languages", (code) => {
    expect(zh[code].length).toBeGreaterThan(5);
    expect(en[code].length).toBeGreaterThan(5);
    expect(zhCures.cure[code].length).toBeGreaterThan(3);
    expect(enCures.cure[code].length).toBeGreaterThan(3);
  });

  const bases = GATE_CODES.flatMap((code) => RULES[code].basis as readonly Basis[]).filter(
    (basis) => basis.text,
  );
  const articles = [...new Map(bases.map((basis) => [`${basis.law} ${basis.article}`, basis])).values()];
  test.each(articles)("$law $article is in the laws we ship", ({ law, article }) => {
    const text = readFileSync(new URL(`../../../db/reference/laws/${law}.md`, import.meta.url), "utf8");
    expect(text).toMatch(new RegExp(`^${article} `, "m"));
  });
});

describe("a stored record", () => {
  let database: TestDatabase;
  let world: World;
  beforeAll(async () => {
    database = await testDatabase();
    world = worldIn(database.db);
  });
  afterAll(() => database.drop());

  async function stored() {
    const here = await lawfulSetting(world);
    const { packageId, providerId } = here;
    const assessment = await assessProvider(database.db, { moment: "quote", packageId, providerId });
    if (!assessment) throw new Error("no such provider");
    const row = legalityRow(THE_CLOCK, packageId, assessment);
    await recordLegality(database.db, [row]);
    const record = await findLegality(database.db, row.id);
    if (!record) throw new Error("not stored");
    return { here, record };
  }

  test("says which row and certificate it stood on, by which rules, and cannot be changed", async () => {
    const { here, record } = await stored();
    expect(record.rule_version).toBe(GATE_VERSION);
    expect(record.body.items[0]).toMatchObject({
      verdict: "eligible",
      document: here.number,
      parameter: "总迁移量",
      scope: { scopeItemId: here.scopeItemId, accreditation: { id: here.accreditationId, kind: "cma" } },
    });
    const change = database.db
      .updateTable("legality_records")
      .set({ verdict: "refused" })
      .where("id", "=", record.id);
    await expect(change.execute()).rejects.toThrow(/append-only/);
  });

  test("is opened by its parties only: a rival, or another enterprise, finds nothing", async () => {
    const { here, record } = await stored();
    const range = {
      hubId: "",
      level: "county" as const,
      ordinal: record.hub_ordinal,
      lastOrdinal: record.hub_ordinal,
    };
    const elsewhere = { ...range, ordinal: record.hub_ordinal + 1, lastOrdinal: record.hub_ordinal + 1 };
    const actor = (
      organisationKind: Actor["organisationKind"],
      organisationId: string,
      hubs: Actor["hubs"] = null,
    ): Actor => ({
      userId: "",
      login: "",
      name: "",
      locale: "zh-CN",
      epoch: 1,
      sessionHash: "",
      organisationId,
      organisationName: "",
      organisationKind,
      role: "owner",
      regionCode: "370102",
      hubs,
    });
    const may = (who: Actor) => legalityPolicy.see(who, record);
    expect(may(actor("enterprise", here.enterpriseId))).toBe(true);
    expect(may(actor("provider", here.providerId))).toBe(true);
    expect(may(actor("hub", "x", range))).toBe(true);
    expect(may(actor("regulator", "x", range))).toBe(true);
    expect(may(actor("provider", "another"))).toBe(false);
    expect(may(actor("enterprise", "another"))).toBe(false);
    expect(may(actor("hub", "x", elsewhere))).toBe(false);
    expect(may(actor("platform", "x"))).toBe(false);
  });
});
