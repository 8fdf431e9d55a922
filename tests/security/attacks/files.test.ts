import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { isModestPdf } from "~/domain/deliverables/pdf-guard.server";
import { readReport } from "~/domain/deliverables/report-file.server";
import { installMessageCodes } from "~/domain/messages";
import { labReport } from "../../domain/deliverables/pdf";

installMessageCodes();

/** A PDF of some 200 kB whose cross-reference stream unpacks to 200 MB. */
function bomb(dictionary: string, layers = 1): Uint8Array {
  let packed: Buffer = Buffer.alloc(200_000_000);
  for (let layer = 0; layer < layers; layer += 1) packed = deflateSync(packed);
  const head = "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n";
  const table = `4 0 obj\n<<${dictionary}/Root 1 0 R/Length ${packed.length}>>\nstream\n`;
  const tail = `\nendstream\nendobj\nstartxref\n${head.length}\n%%EOF\n`;
  return Buffer.concat([Buffer.from(head), Buffer.from(table), packed, Buffer.from(tail)]);
}

describe("a PDF that unpacks to gigabytes", () => {
  it("is refused before anybody unpacks it, however it is dressed up", async () => {
    const size = "/Size 5/W[1 4 1]";
    for (const [dictionary, layers] of [
      [`/Type/XRef${size}/Filter/FlateDecode`, 1],
      [`/Subtype/Image${size}/Filter [ /FlateDecode ]`, 1],
      [`${size}/Filter[/FlateDecode/FlateDecode]`, 2],
      [`${size}/Filter 9 0 R`, 1],
      ["/N 4/First 20/Filter/FlateDecode", 1],
      ["/#57[1 4 1]/Filter/FlateDecode", 1],
    ] as const) {
      const began = performance.now();
      const told = await readReport({ name: "a.pdf", bytes: bomb(dictionary, layers) }).then(
        () => "read",
        (error: { code: string }) => error.code,
      );
      expect(`${dictionary} ${told}`).toBe(`${dictionary} pdf_unreadable`);
      expect(performance.now() - began).toBeLessThan(8000);
    }
  });

  it("is told from an ordinary report", async () => {
    const bytes = await labReport();
    expect(isModestPdf(bytes)).toBe(true);
    expect((await readReport({ name: "a.pdf", bytes })).sealed).toBe(false);
  });
});
