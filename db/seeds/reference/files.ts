import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { projectRoot } from "../../project";

export const referenceFolder = join(projectRoot, "db", "reference");

/** A CSV row; an empty cell is null, so that it may go into any column. */
export type Row = Record<string, string | null>;

/** Rows of a reference table. */
export function readTable(name: string): Row[] {
  // Header and empty cells are done here: the parser's own options for them take five times as long.
  const [header = [], ...lines] = parse(readFileSync(join(referenceFolder, name), "utf8")) as string[][];
  return lines.map((line) => Object.fromEntries(header.map((column, at) => [column, line[at] || null])));
}

/** A cell as a list; `;` separates. */
export function listOf(cell: string | null | undefined): string[] {
  return (cell ?? "").split(";").filter(Boolean);
}

/** SHA-256 over the names and contents of all tables and texts; `edition` counts changes of the loader itself. */
export function contentHash(edition: number): string {
  const hash = createHash("sha256").update(String(edition));
  const tables = readdirSync(referenceFolder, { recursive: true, encoding: "utf8" }).filter(
    (name) => /^[^/\\]+\.(csv|json)$/.test(name) || /^laws[/\\]/.test(name),
  );
  for (const name of tables.sort()) hash.update(name).update(readFileSync(join(referenceFolder, name)));
  return hash.digest("hex");
}
