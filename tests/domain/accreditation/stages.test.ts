import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentsIn } from "~/domain/accreditation/scope-import/documents-in-cell";
import { findHeader } from "~/domain/accreditation/scope-import/find-header";
import { fieldOf } from "~/domain/accreditation/scope-import/header-fields";
import { limitationOf } from "~/domain/accreditation/scope-import/limits-of-row";
import { parametersIn } from "~/domain/accreditation/scope-import/read-rows";
import { siteNamed } from "~/domain/accreditation/scope-import/read-sheets";
import { sum, table, tell } from "./reading";

describe("header labels", () => {
  it.each([
    ["检测对象", "object"],
    ["产品/产品类别", "object"],
    ["类别(产品/项目/参数)", "object"],
    ["测量仪器名称", "object"],
    ["项目/参数 名称", "parameter"],
    ["产品/项目/参数 名称", "parameter"],
    ["检定项目(text)", "parameter"],
    ["校准参量", "parameter"],
    ["被测量", "parameter"],
    ["ItemDes", "parameter"],
    ["Parameter", "parameter"],
    ["依据的标准（方法）名称及编号（含年号）", "document"],
    ["检测标准(方法)名称及编号(含年号)", "document"],
    ["检测标准（方法）", "document"],
    ["规程(text)", "document"],
    ["校准规范", "document"],
    ["Test method", "document"],
    ["标准编号", "documentNumber"],
    ["StdDes", "documentNumber"],
    ["standard_no", "documentNumber"],
    ["标准名称", "documentTitle"],
    ["StdInfo", "documentTitle"],
    ["限制范围", "limitation"],
    ["说 明", "remark"],
    ["测量范围", "range"],
    ["扩展不确定度(k=2)", "uncertainty"],
    ["校准和测量能力（CMC）", "uncertainty"],
    ["序 号", "index"],
    ["项目/参数 序号", "parameterIndex"],
    ["领域代码", "ignored"],
    ["检定项目分组(text)", "ignored"],
    ["检测地点", "site"],
    ["食堂", null],
  ])("%s is %s", (label, field) => {
    expect(fieldOf(label)).toBe(field);
  });

  it("are found under title rows and in two rows", () => {
    const found = findHeader(
      table("能力范围（标准、方法）\n\n序号|对象|项目||标准（方法）\n||序号|名称|\n1|水|1.1|pH|GB/T 1-2009"),
    );
    expect(found).toMatchObject({ from: 2, to: 3, columns: { object: 1, parameter: 3, document: 4 } });
  });

  it("are not found in a table of something else", () => {
    expect(findHeader(table("姓名|电话\n张三|1"))).toBeNull();
  });
});

describe("documents in a cell", () => {
  it.each([
    [
      "食品中水分的测定GB/T5009.3-2003\n婴幼儿配方食品 GB/T5413.8-1997",
      ["GB/T 5009.3-2003", "GB/T 5413.8-1997"],
    ],
    ["GB 4806.7-2016、GB 31604.1-2015", ["GB 4806.7-2016", "GB 31604.1-2015"]],
    ["《A的测定》GB 1-2016《B的测定》GB 2-2016", ["GB 1-2016", "GB 2-2016"]],
    ["GB 5009.3-2016 GB 5009.4-2016", ["GB 5009.3-2016", "GB 5009.4-2016"]],
    ["食品安全国家标准\n食品中水分的测定\nGB\n5009.3-2016", ["GB 5009.3-2016"]],
    ["ISO 3696:1987; ASTM D638-22", ["ISO 3696:1987", "ASTM D638-22"]],
    ["ＧＢ　５００９．３—２０１６", ["GB 5009.3-2016"]],
    ["DB11/516-2008", ["DB11/516-2008"]],
    ["环境空气 PM10和PM2.5的测定 重量法 HJ 618-2011", ["HJ 618-2011"]],
  ])("%j", (cell, norms) => {
    const read = documentsIn(cell);
    expect(read.problem).toBeNull();
    expect(read.documents.map((document) => document.norm)).toEqual(norms);
  });

  it.each([
    ["GB 15196", "undated"],
    ["中国药典（2010版）", "unrecognised_document"],
    ["食品中铜的测定GB/T5009.13-2003\n婴幼儿配方食品中铜的测定", "missing_document_number"],
    ["GB 5009.3-2016；GB 5009.4", "undated"],
  ])("%j is refused as %s", (cell, code) => {
    expect(documentsIn(cell).problem?.code).toBe(code);
  });

  it.each([
    ["DB11/516-2008 半固态（酱）调味品卫生标准", "半固态(酱)调味品卫生标准"],
    ["《食品中铅的测定》（GB 5009.12-2017）", "食品中铅的测定"],
    ["GB 5009.3-2016（食品中水分的测定）", "食品中水分的测定"],
  ])("title of %s", (cell, title) => {
    expect(documentsIn(cell).documents[0]?.title).toBe(title);
  });

  it("keep the part of a document that alone is meant", () => {
    const [one] = documentsIn("《食品中铅的测定》（GB 5009.12-2017）第一法").documents;
    expect(one).toMatchObject({ title: "食品中铅的测定", clause: "第一法" });
    expect(limitationOf("", "", "第一法").limitation?.methods).toEqual([1]);
    expect(limitationOf("", "扩项", "").limitationState).toBe("none");
  });
});

describe("rows", () => {
  const HEADER = "序号|检测对象|项目/参数|检测标准（方法）|限制范围\n";
  it("hand merged cells down, but nothing to a new object", () => {
    const told = tell([table(`${HEADER}1|食品|水分|GB 5009.3-2016|\n||灰分||\n2|水|pH||`)]);
    expect(told.lines.map((line) => [line.object, line.parameter, line.norm])).toEqual([
      ["食品", "水分", "GB 5009.3-2016"],
      ["食品", "灰分", "GB 5009.3-2016"],
    ]);
    expect(told.rejected).toEqual({ missing_document: 1 });
  });

  it("say row, column and text of what is wrong", () => {
    const told = tell([table(`${HEADER}1|食品|水分|GB 15196|`)]);
    expect(told.readings[1]).toEqual({
      outcome: "rejected",
      code: "undated",
      column: "检测标准(方法)",
      text: "GB 15196",
    });
  });

  it("are refused when a cell is far too long or cannot be stored", () => {
    const told = tell([table(`${HEADER}1|食品|${"长".repeat(5_000)}|GB 1-2016|\n1|食品|a\0|GB 1-2016|`)]);
    expect(told.rejected).toEqual({ cell_too_long: 1, invalid_text: 1 });
  });

  it("go to the site their sheet is called after", () => {
    const sites = [
      { id: "a", name: "历下实验室" },
      { id: "b", name: "高新场所" },
    ];
    expect(siteNamed("高新场所（二期）", sites)?.id).toBe("b");
    expect(siteNamed("Sheet1", sites)).toBeNull();
    const body = `${HEADER}1|食品|水分|GB 5009.3-2016|`;
    const told = tell([table(body, "高新场所"), table(body, "Sheet2")], "testing", sites);
    expect(told.lines.map((line) => line.siteId)).toEqual(["b", "a"]);
  });

  it("split parameters at 、 outside of brackets", () => {
    expect(parametersIn("六六六、滴滴涕")).toEqual(["六六六", "滴滴涕"]);
    expect(parametersIn("多氯联苯（PCB28、PCB52）")).toEqual(["多氯联苯（PCB28、PCB52）"]);
  });

  it("accepted, skipped and rejected add up to the rows, however messy the table", () => {
    const cell = fc.oneof(
      fc.constantFrom(
        "",
        "",
        "水分",
        "合计",
        "暂无",
        "GB 5009.3-2016",
        "GB 15196",
        "GB 1-2016；GB 2",
        "序号",
        "检测对象",
        "第 1 页 共 2 页",
        "只测A",
        "《标准》",
        "JJG 1-2010\n",
      ),
      fc.string({ maxLength: 20 }),
    );
    const rows = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 40 });
    fc.assert(
      fc.property(rows, fc.boolean(), (body, first) => {
        const head = ["序号", "检测对象", "项目/参数", "检测标准（方法）", "限制范围", "说明"];
        const told = tell([{ name: "x", rows: first ? [head, ...body] : [["标题"], head, ...body] }]);
        expect(told.readings).toHaveLength(told.rows);
        expect(told.accepted + sum(told.skipped) + sum(told.rejected)).toBe(told.rows);
        expect(told.lines.every((line) => /\d/.test(line.norm) && line.parameter !== "")).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
