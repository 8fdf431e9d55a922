const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;
const SPACES = /[\s\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000_]+/g;
const DASHES =
  /[\u002D\u00AD\u02D7\u058A\u2010-\u2015\u2043\u2212\u2500\u2501\u2E3A\u2E3B\uFE58\uFE63\uFF0D\u30FC~]+/g;
const SLASHES = /[\u2044\u2215\u29F8\\]/g;
// The look-behind starts a match only where a run begins: without it a long run is tried from each of its characters
const WRAPPERS = /^[《〈<"'“‘「[【\s]+|(?<![》〉>"'”’」\]】\s,;。、，；])[》〉>"'”’」\]】\s,;。、，；]+$/g;

/**
 * The text of a document number in one shape: NFKC, upper case, one kind of dash, single spaces, no spaces
 * round `/` and `.`, no quotation marks round it. Idempotent. Says nothing about whether it is a number.
 */
export function cleanNumberText(raw: string): string {
  const folded = raw
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(DASHES, "-")
    .replace(SLASHES, "/")
    // Scanned tables turn the em dash into the Chinese numeral one.
    .replace(/(\d)\s*[一―]\s*(?=\d{4}(?!\d))/g, "$1-")
    .replace(SPACES, " ")
    .replace(WRAPPERS, "")
    .toUpperCase();
  return folded
    .replace(/ ?\/ ?/g, "/")
    .replace(/(\d)[ ]?\.[ ]?(?=\d)/g, "$1.")
    .replace(/([0-9A-Z)]) ?(?:- ?)+(?=[0-9A-Z])/g, "$1-")
    .replace(/^([A-Z/0-9]*[A-Z]) ?\. ?(?=\d)/, "$1 ")
    .trim();
}

/** A four-digit year that a document can carry: 1900 to 2099. */
export function isDocumentYear(year: number): boolean {
  return year >= 1900 && year <= 2099;
}

/** Two digits to a full year. Two-digit years went out of use in China around 1995, hence the pivot at 50. */
export function expandYear(digits: string): number {
  const value = Number(digits);
  if (digits.length === 4) return value;
  return value >= 50 ? 1900 + value : 2000 + value;
}
