import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FIXTURES, SAMPLES, sum, tellFile } from "./reading";

/** What each file of the data pack must give, and why. */
const EXPECTED: Record<
  string,
  { rows: number; accepted: number; skipped: object; rejected: object; lines: number }
> = {
  // 1.8 铜 names a second document without its number: one bad document rejects its row
  "cnas_L0867_food_2009.csv": {
    rows: 9,
    accepted: 7,
    skipped: { header: 1 },
    rejected: { missing_document_number: 1 },
    lines: 10,
  },
  // running text: which row a 只用第一法 belongs to is lost, so nothing of it may be accepted
  "cnas_L0867_food_2009.raw.txt": {
    rows: 12,
    accepted: 0,
    skipped: {},
    rejected: { flattened: 12 },
    lines: 0,
  },
  // undated numbers (GB 10765, GB 15196, GB 8883 …); names of ministries and books, and a misspelt local number
  "foodtest_station_items_a.csv": {
    rows: 617,
    accepted: 506,
    skipped: { header: 1 },
    rejected: { undated: 73, unrecognised_document: 37 },
    lines: 508,
  },
  // the regulation stands once, its items below it: merged cells
  "calibration_items_dc_ac_sources.csv": {
    rows: 73,
    accepted: 72,
    skipped: { header: 1 },
    rejected: {},
    lines: 72,
  },
  // a regulator's list without any year
  "nmpa_petmr_applicable_standards.csv": {
    rows: 9,
    accepted: 0,
    skipped: { header: 1 },
    rejected: { undated: 8 },
    lines: 0,
  },
};

describe("the files of the data pack", () => {
  it("are all here", () => {
    const files = readdirSync(SAMPLES).filter((name) => name !== "README.md");
    expect(files.sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))("%s", async (name, expected) => {
    const { lines, readings, ...told } = await tellFile(join(SAMPLES, name));
    expect({ ...told, lines: lines.length }).toEqual(expected);
    expect(told.accepted + sum(told.skipped) + sum(told.rejected)).toBe(told.rows);
    expect(readings).toHaveLength(told.rows);
  });

  it("keep a limitation with every document of its row", async () => {
    const { lines } = await tellFile(join(SAMPLES, "cnas_L0867_food_2009.csv"));
    const water = lines.filter((line) => line.parameter === "水分");
    expect(water.map((line) => line.norm)).toEqual(["GB/T 5009.3-2003", "GB/T 5413.8-1997"]);
    expect(water.every((line) => line.limitation?.methods[0] === 1 && line.object === "食品")).toBe(true);
  });
});

describe("annexes of today's layout (synthetic)", () => {
  it("CMA 能力附表", async () => {
    const told = await tellFile(join(FIXTURES, "cma_annex.csv"));
    expect(told).toMatchObject({
      rows: 20,
      accepted: 5,
      skipped: { title: 3, header: 4, total: 2, footer: 1, none: 2, blank: 1 },
      // 2.3 has a number of its own but no name: not merged, missing
      rejected: { undated: 1, missing_parameter: 1 },
    });
    const lead = told.lines.find((line) => line.parameter.startsWith("重金属"));
    expect(lead).toMatchObject({ object: "塑料制品", norm: "GB 31604.9-2016", limitationText: "只用第一法" });
    expect(lead?.title).toBe("食品安全国家标准 食品接触材料及制品食品模拟物中重金属的测定");
    const colour = told.lines.filter((line) => line.norm === "GB/T 5750.4-2023");
    expect(colour.map((line) => line.parameter)).toEqual(["色度", "浑浊度"]);
    expect(colour[0]).toMatchObject({ limitationState: "unparsed", limitationText: "方法 4.1" });
    expect(told.lines.filter((line) => line.parameter === "脱色试验").map((line) => line.norm)).toEqual([
      "GB 31604.7-2016",
      "GB/T 5009.60-2003",
    ]);
  });

  it("CNAS annex: a remark narrows, and what nobody understands holds", async () => {
    const told = await tellFile(join(FIXTURES, "cnas_annex.csv"));
    expect(told).toMatchObject({ rows: 6, accepted: 4, rejected: {} });
    expect(told.lines.map((line) => line.limitationState)).toEqual(["none", "parsed", "unparsed", "none"]);
    expect(told.lines[3]).toMatchObject({ object: "环境空气", parameter: "PM2.5", norm: "HJ 618-2011" });
  });

  it("CMC table: range and best uncertainty in one unit", async () => {
    const { lines } = await tellFile(join(FIXTURES, "cnas_cmc.csv"), "calibration");
    expect(lines[0]).toMatchObject({ rangeMin: -0.1, rangeMax: 60, rangeUnit: "MPa", uncertainty: 0.05 });
    expect(lines[1]).toMatchObject({ rangeMin: 0.001, rangeMax: 220, rangeUnit: "g", uncertainty: 0.0003 });
    expect(lines[2]).toMatchObject({ rangeState: "unparsed", rangeText: "按客户约定" });
  });
});
