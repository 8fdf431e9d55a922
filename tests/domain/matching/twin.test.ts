import { type KyselyPlugin, OperationNodeTransformer, type RawNode } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chinaDay } from "~/domain/china-day";
import { coveringSites } from "~/domain/matching/eligible.queries.server";
import type { ProviderFacts } from "~/domain/matching/facts";
import { judgeSite } from "~/domain/matching/gate";
import { gateFacts } from "~/domain/matching/gate.queries.server";
import { type Need, needSchema } from "~/domain/matching/need";
import type { Db } from "~/domain/outbox.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { factsFromMemory } from "./twin-facts";
import { type Dice, dice, type TwinWorld } from "./twin-words";
import { twinWorld } from "./twin-world";

const SEED = 20_261_123;
const PACKAGES = 300;
const today = chinaDay();
const inFiveDays = chinaDay(new Date(Date.now() + 5 * 86_400_000));

let database: TestDatabase;
let world: TwinWorld;
beforeAll(async () => {
  database = await testDatabase();
  world = await twinWorld(database.db, SEED, today);
});
afterAll(() => database.drop());

/** A package of chance: kinds, evidence, objects known and unknown, ranges, methods, merged parameters. */
function randomNeed(d: Dice): Need {
  const soft = d.chance(0.1);
  const kind = soft
    ? "consulting"
    : d.pick(["testing", "testing", "testing", "calibration", "certification"] as const);
  const category = soft
    ? "standards"
    : (
        {
          testing: "testing",
          calibration: "metrology",
          certification: "certification",
          consulting: "standards",
        } as const
      )[kind];
  const items = Array.from({ length: d.pick([1, 1, 1, 2, 3]) }, () => {
    const document = d.pick(world.documents);
    const ranged = kind === "calibration" || d.chance(0.1);
    return {
      sampleName: d.pick(["PP 餐盒", "外卖餐盒", "不限对象样品", "来历不明的样品", "铅笔"]),
      objectClassId: d.chance(0.7) ? d.pick(world.classes).id : null,
      documentId: document.id,
      parameterId: d.chance(0.97) ? d.pick(document.parameters).id : null,
      documentText: d.pick(["", "", "第一法", "第二法"]),
      evidential: d.chance(0.7),
      rangeMin: ranged ? d.pick([0, 0.1, 10]) : null,
      rangeMax: ranged ? d.pick([50, 60, 100]) : null,
      rangeUnit: ranged ? d.pick(["MPa", "kPa", "V", "furlong"]) : null,
      uncertainty: ranged && d.chance(0.5) ? d.pick([0.005, 0.01, 600]) : null,
      industryClass: d.chance(0.3) ? "CCC 家电" : null,
    };
  });
  return needSchema.parse({ category, kind, regionCode: "370102", enterpriseId: world.client.id, items });
}

type Grades = Map<string, string>;
const needs = () => {
  const d = dice(SEED + 1);
  return Array.from({ length: PACKAGES }, () => ({
    need: randomNeed(d),
    promisedOn: d.pick([today, inFiveDays]),
  }));
};

function pure(providers: ProviderFacts[], need: Need, promisedOn: string): Grades {
  const { category, kind } = need;
  const context = { moment: "invitation", category, kind, today, promisedOn, signatoryUserId: null } as const;
  const verdicts = providers.flatMap((provider) =>
    provider.sites.map((site) => judgeSite(provider, site, context)),
  );
  return new Map(
    verdicts.filter((each) => each.verdict !== "refused").map((each) => [each.siteId, each.verdict]),
  );
}

async function setBased(db: Db, need: Need, promisedOn: string): Promise<Grades> {
  const { sites } = await coveringSites(db, need, { today, promisedOn });
  return new Map(sites.map((site) => [site.siteId, site.grade === 2 ? "eligible" : "hold"]));
}

const sorted = (grades: Grades) => [...grades].sort(([a], [b]) => (a < b ? -1 : 1));
const fromMemory = (need: Need, promisedOn: string) =>
  pure(
    world.bodies.map((body) => factsFromMemory(world, body, need, { today, promisedOn })),
    need,
    promisedOn,
  );

test("the set-based query and the pure module agree on every site, for hundreds of packages", async () => {
  let eligible = 0;
  let held = 0;
  for (const { need, promisedOn } of needs()) {
    const expected = fromMemory(need, promisedOn);
    expect(sorted(await setBased(database.db, need, promisedOn))).toEqual(sorted(expected));
    for (const verdict of expected.values()) {
      if (verdict === "eligible") eligible += 1;
      else held += 1;
    }
  }
  // a world in which nobody may do anything would agree too, and prove nothing
  expect(eligible).toBeGreaterThan(200);
  expect(held).toBeGreaterThan(200);
});

test("the facts fetched from the database lead to the same verdicts as those kept in memory", async () => {
  const ids = world.bodies.map((body) => body.id);
  for (const { need, promisedOn } of needs().slice(0, 120)) {
    const fetched = await gateFacts(database.db, need, ids, { today, promisedOn });
    expect(sorted(pure(fetched, need, promisedOn))).toEqual(sorted(fromMemory(need, promisedOn)));
  }
});

/** Rewrites the query's own text, to prove that the comparison notices a missing rule. */
class Sabotage extends OperationNodeTransformer {
  hits = 0;
  constructor(
    readonly from: string,
    readonly to: string,
  ) {
    super();
  }
  protected override transformRaw(node: RawNode): RawNode {
    const raw = super.transformRaw(node);
    const sqlFragments = raw.sqlFragments.map((text) => {
      if (!text.includes(this.from)) return text;
      this.hits += 1;
      return text.replace(this.from, this.to);
    });
    return { ...raw, sqlFragments };
  }
}

function sabotaged(from: string, to: string): { db: Db; sabotage: Sabotage } {
  const sabotage = new Sabotage(from, to);
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => sabotage.transformNode(node),
    transformResult: async ({ result }) => result,
  };
  return { db: database.db.withPlugin(plugin), sabotage };
}

const SAME_BASE = `(select d.std_base || p.name from normative_documents d, parameters p
  where d.id = s.document_id and p.id = s.parameter_id) = (select d.std_base || p.name from normative_documents d, parameters p
  where d.id = w.document_id and p.id = w.parameter_id)`;

describe("a rule left out of the SQL is noticed", () => {
  test.each([
    [
      "the year of the document",
      "s.document_id = w.document_id and s.parameter_id = w.parameter_id",
      SAME_BASE,
    ],
    ["merged parameters", "p.merged_into = i.canonical_id", "false"],
    ["approval of the certificate", "a.approved_at is not null", "true"],
    ["suspension of the certificate", "a.status = 'active'", "true"],
    ["the whole package at one site", "having count(*) = (select count(*) from item)", ""],
    ["closed sites", "s.closed_at is null", "true"],
    ["blacklisted providers", "p.blacklisted_at is null", "true"],
    ["grade D", "g.grade is distinct from 'D'", "true"],
    ["designation for compulsory certification", "or a.ccc_designated", "or true"],
    ["signatories withdrawn", "g.status = 'active'", "true"],
    ["objects nobody has placed", "when not s.object_placed then 'unplaced'", ""],
    ["the bounds of a range", "< s.range_min or", "< s.range_min - 1e9 or false and"],
  ])("%s", async (name, from, to) => {
    const { db, sabotage } = sabotaged(from, to);
    let different = 0;
    for (const { need, promisedOn } of needs()) {
      const found = await setBased(db, need, promisedOn);
      if (JSON.stringify(sorted(found)) !== JSON.stringify(sorted(fromMemory(need, promisedOn))))
        different += 1;
      if (different > 0) break;
    }
    expect(sabotage.hits, `the query no longer says "${from}": ${name}`).toBeGreaterThan(0);
    expect(different).toBeGreaterThan(0);
  });
});
