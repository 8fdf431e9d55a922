import { afterAll, describe, expect, it } from "vitest";
import { askAssistant } from "~/domain/assistant/ask-assistant.server";
import { faqForm } from "~/domain/assistant/assistant";
import { findFaq, listFaq } from "~/domain/assistant/faq.queries.server";
import { addFaq, editFaq } from "~/domain/assistant/save-faq.server";
import { loadReference } from "~db/seeds/reference/index";
import { testDatabase } from "../../support/database";
import { hubOperator, person, refusalOf } from "../requests/support";

const database = await testDatabase();
const { db } = database;
afterAll(database.drop);
const admin = await person(db, { kind: "platform", role: "admin", regionCode: "370000" });
const entry = (over: object = {}) =>
  faqForm.parse({
    question: "蓝莓果酱要测哪些项目？",
    answer: "以委托时选定的产品标准为准。",
    source: "演示文件 第三条",
    ...over,
  });
const ASKED = "蓝莓果酱要测哪些项目";

describe("an entry of the administrator's", () => {
  it("is quoted from the moment it is saved, with its source; rewritten, its new words are", async () => {
    expect((await askAssistant(db, ASKED)).citations.map(({ title }) => title)).not.toContain(
      "蓝莓果酱要测哪些项目？",
    );
    const { id } = await addFaq(db, admin, entry());
    expect((await askAssistant(db, ASKED)).citations[0]).toMatchObject({
      kind: "rule",
      quotes: ["以委托时选定的产品标准为准。"],
      source: "演示文件 第三条",
    });
    await editFaq(db, admin, id, entry({ answer: "见产品标准。" }), 1);
    expect((await askAssistant(db, ASKED)).citations[0]?.quotes).toEqual(["见产品标准。"]);
    const { versions } = await findFaq(db, id);
    expect(versions.map(({ version, answer }) => [version, answer])).toEqual([
      [2, "见产品标准。"],
      [1, "以委托时选定的产品标准为准。"],
    ]);
    expect(await refusalOf(editFaq(db, admin, id, entry(), 1))).toMatchObject({ kind: "stale" });
    await editFaq(db, admin, id, entry({ status: "retired" }), 2);
    expect((await askAssistant(db, ASKED)).citations.map(({ title }) => title)).not.toContain(
      "蓝莓果酱要测哪些项目？",
    );
  });

  it("is changed by one of two who save at once", async () => {
    const { id } = await addFaq(db, admin, entry({ question: "紫色算盘怎么校准？" }));
    const saves = await Promise.allSettled(
      [1, 2, 3, 4].map((n) => editFaq(db, admin, id, entry({ answer: `第${n}种` }), 1)),
    );
    expect(saves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await findFaq(db, id)).entry.version).toBe(2);
  });

  it("is nobody else's to write, and never without a source", async () => {
    const hub = await hubOperator(db);
    expect(await refusalOf(Promise.resolve().then(() => addFaq(db, hub, entry())))).toMatchObject({
      kind: "forbidden",
    });
    expect(faqForm.safeParse({ question: "问题", answer: "回答", source: " " }).success).toBe(false);
  });

  it("that was rewritten stays as it is when the shipped texts are loaded again; what it said is kept for good", async () => {
    const { entries } = await listFaq(db, { q: "平台收费吗" });
    const id = entries[0]?.id ?? "";
    await editFaq(db, admin, id, entry({ question: "平台收费吗？", answer: "不收费（改写）。" }), 1);
    await db.updateTable("settings").set({ value: "{}" }).where("key", "=", "reference_data").execute();
    await loadReference(db);
    expect((await findFaq(db, id)).entry).toMatchObject({ answer: "不收费（改写）。", version: 2 });
    await expect(db.deleteFrom("faq_versions").where("entry_id", "=", id).execute()).rejects.toThrow(
      /append-only/,
    );
  });

  it("is found on a later page, none twice", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listFaq(db, { cursor });
      seen.push(...page.entries.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    const all = await db.selectFrom("faq_entries").select("id").execute();
    expect(seen).toHaveLength(all.length);
    expect(new Set(seen).size).toBe(all.length);
  });
});
