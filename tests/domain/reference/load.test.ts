import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refreshDocumentStatuses } from "~db/seeds/reference/documents.ts";
import { loadReference, type ReferenceLoad } from "~db/seeds/reference/index.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";

let database: TestDatabase;
let first: ReferenceLoad;

beforeAll(async () => {
  database = await testDatabase({ content: "schema" });
  first = await loadReference(database.db);
});
afterAll(() => database.drop());

const TABLES = [
  "regions",
  "region_successions",
  "hubs",
  "catalogue_items",
  "normative_documents",
  "normative_document_relations",
  "object_classes",
  "parameters",
  "parameter_aliases",
  "compulsory_instruments",
  "holidays",
  "request_templates",
] as const;

async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of TABLES) {
    const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(
      database.db,
    );
    found[table] = Number(rows[0]?.n);
  }
  return found;
}

describe("loading the reference data", () => {
  it("loads everything", async () => {
    expect(first.loaded).toBe(true);
    const found = await counts();
    expect(found.regions).toBe(first.rows.regions);
    expect(found.normative_documents).toBe(first.rows.documents);
    expect(found.parameters).toBe(first.rows.parameters);
    expect(found.hubs).toBe(157);
    expect(Math.min(...Object.values(found))).toBeGreaterThan(0);
  });

  it("knows it is done", async () => {
    expect(await loadReference(database.db)).toEqual({ loaded: false, rows: {} });
  });

  it("changes nothing when forced to load again", async () => {
    const before = await counts();
    const ids = await database.db
      .selectFrom("hubs")
      .select(["code", "id", "ordinal"])
      .orderBy("code")
      .execute();
    await database.db
      .updateTable("settings")
      .set({ value: "{}" })
      .where("key", "=", "reference_data")
      .execute();
    expect((await loadReference(database.db)).loaded).toBe(true);
    expect(await counts()).toEqual(before);
    expect(
      await database.db.selectFrom("hubs").select(["code", "id", "ordinal"]).orderBy("code").execute(),
    ).toEqual(ids);
  });

  it("numbers hubs so that a subtree is one range", async () => {
    const { rows } = await sql<{ code: string; size: number }>`
      select hub.code, count(*)::integer as size from hubs hub
      join hubs below on below.ordinal between hub.ordinal and hub.last_ordinal
      where hub.code in ('SD', 'SD3701', 'SD370114', 'SD370102') group by hub.code order by hub.code`.execute(
      database.db,
    );
    expect(rows).toEqual([
      { code: "SD", size: 157 },
      { code: "SD3701", size: 17 },
      { code: "SD370102", size: 1 },
      { code: "SD370114", size: 2 },
    ]);
  });

  it("finds the successor of a superseded edition and the parameter behind an alias", async () => {
    const { rows } = await sql<{ newer: string }>`
      select newer.std_norm as newer from normative_document_relations relation
      join normative_documents older on older.id = relation.older_id
      join normative_documents newer on newer.id = relation.newer_id
      where older.std_norm = 'GB 31604.7-2016'`.execute(database.db);
    expect(rows).toEqual([{ newer: "GB 31604.7-2023" }]);
    const alias = await sql<{ name: string }>`
      select parameter.name from parameter_aliases alias
      join parameters parameter on parameter.id = alias.parameter_id
      join normative_documents document on document.id = alias.document_id
      where document.std_norm = 'GB 5749-2022' and alias.alias_norm = '耗氧量'`.execute(database.db);
    expect(alias.rows).toEqual([{ name: "高锰酸盐指数（以O2计）" }]);
  });

  it("brings statuses to the day", async () => {
    const upcoming = () =>
      database.db
        .selectFrom("normative_documents")
        .select((eb) => eb.fn.countAll<string>().as("n"))
        .where("status", "=", "upcoming")
        .executeTakeFirstOrThrow();
    const before = Number((await upcoming()).n);
    await refreshDocumentStatuses(database.db, "2031-01-01");
    expect(before).toBeGreaterThan(0);
    expect(Number((await upcoming()).n)).toBeLessThan(before);
  });
});
