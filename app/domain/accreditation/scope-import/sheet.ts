/** A table as read from a file: text cells, rows as the person sees them (the first one is row 1). */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** What one upload may hold. Beyond that it is refused as a whole, before anything is stored. */
export const LIMITS = {
  rows: 200_000,
  columns: 200,
  cell: 4_000,
  /** Bytes of a workbook once unpacked. */
  unpacked: 160 * 1_048_576,
  entries: 2_000,
} as const;

/** Cell text for reading: narrow letters and digits, single blanks, no invisible characters. Line ends stay. */
export function cleanCell(raw: string): string {
  return raw
    .normalize("NFKC")
    .replace(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, "")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

/** One line of text: a name that a narrow column broke in two is put together again. */
export function joinLines(text: string): string {
  return text
    .replace(/([A-Za-z,;])\n(?=[A-Za-z])/g, "$1 ")
    .replaceAll("\n", "")
    .trim();
}
