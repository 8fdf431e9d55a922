/** GB 32100-2015: no I, O, S, V, Z. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
/** GB 11714 counts over all letters, although a USCC never carries the five above. */
const ORGANISATION_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const SHAPE = /^[0-9A-HJ-NP-RTUW-Y]{2}\d{6}[0-9A-HJ-NP-RTUW-Y]{10}$/;

/** `check_failed` is refused unless a licence is uploaded and a hub confirms it (DOMAIN §2). */
export type UsccVerdict = "valid" | "malformed" | "check_failed";

function weigh(text: string, alphabet: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + alphabet.indexOf(text.charAt(index)) * weight, 0);
}

/** Upper case, without spaces, hyphens and full-width forms. */
export function cleanUscc(raw: string): string {
  return raw
    .normalize("NFKC")
    .replace(/[\s\u200B-\u200D\uFEFF-]/g, "")
    .toUpperCase();
}

/** The 18th character for the first 17 (GB 32100-2015). */
export function usccCheckCharacter(first17: string): string {
  return ALPHABET.charAt((31 - (weigh(first17, ALPHABET, WEIGHTS) % 31)) % 31);
}

/** The ninth character of an organisation code for its first eight (GB 11714): 0–9 or X. */
export function organisationCodeDigit(first8: string): string {
  const value = 11 - (weigh(first8, ORGANISATION_ALPHABET, ORGANISATION_WEIGHTS) % 11);
  if (value === 10) return "X";
  return value === 11 ? "0" : String(value);
}

/** Judges a unified social credit code: shape, then both check digits. */
export function judgeUscc(raw: string): UsccVerdict {
  const code = cleanUscc(raw);
  if (!SHAPE.test(code)) return "malformed";
  const ownCheck = usccCheckCharacter(code.slice(0, 17)) === code.charAt(17);
  const organisationCheck = organisationCodeDigit(code.slice(8, 16)) === code.charAt(16);
  return ownCheck && organisationCheck ? "valid" : "check_failed";
}

/** The six-digit region inside a code: that of its year of issue, possibly abolished since. */
export function usccRegion(code: string): string {
  return cleanUscc(code).slice(2, 8);
}
