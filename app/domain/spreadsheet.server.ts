import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { Refusal } from "./errors";

const MEGABYTE = 1_048_576;
/** Unpacked, an honest list of some thousand rows stays far below; a zip bomb is refused before it is unpacked. */
const MOST_UNPACKED = 100 * MEGABYTE;
const MOST_PARTS = 2000;

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Refuses `zip_too_large` or `unreadable_spreadsheet` by the archive's own list of contents, unpacking nothing. */
export function assertModestZip(bytes: Uint8Array): void {
  let total = 0;
  let parts = 0;
  try {
    unzipSync(bytes, {
      filter: (part) => {
        total += part.originalSize;
        parts += 1;
        return false;
      },
    });
  } catch {
    throw new Refusal("invalid", "unreadable_spreadsheet");
  }
  // a bomb may lie about its sizes: nothing real packs better than 1 to 200
  const most = Math.min(MOST_UNPACKED, Math.max(bytes.length * 200, MEGABYTE));
  if (total > most || parts > MOST_PARTS) throw new Refusal("too_large", "zip_too_large");
}

/** Text of a file in UTF-8 or, failing that, GB18030; refuses `unreadable_text` when it is neither. */
export function decodeText(bytes: Uint8Array): string {
  for (const encoding of ["utf-8", "gb18030"]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch {}
  }
  throw new Refusal("invalid", "unreadable_text");
}

/** What separates the cells, judged by the first lines: a title above the table has no separator at all. */
function delimiterOf(text: string): string {
  const top = text.split(/\r\n?|\n/, 20).join("\n");
  if (top.includes("\t")) return "\t";
  return /[,，]/.test(top) ? "," : ";";
}

/** Rows of pasted or CSV text, blank ones kept so that rows are counted as the person sees them. */
export function textRows(text: string): string[][] {
  const delimiter = delimiterOf(text);
  const plain = delimiter === "," ? text.replaceAll("，", ",") : text;
  try {
    return parse(plain, { delimiter, relax_column_count: true, relax_quotes: true, bom: true });
  } catch {
    throw new Refusal("invalid", "unreadable_text");
  }
}

const cellText = (cell: unknown): string => {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell);
};

/** The rows of an uploaded table, XLSX (its first sheet) or CSV, as text. Refuses by content, never by name. Code for XLSX loads on first use only. */
export async function tableRows(bytes: Uint8Array): Promise<string[][]> {
  if (!isZip(bytes)) return textRows(decodeText(bytes));
  assertModestZip(bytes);
  const { default: readXlsx } = await import("read-excel-file/node");
  try {
    const [sheet] = await readXlsx(Buffer.from(bytes));
    return (sheet?.data ?? []).map((row) => row.map(cellText));
  } catch {
    throw new Refusal("invalid", "unreadable_spreadsheet");
  }
}

export interface SheetColumn<Row> {
  header: string;
  value: (row: Row) => string | number | null;
  /** Width in characters. */
  width?: number;
}

/** A cell that begins like a formula gets an apostrophe: what a stranger typed must not run in somebody's Excel. */
export const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** An XLSX with one sheet; numbers stay numbers. */
export async function sheetOf<Row>(name: string, columns: SheetColumn<Row>[], rows: Row[]): Promise<Buffer> {
  const { default: writeXlsx } = await import("write-excel-file/node");
  const head = columns.map(({ header }) => ({ value: header, fontWeight: "bold" as const }));
  const body = rows.map((row) =>
    columns.map(({ value }) => {
      const cell = value(row);
      if (cell === null) return null;
      return typeof cell === "number"
        ? { type: Number, value: cell }
        : { type: String, value: harmless(cell) };
    }),
  );
  const widths = columns.map(({ width }) => ({ width: width ?? 16 }));
  return writeXlsx([head, ...body], {
    sheet: name.slice(0, 30),
    columns: widths,
    stickyRowsCount: 1,
  }).toBuffer();
}
