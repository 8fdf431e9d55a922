import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { askAssistant } from "~/domain/assistant/ask-assistant.server";
import { indexPassages, wordReader } from "~/domain/assistant/index-passages.server";
import { numbersIn } from "~/domain/assistant/named-documents.queries.server";
import { sha256 } from "~/domain/assistant/words.server";
import { pieces } from "~/ui/assistant/marked";
import { loadReference } from "~db/seeds/reference/index";
import { articlesOf } from "~db/seeds/reference/laws";
import { testDatabase } from "../../support/database";
import { enterpriseQuestions, inCorpus } from "./evaluation";

const database = await testDatabase();
const { db } = database;
afterAll(database.drop);

const bodyOf = (id: string) =>
  db
    .selectFrom("assistant_passages")
    .select(["body", "sha256"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();

describe("what is quoted", () => {
  it("stands word for word in the stored text, whose fingerprint is the text's own, for every question we have", async () => {
    let quotes = 0;
    for (const { question } of [...inCorpus(), ...enterpriseQuestions()]) {
      for (const citation of (await askAssistant(db, question)).citations) {
        const stored = await bodyOf(citation.id);
        expect(sha256(stored.body)).toBe(stored.sha256);
        expect(citation.sha256).toBe(stored.sha256);
        for (const quote of citation.quotes) {
          expect(stored.body).toContain(quote);
          expect(quote).not.toBe("");
          quotes += 1;
        }
      }
    }
    expect(quotes).toBeGreaterThan(200);
  });

  it("is the law as it was shipped: every article is in its file", async () => {
    const rows = await db
      .selectFrom("assistant_passages as p")
      .innerJoin("laws as l", "l.id", "p.law_id")
      .select(["l.code", "p.label", "p.body"])
      .execute();
    const plain = (text: string) => text.replace(/\s+/g, "");
    const files = new Map<string, string>();
    for (const { code, label, body } of rows) {
      const file =
        files.get(code) ??
        plain(readFileSync(new URL(`../../../db/reference/laws/${code}.md`, import.meta.url), "utf8"));
      files.set(code, file);
      expect(file.includes(plain(body)), `${code} ${label}`).toBe(true);
    }
    expect(files.size).toBe(32);
  });

  it("cannot be stored with another text's fingerprint", async () => {
    const change = db.updateTable("assistant_passages").set({ body: "改过的条文" }).where("kind", "=", "law");
    await expect(change.execute()).rejects.toThrow(/check constraint/);
  });

  it("counts as many articles as the collection says each law has", async () => {
    const index = readFileSync(new URL("../../../db/reference/laws/index.csv", import.meta.url), "utf8");
    const rows = await db
      .selectFrom("assistant_passages as p")
      .innerJoin("laws as l", "l.id", "p.law_id")
      .select(["l.code", sql<number>`count(*)::int`.as("n")])
      .where("p.label", "like", "第%")
      .groupBy("l.code")
      .execute();
    for (const { code, n } of rows)
      expect(index, code).toMatch(new RegExp(`^${code}\\.md,.*,${n},yes,`, "m"));
    expect(rows).toHaveLength(31);
  });
});

describe("a law whose text has changed", () => {
  const law = {
    id: "01900000-0000-7000-8000-000000000001",
    code: "演示法",
    title: "演示法",
    version_date: "2026-01-01",
  };
  const text = (words: string) =>
    `<!-- INFO END -->\n## 第一章 总则\n第一条 ${words}\n\n第二条 本法自公布之日起施行。`;

  it("is found by its new words and no longer by its old ones, under the same id", async () => {
    await db
      .insertInto("laws")
      .values({
        ...law,
        issuing_body: "演示",
        kind: "演示",
        snapshot_on: "2026-01-01",
        source: "演示",
        position: 99,
      })
      .execute();
    const reader = await wordReader(db);
    const ids = async () =>
      (
        await db
          .selectFrom("assistant_passages")
          .select("id")
          .where("law_id", "=", law.id)
          .orderBy("position")
          .execute()
      ).map(({ id }) => id);
    await indexPassages(db, articlesOf(law, text("蓝色灯笼应当每日擦拭。")), reader);
    const before = await ids();
    expect((await askAssistant(db, "蓝色灯笼擦拭")).citations[0]?.title).toBe("演示法");
    await indexPassages(db, articlesOf(law, text("绿色风筝应当登记造册。")), reader);
    expect(await ids()).toEqual(before);
    expect((await askAssistant(db, "蓝色灯笼擦拭")).answered).toBe(false);
    expect((await askAssistant(db, "绿色风筝登记造册")).citations[0]?.quotes).toEqual([
      "绿色风筝应当登记造册。",
    ]);
  });

  it("loads again without changing anything when nothing has changed", async () => {
    const print = async () =>
      sql<{ text: string }>`select md5(string_agg(id::text || sha256 || words::text, '' order by id)) as text
        from assistant_passages where law_id is distinct from ${law.id}`.execute(db);
    const before = await print();
    await db.updateTable("settings").set({ value: "{}" }).where("key", "=", "reference_data").execute();
    await loadReference(db);
    expect((await print()).rows).toEqual(before.rows);
  });
});

describe("a number in a question", () => {
  it.each([
    ["GB/T 19001-2016 现行吗？", ["GB/T 19001-2016"]],
    ["请问gb 31604.7—2016还能用吗", ["GB 31604.7-2016"]],
    ["ISO9001 怎么办", ["ISO 9001"]],
    ["JJG 52-2013和JJG 162", ["JJG 52-2013", "JJG 162"]],
    ["没有编号的问题", []],
    ["我的电话是 13800000000", []],
  ])("%s", (text, found) => {
    expect(numbersIn(text).map(({ norm, base }) => norm ?? base)).toEqual(found);
  });

  it("leads to the register's entry, and a superseded edition to its replacement", async () => {
    const answer = await askAssistant(db, "GB 31604.7-2016 还能用吗？");
    expect(answer.documents[0]).toMatchObject({ number: "GB 31604.7-2016", status: "superseded" });
    expect(answer.documents[0]?.replacedBy.map(({ number }) => number)).toEqual(["GB 31604.7-2023"]);
  });

  it("that the register does not have is named as such, and nothing is made up", async () => {
    const answer = await askAssistant(db, "GB/T 99998-2031");
    expect(answer).toMatchObject({ answered: false, unknownNumbers: ["GB/T 99998-2031"], documents: [] });
  });
});

describe("marking", () => {
  it("loses and adds no character, whatever is marked", () => {
    const text = "<b>强制检定</b>的İ周期 强制 GB/T";
    for (const words of [[], ["强制"], ["强制检定", "检定", "周期"], ["<b>"], ["gb/t"], [""]]) {
      expect(
        pieces(text, words)
          .map((piece) => piece.text)
          .join(""),
      ).toBe(text);
    }
    expect(pieces("强制检定的周期", ["强制检定", "检定"])).toEqual([
      { text: "强制检定", hit: true, at: 0 },
      { text: "的周期", hit: false, at: 4 },
    ]);
  });
});
