import { zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { plainName } from "~/domain/files";
import { attachFile, detachFile } from "~/domain/requests/attach-file.server";
import { findAttachment } from "~/domain/requests/attachment.queries.server";
import { draftBody } from "~/domain/requests/draft";
import { startBody } from "~/domain/requests/draft-start.queries.server";
import { handInDraft } from "~/domain/requests/hand-in-draft.server";
import { importItems } from "~/domain/requests/import-items.server";
import { listFilter } from "~/domain/requests/list-filter";
import { saveDraft } from "~/domain/requests/save-draft.server";
import { harmless, sheetOf, tableRows } from "~/domain/spreadsheet.server";
import { testDatabase } from "../../support/database";
import { enterprise, hubOperator, refusalOf } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const qiye = await enterprise(db);
const bytes = (text: string) => new TextEncoder().encode(text);
const HEAD = "样品名称\t检测项目\t检测依据\t数量\t单位";

describe("item rows from a table", () => {
  it.each([
    ["tabs", `${HEAD}\n餐盒\t总迁移量\tGB 31604.8-2021\t3\t批`],
    ["commas", "样品,参数,标准,数量,单位\n餐盒,总迁移量,GB 31604.8-2021,3,批"],
    ["no head, in the usual order", "餐盒\t总迁移量\tGB 31604.8-2021\t3\t批"],
    ["a title above the head", `检测清单\n\n${HEAD}\n餐盒\t总迁移量\tGB 31604.8-2021\t3\t批`],
    ["another order of columns", "标准\t参数\t样品\t单位\t数量\nGB 31604.8-2021\t总迁移量\t餐盒\t批\t3"],
    ["figure and unit in one cell", "样品\t参数\t标准\t数量\n餐盒\t总迁移量\tGB 31604.8-2021\t3批"],
  ])("reads %s", async (_what, text) => {
    const { accepted, rejected } = await importItems(db, { text }, "testing");
    expect(rejected).toEqual([]);
    expect(accepted).toMatchObject([
      { sampleName: "餐盒", document: "GB 31604.8-2021", parameter: "总迁移量", quantity: "3", unit: "批" },
    ]);
  });

  it("says of each rejected line which one it is, and why", async () => {
    const lines = [
      "餐盒\t总迁移量\tGB 31604.8-2021\t3\t批",
      "餐盒\t总迁移量\tGB 31604.8\t3\t批",
      "餐盒\t乱写\tGB 31604.8-2021\t3\t批",
      "餐盒\t总迁移量\tGB 31604.8-2021\t1e3\t批",
      "\t总迁移量\tGB 31604.8-2021\t1\t批",
    ];
    const { accepted, rejected } = await importItems(db, { text: [HEAD, ...lines].join("\n") }, "testing");
    expect(accepted).toHaveLength(1);
    expect(rejected.map(({ row, field }) => [row, field])).toEqual([
      [3, "document"],
      [4, "parameter"],
      [5, "quantity"],
      [6, "sampleName"],
    ]);
    expect(rejected[0]?.code).toMatch(/^undated_document\|try=/);
  });

  it("reads XLSX, and CSV in GB18030", async () => {
    const columns = ["样品", "参数", "标准", "数量"].map((header, at) => ({
      header,
      value: (row: (string | number)[]) => row[at] ?? null,
    }));
    const sheet = await sheetOf("明细", columns, [["餐盒", "总迁移量", "GB 31604.8-2021", 3]]);
    expect((await importItems(db, { bytes: sheet }, "testing")).accepted).toHaveLength(1);
    const gb = Uint8Array.from([0xd1, 0xf9, 0xc6, 0xb7, 0x2c, 0xb2, 0xce, 0xca, 0xfd, 0x0a]);
    expect(await tableRows(gb)).toEqual([["样品", "参数"]]);
  });

  it.each([
    ["nothing", bytes(""), "invalid_input"],
    ["a head alone", bytes(HEAD), "invalid_input"],
    ["bytes in no encoding", Uint8Array.from([0xff, 0xff, 0xfe, 0x81]), "unreadable_text"],
    ["a broken archive", Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), "unreadable_spreadsheet"],
    ["an archive that is no workbook", zipSync({ "a.txt": bytes("hello") }), "unreadable_spreadsheet"],
    ["a zip bomb", zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(150_000_000) }), "zip_too_large"],
    [
      "too many lines",
      bytes(`${HEAD}\n${"盒\t总迁移量\tGB 31604.8-2021\t1\t批\n".repeat(201)}`),
      "too_many_item_rows",
    ],
  ])("refuses %s whole", async (_what, content, code) => {
    expect(await refusalOf(importItems(db, { bytes: content }, "testing"))).toMatchObject({ code });
  });

  it("a cell that looks like a formula leaves as text", async () => {
    expect(["=cmd|' /C calc'!A0", "+1", "@x", "-2", "普通"].map(harmless)).toEqual([
      "'=cmd|' /C calc'!A0",
      "'+1",
      "'@x",
      "'-2",
      "普通",
    ]);
    const sheet = await sheetOf("单", [{ header: "名称", value: (row: string) => row }], ["=1+1"]);
    expect(await tableRows(sheet)).toEqual([["名称"], ["'=1+1"]]);
  });
});

const kept = new Map<string, Uint8Array>();
const store = {
  put: async (key: string, content: Uint8Array) => void kept.set(key, content),
  get: async (key: string) => kept.get(key) ?? null,
  remove: async (key: string) => void kept.delete(key),
};
const PDF = bytes("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF");
const draft = async () =>
  (await saveDraft(db, qiye, { step: 3, body: draftBody.parse({ title: "附件" }) })).id;

describe("attachments", () => {
  it.each([
    ["HTML named .png", "a.png", bytes("<html><script>alert(1)</script></html>")],
    ["SVG", "a.svg", bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ["a program", "a.pdf", Uint8Array.from([0x4d, 0x5a, ...new Array(200).fill(0)])],
    ["plain text", "a.pdf", bytes("hello")],
    ["nothing", "a.pdf", new Uint8Array()],
  ])("refuse %s by its content", async (_what, name, content) => {
    const refusal = await refusalOf(
      attachFile(db, store, qiye, { draftId: await draft(), file: { name, bytes: content } }),
    );
    expect(refusal?.detail.fields).toHaveProperty("attachment");
  });

  it("lie under a generated key, whatever the name says", async () => {
    const file = await attachFile(db, store, qiye, {
      draftId: await draft(),
      file: { name: "../../etc/说明\u202Egnp.pdf", bytes: PDF },
    });
    const row = await db.selectFrom("files").selectAll().where("id", "=", file.id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ name: "说明gnp.pdf", media_type: "application/pdf" });
    expect(row.storage_key).not.toMatch(/[./\\]/);
    expect([plainName("C:\\temp\\a\0.pdf"), plainName("..")]).toEqual(["a.pdf", ".."]);
  });

  it("are ten at most, also when eleven arrive at once", async () => {
    const draftId = await draft();
    const all = await Promise.allSettled(
      Array.from({ length: 12 }, () =>
        attachFile(db, store, qiye, { draftId, file: { name: "a.pdf", bytes: PDF } }),
      ),
    );
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
  });

  it("go along with the request, and only those who may see it fetch them", async () => {
    const { id: draftId } = await saveDraft(db, qiye, {
      step: 4,
      body: await startBody(db, { template: "food-contact-plastics" }),
    });
    const { id } = await attachFile(db, store, qiye, { draftId, file: { name: "a.pdf", bytes: PDF } });
    const zhandian = await hubOperator(db);
    const stranger = await enterprise(db);
    expect(await refusalOf(findAttachment(db, zhandian, id))).toMatchObject({ kind: "not_found" });
    await handInDraft(db, qiye, draftId);
    expect(await findAttachment(db, zhandian, id)).toMatchObject({ name: "a.pdf" });
    expect(await refusalOf(findAttachment(db, stranger, id))).toMatchObject({ kind: "not_found" });
    expect(await refusalOf(detachFile(db, qiye, { draftId, fileId: id }))).toMatchObject({
      code: "draft_gone",
    });
  });
});

describe("a list's address", () => {
  it("with senseless filters is the plain list", () => {
    expect(
      listFilter.parse({ status: "x", q: "a\0", category: "__proto__", after: "z".repeat(999) }),
    ).toEqual({});
  });
});
