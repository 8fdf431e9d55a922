import { CsvError, parse } from "csv-parse/sync";
import { refuseFile } from "./refuse-file";
import { LIMITS, type Sheet } from "./sheet";

const DELIMITERS = ["\t", ",", ";"] as const;

/** The delimiter that the first lines use most; a tab wins, since it hardly occurs inside a cell. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 20_000).split("\n").slice(0, 50).join("\n");
  const count = (delimiter: string) => head.split(delimiter).length;
  if (count("\t") > 2) return "\t";
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ",";
}

/**
 * CSV, or what a spreadsheet puts on the clipboard. A row is a record, as a spreadsheet would number it: a cell with
 * line ends counts once. Refuses `not_a_table` for unbalanced quotes and `too_many_rows`.
 */
export function readDelimited(text: string, name: string): Sheet {
  try {
    const rows = parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 1_000_000,
      to: LIMITS.rows + 1,
    }) as string[][];
    if (rows.length > LIMITS.rows) refuseFile("too_many_rows", { rows: LIMITS.rows });
    if (rows.some((row) => row.length > LIMITS.columns))
      refuseFile("too_many_columns", { columns: LIMITS.columns });
    return { name, rows };
  } catch (error) {
    if (error instanceof CsvError) refuseFile("not_a_table");
    throw error;
  }
}
