/** A remark on a certificate number. The number is stored as given: a pattern warns, it never refuses. */
export type CertificateNumberWarning = "unexpected_pattern" | "year_in_future" | "unknown_issuer";

/** Systems whose numbers have a known pattern; the others are free text (DOMAIN §2). */
export type NumberedSystem = "cma" | "cnas";

/** Issuer 00 is the national authority, 01–32 the provinces; Shandong is 15. Not GB/T 2260 codes. */
const CMA = /^(\d{2})(\d{2})\d{2}\d{2}\d{4}$/;
const CNAS = /^CNAS (?:L\d{4,5}|IB\d{4}|C\d{3}(?:-[A-Z]+)?|PT\d{4}|RM\d{4}|BL\d{4})$/;

/** Upper case, narrow, single spaces; a CNAS number gets its blank after the four letters. */
export function cleanCertificateNumber(raw: string): string {
  const text = raw.normalize("NFKC").toUpperCase().replace(/\s+/g, " ").trim();
  if (/^[\d ]+$/.test(text)) return text.replaceAll(" ", "");
  return text.replace(/^CNAS ?([A-Z]{1,2}) ?(?=\d)/, "CNAS $1");
}

/** Warnings for a CMA or CNAS number; empty when it looks as expected. `year` is the current one. */
export function certificateNumberWarnings(
  system: NumberedSystem,
  raw: string,
  year: number,
): readonly CertificateNumberWarning[] {
  const number = cleanCertificateNumber(raw);
  if (system === "cnas") return CNAS.test(number) ? [] : ["unexpected_pattern"];
  const match = CMA.exec(number);
  if (!match) return ["unexpected_pattern"];
  const warnings: CertificateNumberWarning[] = [];
  if (2000 + Number(match[1]) > year) warnings.push("year_in_future");
  if (Number(match[2]) > 32) warnings.push("unknown_issuer");
  return warnings;
}

/** A certificate as people call it: its kind before its number, unless the number begins with it (CNAS L0867). */
export const certificateName = (kind: string, number: string) =>
  number.toUpperCase().startsWith(kind.toUpperCase()) ? number : `${kind} ${number}`;
