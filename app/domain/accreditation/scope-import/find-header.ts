import { documentsIn } from "./documents-in-cell";
import { type Field, fieldOf } from "./header-fields";
import { cleanCell, type Sheet } from "./sheet";

/** How deep title rows may push the header down. */
const SEARCHED = 40;
const SAMPLED = 60;

export interface Header {
  /** Index of the first and of the last header row. */
  readonly from: number;
  readonly to: number;
  /** Column of each field found. */
  readonly columns: Partial<Record<Field, number>>;
  /** Label of each column, in narrow characters. */
  readonly labels: readonly string[];
}

type Row = readonly string[];

/** Labels of a header of two rows: a blank above a label below belongs to the merged label at its left. */
function combine(upper: Row, lower: Row): string[] {
  const labels: string[] = [];
  let spread = "";
  for (let at = 0; at < Math.max(upper.length, lower.length); at += 1) {
    const top = upper[at] ?? "";
    const below = lower[at] ?? "";
    if (top !== "") spread = top;
    labels.push(below === "" || below === top ? top : `${top || spread} ${below}`.trim());
  }
  return labels;
}

const isDocument = (field: Field | null) => field === "document" || field === "documentNumber";

/** How many different fields the labels name; 0 unless one of them is the document and none is a document itself. */
function worth(labels: readonly string[]): number {
  const fields = labels.map(fieldOf);
  if (!fields.some(isDocument)) return 0;
  if (labels.some((label) => /\d{4}/.test(label) && documentsIn(label).documents.length > 0)) return 0;
  return new Set(fields.filter((field) => field !== null)).size;
}

/** A second header row says only 序号, 名称, 编号 and the like, under labels that the first row left open. */
function isSecondRow(upper: Row, lower: Row): boolean {
  const words = lower.filter((cell) => cell !== "");
  // a title above a header of one row is not the upper half of it
  if (words.length === 0 || upper.filter((cell) => cell !== "").length < Math.max(2, words.length))
    return false;
  return words.every(
    (word) => word.length <= 24 && !/\d{3}/.test(word) && (/^名称/.test(word) || fieldOf(word) !== null),
  );
}

function candidate(rows: readonly Row[], at: number): { labels: string[]; to: number } | null {
  const upper = rows[at] ?? [];
  const lower = rows[at + 1] ?? [];
  const alone = worth(upper);
  const both = combine(upper, lower);
  if (isSecondRow(upper, lower) && worth(both) >= Math.max(alone, 2)) return { labels: both, to: at + 1 };
  return alone >= 2 ? { labels: [...upper], to: at } : null;
}

/** The header of a sheet under its title rows, in one row or two; null when there is none. */
export function findHeader(sheet: Sheet): Header | null {
  const rows = sheet.rows
    .slice(0, SEARCHED + SAMPLED)
    .map((row) => row.map((cell) => cleanCell(cell).replaceAll("\n", "")));
  for (let at = 0; at < Math.min(SEARCHED, rows.length); at += 1) {
    const found = candidate(rows, at);
    if (!found) continue;
    const body = rows.slice(found.to + 1, found.to + 1 + SAMPLED);
    return { from: at, to: found.to, columns: choose(found.labels, body), labels: found.labels };
  }
  return null;
}

/** One column a field: the first, except for documents, where the column that really holds numbers wins. */
function choose(labels: readonly string[], body: readonly Row[]): Partial<Record<Field, number>> {
  const columns: Partial<Record<Field, number>> = {};
  labels.forEach((label, at) => {
    const field = fieldOf(label);
    if (field === null || isDocument(field)) return;
    columns[field] ??= at;
  });
  const candidates = labels
    .map((label, at) => ({ field: fieldOf(label), at }))
    .filter(({ field }) => isDocument(field));
  const best = candidates
    .map((one) => ({
      ...one,
      numbers: body.filter((row) => documentsIn(row[one.at] ?? "").found > 0).length,
    }))
    .sort((a, b) => b.numbers - a.numbers || a.at - b.at)[0];
  if (best) columns.document = best.at;
  return columns;
}
