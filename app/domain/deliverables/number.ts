/** ISO 7064 MOD 37,36: the character value is its place here. */
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const SHAPE = /^QZX(\d{6})((?:19|20)\d{2})(\d{6,9})([0-9A-Z])$/;

/** What a reader typed: a number of ours, one with a wrong check character, or something else. */
export type DeliverableNumber =
  | {
      readonly ok: true;
      readonly number: string;
      readonly region: string;
      readonly year: number;
      readonly serial: number;
    }
  | { readonly ok: false; readonly code: "malformed" | "mistyped" };

/** The ISO 7064 MOD 37,36 check character of letters and digits. */
export function checkCharacter(text: string): string {
  let state = 36;
  for (const char of text) {
    state = (state + ALPHABET.indexOf(char)) % 36 || 36;
    state = (state * 2) % 37;
  }
  return ALPHABET.charAt((37 - state) % 36);
}

/**
 * The public number of a deliverable, `QZX-<region>-<year>-<serial>-<check>` (DOMAIN §2).
 * @param region six digits
 * @param serial counts from 1 within region and year; shown with at least six digits
 */
export function formatDeliverableNumber(region: string, year: number, serial: number): string {
  const digits = String(serial).padStart(6, "0");
  return `QZX-${region}-${year}-${digits}-${checkCharacter(`QZX${region}${year}${digits}`)}`;
}

/**
 * Reads a number as typed, hyphens, case and width aside. `mistyped` means the check character does not fit,
 * so the number cannot exist; whether a well-formed number is known is for the database to say.
 */
export function readDeliverableNumber(raw: string): DeliverableNumber {
  const text = raw
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\u200B-\u200D\uFEFF\u2010-\u2015\u2212\u30FC_-]/g, "");
  const match = SHAPE.exec(text);
  if (!match)
    return {
      ok: false,
      code: /^QZX[0-9A-Z]{12,24}$/.test(text) ? "mistyped" : "malformed",
    };
  const [, region = "", year = "", serial = "", check] = match;
  if (checkCharacter(text.slice(0, -1)) !== check) return { ok: false, code: "mistyped" };
  const number = `QZX-${region}-${year}-${serial}-${check}`;
  return {
    ok: true,
    number,
    region,
    year: Number(year),
    serial: Number(serial),
  };
}
