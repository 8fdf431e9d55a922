import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

export type Row = Record<string, string>;

/** Rows of a CSV file with a header line. */
export function readCsv(path: string): Row[] {
  return parse<Row>(readFileSync(path, "utf8"), { columns: true, skip_empty_lines: true, bom: true });
}

function cell(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** Writes rows under the given columns: UTF-8, LF, quoted only where needed. */
export function writeCsv(path: string, columns: readonly string[], rows: readonly Row[]): void {
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? "")).join(","));
  writeFileSync(path, `${[columns.join(","), ...lines].join("\n")}\n`);
}

/** The value after `--name` on the command line; the builder stops with its usage when it is missing. */
export function argument(name: string): string {
  const at = process.argv.indexOf(`--${name}`);
  const value = at >= 0 ? process.argv[at + 1] : undefined;
  if (!value) throw new Error(`usage: give --${name} <folder>; see db/reference/README.md`);
  return value;
}
