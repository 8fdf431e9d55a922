import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseNumber, sameEdition } from "~/domain/normative-documents/number.ts";

interface FixtureRow {
  raw: string;
  normalised: string;
  kind: string;
}

const FIXTURE = "tests/fixtures/standard_numbers.csv";

function chineseRows(): FixtureRow[] {
  const rows = parse<FixtureRow>(readFileSync(FIXTURE, "utf8"), {
    columns: true,
    skip_empty_lines: true,
  });
  return rows.filter((row) => !row.kind.startsWith("pubid"));
}

describe("normaliseNumber", () => {
  it("has its fixture", () => {
    expect(existsSync(FIXTURE)).toBe(true);
    expect(chineseRows().length).toBeGreaterThanOrEqual(149);
  });

  it.each(chineseRows().map((row) => [row.raw, row.normalised] as const))("reads %s", (raw, normal) => {
    expect(normaliseNumber(raw)).toMatchObject({ ok: true, norm: normal });
  });

  it.each([
    ["JJG(航天)51-1999", "JJG(航天) 51-1999", "JJG(航天) 51", 1999],
    ["JJF(鲁) 124-2015", "JJF(鲁) 124-2015", "JJF(鲁) 124", 2015],
    ["GBZ/T 160.1-2004", "GBZ/T 160.1-2004", "GBZ/T 160.1", 2004],
    ["GBZ 2.1-2019", "GBZ 2.1-2019", "GBZ 2.1", 2019],
    ["DB3701/T20—2021", "DB3701/T 20-2021", "DB3701/T 20", 2021],
    ["T/CAS 100-2020", "T/CAS 100-2020", "T/CAS 100", 2020],
    ["Q/ABC 001-2021", "Q/ABC 001-2021", "Q/ABC 001", 2021],
    ["Q/ABC 0001S-2021", "Q/ABC 0001S-2021", "Q/ABC 0001S", 2021],
    ["ISO 9001:2015", "ISO 9001:2015", "ISO 9001", 2015],
    ["iso 9001-2015", "ISO 9001:2015", "ISO 9001", 2015],
    ["ISO/IEC 17025：2017", "ISO/IEC 17025:2017", "ISO/IEC 17025", 2017],
    ["ISO 10993-1-2018", "ISO 10993-1:2018", "ISO 10993-1", 2018],
    ["EN 71-3:2019", "EN 71-3:2019", "EN 71-3", 2019],
    ["EN71-3:2019+A1:2021", "EN 71-3:2019+A1:2021", "EN 71-3", 2019],
    ["ISO 13688:2013/Amd 1:2021", "ISO 13688:2013/AMD 1:2021", "ISO 13688", 2013],
    ["IEC 60335-1:2010/A1:2013", "IEC 60335-1:2010/AMD 1:2013", "IEC 60335-1", 2010],
    ["EN ISO 13485:2016", "EN ISO 13485:2016", "EN ISO 13485", 2016],
    ["BS EN 1186-1:2002", "BS EN 1186-1:2002", "BS EN 1186-1", 2002],
    ["DIN EN 10002-1:2001", "DIN EN 10002-1:2001", "DIN EN 10002-1", 2001],
    ["ASTM D638-22", "ASTM D638-22", "ASTM D638", 2022],
    ["ASTM E8/E8M-22", "ASTM E8/E8M-22", "ASTM E8/E8M", 2022],
    ["IEC 60068-2-1:2007", "IEC 60068-2-1:2007", "IEC 60068-2-1", 2007],
    ["GB 8978-96", "GB 8978-1996", "GB 8978", 1996],
    ["HJT 91-2002", "HJ/T 91-2002", "HJ/T 91", 2002],
    ["《GB 5749—2022》", "GB 5749-2022", "GB 5749", 2022],
  ])("reads %s of its family", (raw, norm, base, year) => {
    expect(normaliseNumber(raw)).toEqual({ ok: true, norm, base, year });
  });

  it.each([
    ["GB/T 5750.4-2023 8.1", "GB/T 5750.4-2023", "8.1"],
    ["GB 5009.3-2016 第一法", "GB 5009.3-2016", "第一法"],
    ["GB 5009.3-2016（第一法）", "GB 5009.3-2016", "第一法"],
    ["GB/T 19001-2016 质量管理体系 要求", "GB/T 19001-2016", "质量管理体系 要求"],
  ])("takes the text after the year of %s as a clause", (raw, norm, clause) => {
    expect(normaliseNumber(raw)).toMatchObject({ norm, clause });
  });

  it("keeps an amendment apart from the plain edition, and refuses drafts of one", () => {
    expect(sameEdition("ISO 13688:2013/Amd 1:2021", "ISO 13688:2013")).toBe(false);
    expect(sameEdition("ISO 13688:2013/AMD.1:2021", "ISO 13688:2013/Amd 1:2021")).toBe(true);
    expect(sameEdition("GB 4943.1-2011/XG1-2015", "GB 4943.1-2011")).toBe(false);
    expect(normaliseNumber("ISO/IEC 14496-12:2012/PDAM 4")).toMatchObject({ ok: false });
  });

  it("drops an adoption note", () => {
    expect(normaliseNumber("GB/T 19001-2016/ISO 9001:2015")).toEqual(normaliseNumber("GB/T 19001-2016"));
    expect(normaliseNumber("GB/T 19001-2016 idt ISO 9001:2015")).toEqual(normaliseNumber("GB/T 19001-2016"));
  });

  it.each([
    ["GB 15196", { ok: false, code: "undated", base: "GB 15196" }],
    ["ISO 9001", { ok: false, code: "undated", base: "ISO 9001" }],
    ["", { ok: false, code: "empty" }],
    ["　", { ok: false, code: "empty" }],
    ["按客户要求", { ok: false, code: "unrecognised" }],
    ["GB 5749-2150", { ok: false, code: "bad_year" }],
    ["GB 5749-20222", { ok: false, code: "bad_year" }],
    ["GB 5749-2022 GB 3838-2002", { ok: false, code: "several" }],
    ["GB 5749-2022、GB/T 5750.4-2023", { ok: false, code: "several" }],
  ])("refuses %s", (raw, expected) => {
    expect(normaliseNumber(raw)).toEqual(expected);
  });

  it("never takes another year for the same edition", () => {
    expect(sameEdition("GB5749—2022", "GB 5749-2022")).toBe(true);
    expect(sameEdition("GB 5749-2006", "GB 5749-2022")).toBe(false);
    expect(sameEdition("GB 5749", "GB 5749")).toBe(false);
  });
});

const numbers = fc
  .tuple(
    fc.constantFrom(
      "GB",
      "GB/T",
      "GB/Z",
      "GBZ",
      "JJG",
      "JJF",
      "HJ",
      "QB/T",
      "DB37/T",
      "DB3701/T",
      "T/CAS",
      "Q/ABC",
    ),
    fc.integer({ min: 1, max: 99999 }),
    fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
    fc.integer({ min: 1980, max: 2026 }),
  )
  .map(([prefix, main, part, year]) => ({
    prefix,
    body: part ? `${main}.${part}` : `${main}`,
    year,
  }));

function widen(text: string): string {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

describe("properties of normaliseNumber", () => {
  it("is idempotent", () => {
    fc.assert(
      fc.property(numbers, ({ prefix, body, year }) => {
        const norm = `${prefix} ${body}-${year}`;
        expect(normaliseNumber(norm)).toMatchObject({
          ok: true,
          norm,
          base: `${prefix} ${body}`,
          year,
        });
      }),
    );
  });

  it("does not change with width, dash, space and case", () => {
    const dash = fc.constantFrom("-", "—", "–", "－", "――", "--", "−", " — ", " -");
    const space = fc.constantFrom("", " ", "  ", "\u00A0", "\u3000");
    fc.assert(
      fc.property(numbers, dash, space, fc.boolean(), fc.boolean(), (number, between, gap, wide, lower) => {
        const { prefix, body, year } = number;
        // "Q/ABC001" could as well be the code ABC001, so these two need their space.
        const blank = /^[TQ]\//.test(prefix) && gap === "" ? " " : gap;
        const noisy = `${blank}${prefix}${blank}${body}${between}${year}${gap}`;
        const cased = lower ? noisy.toLowerCase() : noisy;
        expect(normaliseNumber(wide ? widen(cased) : cased)).toMatchObject({
          ok: true,
          norm: `${prefix} ${body}-${year}`,
        });
      }),
      { numRuns: 400 },
    );
  });
});
