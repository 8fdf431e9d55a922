import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { finishPaper, newPaper } from "~/domain/paper/paper.server";
import { paperTable } from "~/domain/paper/table.server";
import { pdfText } from "../deliverables/pdf";

/** The embedded TrueType fonts of a PDF as pdfkit writes it: plain objects, deflated streams. */
function embeddedFonts(bytes: Uint8Array): Buffer[] {
  const pdf = Buffer.from(bytes);
  const text = pdf.toString("latin1");
  return [...text.matchAll(/\/FontFile2 (\d+) 0 R/g)].map(([, id]) => {
    const object = text.indexOf(`\n${id} 0 obj`);
    const begin = text.indexOf("stream\n", object) + 7;
    return inflateSync(pdf.subarray(begin, text.indexOf("endstream", begin)));
  });
}

/** Length of each glyph's outline, from the font's own tables (OpenType: head, loca). */
function outlineLengths(font: Buffer): number[] {
  const tables = new Map<string, number>();
  const count = font.readUInt16BE(4);
  for (let n = 0; n < count; n++) {
    const at = 12 + 16 * n;
    tables.set(font.toString("latin1", at, at + 4), font.readUInt32BE(at + 8));
  }
  const long = font.readInt16BE((tables.get("head") ?? 0) + 50) === 1;
  const glyphs = font.readUInt16BE((tables.get("maxp") ?? 0) + 4);
  const loca = tables.get("loca") ?? 0;
  const offset = (n: number) =>
    long ? font.readUInt32BE(loca + 4 * n) : 2 * font.readUInt16BE(loca + 2 * n);
  return Array.from({ length: glyphs }, (_, n) => offset(n + 1) - offset(n));
}

describe("paper in Chinese", () => {
  it("embeds an outline for every character it shows: text that copies but does not print is no use", async () => {
    const shown = "质量服务委托协议报告验证页单县龘𠮷";
    const paper = await newPaper("演示");
    paper.text(shown);
    const bytes = await finishPaper(paper);
    const [font] = embeddedFonts(bytes);
    const outlines = outlineLengths(font as Buffer);
    // glyph 0 is the box for what the font lacks
    expect(outlines.length).toBeGreaterThanOrEqual(new Set(shown).size);
    expect(outlines.every((length) => length > 0)).toBe(true);
    expect(await pdfText(bytes)).toContain("质量服务委托协议报告验证页单县");
    expect(bytes.length).toBeLessThan(100_000);
  });

  it("writes figures the font has no small form of as plain ones, never as a box", async () => {
    const paper = await newPaper("演示");
    paper.text("空气 SO₂、PM₁₀ 与 10⁻⁶，面积 m²");
    const bytes = await finishPaper(paper);
    expect(await pdfText(bytes)).toContain("SO2、PM10 与 10−6，面积 m²");
  });

  it("breaks a long table over pages and repeats its head", async () => {
    const paper = await newPaper("演示");
    const rows = Array.from({ length: 80 }, (_, n) => `第 ${n + 1} 行`);
    paperTable(paper, [{ title: "表头", share: 1, text: (row: string) => row }], rows);
    const text = await pdfText(await finishPaper(paper));
    expect(text.split("表头").length - 1).toBeGreaterThan(1);
    expect(text).toContain("第 80 行");
  });
});
