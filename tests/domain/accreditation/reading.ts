import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RowReading, ScopeKind, ScopeLine } from "~/domain/accreditation/scope-import/line";
import { readSheets, type Site } from "~/domain/accreditation/scope-import/read-sheets";
import { readTables } from "~/domain/accreditation/scope-import/read-table.server";
import type { Sheet } from "~/domain/accreditation/scope-import/sheet";

export const HERE: Site = { id: "here", name: "总部" };
export const SAMPLES = join(import.meta.dirname, "../../fixtures/scope_samples");
export const FIXTURES = join(import.meta.dirname, "../../fixtures/scopes");

export interface Told {
  rows: number;
  accepted: number;
  skipped: Record<string, number>;
  rejected: Record<string, number>;
  lines: ScopeLine[];
  readings: RowReading[];
}

/** All readings of some sheets, counted. */
export function tell(
  sheets: readonly Sheet[],
  kind: ScopeKind = "testing",
  sites: readonly Site[] = [HERE],
): Told {
  const told: Told = { rows: 0, accepted: 0, skipped: {}, rejected: {}, lines: [], readings: [] };
  for (const sheet of readSheets(sheets, { kind, siteId: sites[0]?.id ?? "", sites })) {
    told.rows += sheet.total;
    for (const reading of sheet.readings()) {
      told.readings.push(reading);
      if (reading.outcome === "accepted") {
        told.accepted += 1;
        told.lines.push(...reading.lines);
      } else told[reading.outcome][reading.code] = (told[reading.outcome][reading.code] ?? 0) + 1;
    }
  }
  return told;
}

export const tellFile = async (path: string, kind?: ScopeKind) =>
  tell(await readTables(readFileSync(path), path), kind);
export const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, n) => total + n, 0);
/** A sheet from text: rows by line, cells by bar. */
export const table = (text: string, name = "sheet"): Sheet => ({
  name,
  rows: text
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim().replaceAll("\\n", "\n"))),
});
