import { Refusal } from "../../errors";

/** Why a file cannot be read at all; each has words in `refusals/accreditation.json`. */
export type FileRefusal =
  | "wrong_encoding"
  | "not_a_table"
  | "old_workbook"
  | "malformed_workbook"
  | "workbook_too_large"
  | "encrypted_workbook"
  | "no_header"
  | "too_many_rows"
  | "too_many_columns"
  | "empty_file";

/** Refuses the whole file: nothing of it is stored. */
export function refuseFile(code: FileRefusal, values: Record<string, string | number> = {}): never {
  throw new Refusal("invalid", code, { fields: { file: "invalid_file" }, values });
}
