import { Refusal } from "../../errors";
import { refuseFile } from "./refuse-file";
import { LIMITS, type Sheet } from "./sheet";
import { guardZip } from "./zip-guard.server";

type Value = string | number | boolean | Date | null | undefined;

const textOf = (value: Value) => {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
};

/**
 * All sheets of an XLSX workbook. Merged cells arrive empty but for the first; later stages fill them.
 * Refuses what `guardZip` refuses, `malformed_workbook` for anything the reader cannot make sense of, `too_many_rows`.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  guardZip(bytes);
  const sheets = await parsed(bytes);
  const rows = sheets.reduce((sum, sheet) => sum + sheet.data.length, 0);
  if (rows > LIMITS.rows) refuseFile("too_many_rows", { rows: LIMITS.rows });
  return sheets.map((sheet) => ({
    name: sheet.sheet,
    rows: sheet.data.map((row) => {
      if (row.length > LIMITS.columns) refuseFile("too_many_columns", { columns: LIMITS.columns });
      return row.map(textOf);
    }),
  }));
}

/** The reader is loaded with the first workbook. */
async function parsed(bytes: Uint8Array): Promise<{ sheet: string; data: Value[][] }[]> {
  const { default: readExcelFile } = await import("read-excel-file/node");
  try {
    return (await readExcelFile(Buffer.from(bytes))) as { sheet: string; data: Value[][] }[];
  } catch (error) {
    if (error instanceof Refusal) throw error;
    return refuseFile("malformed_workbook");
  }
}
