import { afterAll, beforeAll, describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { inspectTable, readTables } from "~/domain/accreditation/scope-import/read-table.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { zipOf } from "../../support/zip";
import { tell } from "./reading";
import { read, utf8, type World, worldOf } from "./world";

type Cells = (string | number | null | { value: string; rowSpan?: number; columnSpan?: number })[][];
const workbook = async (sheets: { sheet: string; data: Cells }[]) =>
  new Uint8Array(await (await writeExcelFile(sheets as never)).toBuffer());

const MERGED: Cells = [
  [{ value: "认可的检测能力范围（合成数据）", columnSpan: 6 }, null, null, null, null, null],
  [
    { value: "序号", rowSpan: 2 },
    { value: "检测对象", rowSpan: 2 },
    { value: "项目/参数", columnSpan: 2 },
    null,
    { value: "检测标准（方法）名称及编号（含年号）", rowSpan: 2 },
    { value: "限制范围", rowSpan: 2 },
  ],
  [null, null, "序号", "名称", null, null],
  [1, { value: "塑料制品", rowSpan: 2 }, 1.1, "总迁移量", "GB 31604.8-2021", null],
  [null, null, 1.2, "脱色试验", "GB 31604.7-2016；GB/T 5009.60-2003", "只测塑料"],
  [null, null, null, "合计", "2", null],
];

const refusal = (bytes: Uint8Array) => {
  try {
    inspectTable(bytes);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe("workbooks", () => {
  it("with merged cells and a header of two rows", async () => {
    const told = tell(await readTables(await workbook([{ sheet: "附表", data: MERGED }]), "a.xlsx"));
    expect(told).toMatchObject({
      rows: 6,
      accepted: 2,
      skipped: { title: 1, header: 2, total: 1 },
      rejected: {},
    });
    expect(told.lines.map((line) => [line.object, line.parameter, line.norm, line.limitationText])).toEqual([
      ["塑料制品", "总迁移量", "GB 31604.8-2021", ""],
      ["塑料制品", "脱色试验", "GB 31604.7-2016", "只测塑料"],
      ["塑料制品", "脱色试验", "GB/T 5009.60-2003", "只测塑料"],
    ]);
  });

  it.each([
    [
      "that unpack to far too much",
      zipOf("xl/workbook.xml", Buffer.alloc(200 * 1_048_576)),
      "workbook_too_large",
    ],
    [
      "whose directory lies about it",
      zipOf("xl/workbook.xml", Buffer.alloc(5 * 1_048_576), 100),
      "workbook_too_large",
    ],
    ["cut off in the middle", zipOf("xl/workbook.xml", Buffer.from("x")).slice(0, 40), "malformed_workbook"],
    ["of the old binary format", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), "old_workbook"],
  ])("%s are refused", (_, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
  });
});

describe("text", () => {
  const gb18030 = Uint8Array.from([
    0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0xb2, 0xce, 0xca, 0xfd, 0x2c, 0xb1, 0xea, 0xd7, 0xbc, 0x0a, 0x31, 0x2c,
    0xc7, 0xa6, 0x2c, 0x47, 0x42, 0x20, 0x31, 0x2d, 0x32, 0x30, 0x30, 0x39,
  ]);
  it("in GB18030, as Chinese Excel writes it", async () => {
    expect(tell(await readTables(gb18030, "a.csv")).lines).toMatchObject([
      { parameter: "铅", norm: "GB 1-2009" },
    ]);
  });

  it("from the clipboard, with tabs", async () => {
    const told = tell(await readTables(utf8("参数\t标准\n铅\tGB 1-2009\n"), "pasted.txt"));
    expect(told).toMatchObject({ rows: 2, accepted: 1 });
  });

  it.each([
    ["in Latin-1", Uint8Array.from([0x4e, 0xe9, 0x2c, 0xe8, 0x0a]), "wrong_encoding"],
    ["that is binary", Uint8Array.from([1, 0, 2, 3]), "not_a_table"],
    ["that is a PDF", utf8("%PDF-1.7 …"), "not_a_table"],
    ["that is empty", new Uint8Array(), "empty_file"],
  ])("%s is refused", (_, bytes, code) => {
    expect(refusal(bytes)).toBe(code);
  });
});

describe("in the database", () => {
  let base: TestDatabase;
  let world: World;
  beforeAll(async () => {
    base = await testDatabase();
    world = await worldOf(base.db);
  });
  afterAll(() => base.drop());

  it("a workbook with one sheet per site goes to those sites", async () => {
    const body: Cells = [
      ["检测对象", "参数", "标准"],
      ["水", "铅", "GB/T 5750.6-2023"],
    ];
    const bytes = await workbook([
      { sheet: "历下实验室", data: body },
      { sheet: "高新场所", data: [...body, ["水", "镉", "GB/T 5750.6-2023"]] },
    ]);
    const found = await read(world, bytes, { name: "附表.xlsx" });
    expect(found).toMatchObject({ status: "ready", rows: 5, accepted: 3, skipped: 2, added: 3 });
    expect(found.sheets).toMatchObject([
      { sheet: "历下实验室", siteId: world.sites[0], named: true },
      { sheet: "高新场所", siteId: world.sites[1], named: true },
    ]);
  });

  it.each([
    ["a workbook that is none", zipOf("xl/workbook.xml", Buffer.from("<no/>")), "malformed_workbook"],
    ["a table of something else", utf8("姓名,电话\n张三,1\n"), "no_header"],
  ])("%s ends refused with the reason, and nothing of it is kept", async (_, bytes, code) => {
    const found = await read(world, bytes);
    expect(found).toMatchObject({ status: "refused", failure_code: code, rows: 0, accepted: 0 });
    const rows = await base.db
      .selectFrom("scope_import_rows")
      .selectAll()
      .where("import_id", "=", found.id)
      .execute();
    expect(rows).toEqual([]);
  });
});
