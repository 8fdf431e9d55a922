import { documentsIn } from "./documents-in-cell";
import { findHeader } from "./find-header";
import { flattenedRows } from "./flattened";
import type { RowReading, ScopeKind } from "./line";
import { readRows } from "./read-rows";
import { refuseFile } from "./refuse-file";
import { cleanCell, type Sheet } from "./sheet";

export interface Site {
  readonly id: string;
  readonly name: string;
}

export interface Target {
  readonly kind: ScopeKind;
  /** The site that was chosen for sheets whose name is not a site's. */
  readonly siteId: string;
  readonly sites: readonly Site[];
}

export interface SheetReading {
  readonly sheet: string;
  /** The site its rows go to, and whether the sheet's name said so. */
  readonly siteId: string;
  readonly named: boolean;
  /** Row of the header as the person counts, or null when the sheet has none. */
  readonly headerRow: number | null;
  readonly total: number;
  /** One reading a source row, in order; made as it is asked for. */
  readonly readings: () => Iterable<RowReading>;
}

const same = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");

/** The site whose name the text is or contains, or that contains it; null when none or several fit. */
export function siteNamed(text: string, sites: readonly Site[]): Site | null {
  const wanted = same(text);
  if (wanted.length < 2) return null;
  const exact = sites.filter((site) => same(site.name) === wanted);
  if (exact.length === 1) return exact[0] ?? null;
  const near = sites.filter((site) => wanted.includes(same(site.name)) || same(site.name).includes(wanted));
  return near.length === 1 ? (near[0] ?? null) : null;
}

/**
 * Reads every sheet: where its header is, whose site it speaks of, and one reading per source row. Refuses `no_header`
 * when no sheet has a header; text that lost its table is read as such, and every piece of it rejected.
 */
export function readSheets(sheets: readonly Sheet[], target: Target): SheetReading[] {
  const read = sheets.map((sheet) => readSheet(sheet, target));
  if (read.some((sheet) => sheet.headerRow !== null)) return read;
  const only = sheets.length === 1 ? sheets[0] : undefined;
  const pieces = only ? flattenedRows(only) : [];
  if (pieces.length === 0) refuseFile("no_header");
  return [
    {
      sheet: only?.name ?? "",
      siteId: target.siteId,
      named: false,
      headerRow: null,
      total: pieces.length,
      readings: () => pieces,
    },
  ];
}

function readSheet(sheet: Sheet, target: Target): SheetReading {
  const header = findHeader(sheet);
  const named = siteNamed(sheet.name, target.sites);
  const siteId = named?.id ?? target.siteId;
  const siteOf = (text: string) => siteFor(text, siteId, target.sites);
  return {
    sheet: sheet.name,
    siteId,
    named: named !== null,
    headerRow: header ? header.from + 1 : null,
    total: sheet.rows.length,
    *readings() {
      if (!header) {
        for (const row of sheet.rows) yield withoutHeader(row);
        return;
      }
      for (const [index, row] of sheet.rows.slice(0, header.to + 1).entries()) {
        yield { outcome: "skipped", code: isBlank(row) ? "blank" : index < header.from ? "title" : "header" };
      }
      const headerRows = sheet.rows.slice(header.from, header.to + 1);
      yield* readRows(sheet.rows.slice(header.to + 1), headerRows, { header, kind: target.kind, siteOf });
    },
  };
}

function siteFor(text: string, fallback: string, sites: readonly Site[]): string | null {
  if (text === "" || sites.length === 1) return fallback;
  return siteNamed(text, sites)?.id ?? null;
}

const isBlank = (row: readonly string[]) => row.every((cell) => cleanCell(cell) === "");

/** A cover sheet is text; a sheet that names documents without a header is a table nobody can read. */
function withoutHeader(row: readonly string[]): RowReading {
  if (isBlank(row)) return { outcome: "skipped", code: "blank" };
  const found = row.find((cell) => documentsIn(cell.slice(0, 4_000)).found > 0);
  if (found === undefined) return { outcome: "skipped", code: "title" };
  return { outcome: "rejected", code: "no_table", column: "", text: found.slice(0, 200) };
}
