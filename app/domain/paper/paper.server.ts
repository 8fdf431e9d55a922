import { createRequire } from "node:module";
import { encode } from "uqr";

const require = createRequire(import.meta.url);
const FONT = "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf";

export type Paper = PDFKit.PDFDocument;
export const INK = "#13222B";
export const MUTED = "#4F606B";
export const LINE = "#DDE6EA";
export const SPRING = "#0A6C83";
export const MARGIN = 54;

/** A blank A4 document with the Chinese font embedded (subset when saved). PDF code loads on first use only. */
export async function newPaper(title: string): Promise<Paper> {
  const { default: PDFDocument } = await import("pdfkit");
  const paper = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    bufferPages: true,
    lang: "zh-CN",
    info: { Title: title, Author: "泉质享", Producer: "泉质享" },
    font: require.resolve(FONT),
  });
  withoutLigatures(paper);
  paper.fontSize(10).fillColor(INK);
  return paper;
}

interface Layout {
  layout(text: string, features?: unknown): unknown;
}

/** pdfkit maps a ligature to "<0066 0069>": readers that stop at the blank give wrong text when copied or searched. */
function withoutLigatures(paper: Paper) {
  const { font } = (paper as unknown as { _font: { font: Layout } })._font;
  const layout = font.layout.bind(font);
  font.layout = (text, features) => layout(drawable(text), features ?? { liga: false, clig: false });
}

/** Sub- and superscripts the font has no glyph for, as plain figures: SO₂ reads SO2, never SO□. */
const drawable = (text: string) => text.replace(/[\u2070\u2074-\u208e]/g, (sign) => sign.normalize("NFKC"));

/** Ends the document and gives its bytes. */
export function finishPaper(paper: Paper): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    paper.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    paper.on("error", reject);
    paper.on("end", () => resolve(new Uint8Array(Buffer.concat(chunks))));
    paper.end();
  });
}

export const innerWidth = (paper: Paper) => paper.page.width - 2 * MARGIN;

/** A hairline across the text width, at the present height. */
export function rule(paper: Paper) {
  paper
    .moveTo(MARGIN, paper.y)
    .lineTo(paper.page.width - MARGIN, paper.y)
    .lineWidth(0.6)
    .stroke(LINE);
  paper.y += 8;
}

/** Starts a page unless `height` points are left on this one. */
export function needRoom(paper: Paper, height: number) {
  if (paper.y + height > paper.page.height - MARGIN) paper.addPage();
}

/** Term and value side by side; long values wrap. Absent values leave no line. */
export function factLines(
  paper: Paper,
  facts: readonly (readonly [string, string | null])[],
  termWidth = 130,
) {
  const width = innerWidth(paper) - termWidth;
  for (const [term, value] of facts) {
    if (!value) continue;
    const height = Math.max(
      paper.heightOfString(value, { width }),
      paper.heightOfString(term, { width: termWidth - 10 }),
    );
    needRoom(paper, height + 6);
    const { y } = paper;
    paper.fillColor(MUTED).text(term, MARGIN, y, { width: termWidth - 10 });
    paper.fillColor(INK).text(value, MARGIN + termWidth, y, { width });
    paper.x = MARGIN;
    paper.y = y + height + 6;
  }
}

/** A QR code of `text` with its top left corner at (x, y). */
export function qrCode(paper: Paper, text: string, x: number, y: number, size: number) {
  const { data } = encode(text, { ecc: "M", border: 2 });
  const step = size / data.length;
  data.forEach((row, line) => {
    row.forEach((dark, column) => {
      // a little overlap keeps hairlines between modules from showing
      if (dark) paper.rect(x + column * step, y + line * step, step + 0.1, step + 0.1);
    });
  });
  paper.fill("#000000");
}

/** Puts `{{name}}` values into a text, as i18next does. */
export const fill = (text: string, values: Record<string, string | number>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));
