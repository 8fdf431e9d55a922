import { invalid, Refusal } from "../errors";
import { fieldCodes } from "../messages";
import type { Db } from "../outbox.server";
import { tableRows, textRows } from "../spreadsheet.server";
import { contentOf, type DraftItem, draftBody } from "./draft";
import { readLines, type SheetLine } from "./import-items";
import { MAX_ITEMS, packageInput } from "./request";
import { resolvePackages } from "./resolve-items.server";

interface RejectedLine {
  row: number;
  /** A field of the item and what is wrong with it, e.g. `document` `undated_document|try=…`. */
  field: string;
  code: string;
}
export interface ImportedItems {
  accepted: DraftItem[];
  rejected: RejectedLine[];
}

/**
 * Item rows from a pasted table or an uploaded XLSX or CSV: each line is accepted, or rejected with its reason.
 * A file that cannot be read, holds no line or too many is refused as a whole, and nothing of it is taken.
 */
export async function importItems(
  db: Db,
  source: { text: string } | { bytes: Uint8Array },
  kind: string,
): Promise<ImportedItems> {
  const rows = "text" in source ? textRows(source.text) : await tableRows(source.bytes);
  const lines = readLines(rows);
  if (lines.length === 0) invalid({ rows: "no_rows" });
  if (lines.length > MAX_ITEMS)
    throw new Refusal("too_large", "too_many_item_rows", { values: { most: MAX_ITEMS } });
  const shaped = judgeShape(lines, kind);
  return judgeVocabulary(db, lines, shaped);
}

/** Complaints of the schema by line index, and the items that have none. */
function judgeShape(lines: SheetLine[], kind: string) {
  const { packages } = contentOf(
    draftBody.parse({
      packages: [{ category: "testing", stage: "production", kind, items: lines.map(({ item }) => item) }],
    }),
  );
  const judged = packageInput.safeParse(packages[0]);
  return { judged, codes: judged.success ? {} : fieldCodes(judged.error), packages };
}

async function judgeVocabulary(
  db: Db,
  lines: SheetLine[],
  { codes, packages }: ReturnType<typeof judgeShape>,
): Promise<ImportedItems> {
  const bad = new Map<number, [string, string]>();
  for (const [path, code] of Object.entries(codes)) note(bad, path.replace(/^items\./, ""), code);
  const good = lines.map((_, index) => index).filter((index) => !bad.has(index));
  const [pack] = packages;
  const known =
    good.length > 0 && pack
      ? packageInput.parse({ ...pack, items: good.map((index) => pack.items[index]) })
      : null;
  const refused: Record<string, string> = known
    ? await resolvePackages(db, [known]).then(() => ({}), fieldsOf)
    : {};
  for (const [path, code] of Object.entries(refused)) {
    const [, at = "", field = ""] = /^packages\.0\.items\.(\d+)\.(.+)$/.exec(path) ?? [];
    note(bad, `${good[Number(at)]}.${field}`, code);
  }
  return {
    accepted: lines.filter((_, index) => !bad.has(index)).map(({ item }) => item),
    rejected: [...bad]
      .sort(([a], [b]) => a - b)
      .map(([index, [field, code]]) => ({ row: lines[index]?.row ?? 0, field, code })),
  };
}

function note(bad: Map<number, [string, string]>, path: string, code: string) {
  const [index = "", ...field] = path.split(".");
  if (!bad.has(Number(index))) bad.set(Number(index), [field.join("."), code]);
}

function fieldsOf(error: unknown): Record<string, string> {
  if (error instanceof Refusal && error.detail.fields) return error.detail.fields;
  throw error;
}
