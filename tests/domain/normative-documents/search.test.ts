import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findDocument, searchDocuments } from "~/domain/normative-documents/search.queries.server";
import { tokens } from "~/domain/normative-documents/tokens.server";
import { type TestDatabase, testDatabase } from "../../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const numbers = async (q: string) => {
  const { documents } = await searchDocuments(database.db, { q, limit: 10 });
  return documents.map((document) => document.number);
};

describe("by number", () => {
  test.each([
    "GB 4806.7-2023",
    "gb4806.7-2023",
    "ＧＢ４８０６．７—２０２３",
    "GB 4806.7—2023 全文",
    "《GB 4806.7-2023》",
  ])("%s finds the edition first", async (q) => {
    expect((await numbers(q))[0]).toBe("GB 4806.7-2023");
  });

  test("without a year the editions come, the current one first", async () => {
    const { documents } = await searchDocuments(database.db, { q: "GB 4806.7" });
    expect(documents[0]?.number).toMatch(/^GB 4806\.7-/);
    expect(documents[0]?.status).toBe("current");
  });

  test("the beginning of a number, or a part of it, is enough", async () => {
    expect(await numbers("jjg52")).toContain("JJG 52-2013");
    expect((await numbers("4806.7")).some((number) => number.startsWith("GB 4806.7"))).toBe(true);
  });
});

test("by words of the title in any order, by initials", async () => {
  const { documents } = await searchDocuments(database.db, { q: "塑料 食品接触", limit: 10 });
  expect(documents.length).toBeGreaterThan(0);
  for (const { titleZh } of documents.slice(0, 3)) expect(titleZh).toMatch(/塑料/);
  expect((await searchDocuments(database.db, { q: "suliao" })).documents.length).toBeGreaterThan(0);
});

test("pages follow one another without a gap or a repetition", async () => {
  const seen: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < 5; page += 1) {
    const found = await searchDocuments(database.db, { q: "GB", limit: 7, after });
    seen.push(...found.documents.map((document) => document.id));
    if (!found.next) break;
    after = found.next;
  }
  expect(seen).toHaveLength(35);
  expect(new Set(seen).size).toBe(35);
});

test("what cannot be meant finds nothing, and breaks nothing", async () => {
  for (const q of ["%", "_", "'; drop table users; --", "\\", "€€€", "a".repeat(500)]) {
    expect(Array.isArray(await numbers(q))).toBe(true);
  }
});

test("a superseded edition tells its replacement", async () => {
  const { documents } = await searchDocuments(database.db, { status: "superseded", limit: 50 });
  const replaced = documents.find((document) => document.replacedBy.length > 0);
  const page = await findDocument(database.db, replaced?.id ?? "");
  expect(page?.replacedBy).toEqual(replaced?.replacedBy);
});

test("titles are cut into words the same way as when they were loaded", async () => {
  expect(await tokens("食品中铅的测定")).toEqual(["食品", "中", "铅", "的", "测定"]);
});
