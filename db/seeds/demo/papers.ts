import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import type { SheetFacts } from "~/domain/deliverables/sheet-facts.queries.server";

const require = createRequire(import.meta.url);
const FONT = "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf";

export const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A one-page report as a lab would sign it; the same words and day always give the same bytes. */
export async function reportPaper(
  lines: readonly string[],
  day: Date,
  chinese: boolean,
): Promise<Uint8Array> {
  const { default: PDFDocument } = await import("pdfkit");
  const paper = new PDFDocument({
    size: "A4",
    margin: 72,
    info: { Title: "Demo report", Producer: "quanzhixiang demo", CreationDate: day },
    // the Chinese font costs a few hundred milliseconds, so only the reports people look at have it
    font: chinese ? require.resolve(FONT) : "Helvetica",
  });
  const done = new Promise<Uint8Array>((resolve) => {
    const chunks: Uint8Array[] = [];
    paper.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    paper.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
  });
  const [title = "", ...rest] = lines;
  paper.fontSize(18).text(title).moveDown();
  for (const line of rest) paper.fontSize(10).text(line);
  paper.end();
  return done;
}

/** The sheet beside a report and the combined copy, by the domain's own code. */
export async function sheetPapers(facts: SheetFacts, source: Uint8Array) {
  const { verificationSheet } = await import("~/domain/deliverables/verification-sheet.server");
  const { combine } = await import("~/domain/deliverables/report-file.server");
  const sheet = await verificationSheet(facts);
  const combined = await combine({ name: "report.pdf", bytes: source, sealed: false }, sheet);
  return { sheet, combined };
}
