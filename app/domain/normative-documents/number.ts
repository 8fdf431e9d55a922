import { type NumberParts, readParts } from "./number-families.ts";
import { cleanNumberText, expandYear, isDocumentYear } from "./number-text.ts";

/** A number in normal form (DOMAIN §3). `norm` carries the year, `base` does not. */
export interface NormalNumber {
  readonly ok: true;
  readonly norm: string;
  readonly base: string;
  readonly year: number;
  /** Text after the year: a clause, a method, or a title pasted along. Never part of the match. */
  readonly clause?: string;
}

/** `undated` still tells the base, so that a search can offer the editions; it is never coverage. */
export type NumberRefusal =
  | { readonly ok: false; readonly code: "undated"; readonly base: string }
  | {
      readonly ok: false;
      readonly code: "empty" | "unrecognised" | "bad_year" | "several";
    };

const ADOPTION = /^(?:\/|[ (,]*(?:IDT|MOD|NEQ|EQV)[ :,]*)(?:ISO|IEC|EN)[^;)]*\)?/;
const SECOND_NUMBER =
  /(?:^|[^A-Z0-9])(?:GBZ?|DB\d{2,6}|JJ[GF]|[A-Z]{2}|T\/[A-Z]+|Q\/[A-Z]+)(?:\/?[TZ])? ?\d+(?:\.\d+)*[-:](?:19|20)\d{2}(?!\d)/;

/**
 * Reads a normative-document number in any spelling people use and gives its one normal form.
 * Refuses with `empty`, `unrecognised`, `undated` (with the base), `bad_year` (outside 1900–2099) or
 * `several` (a second number in the same text). Rules: DOMAIN §3. Idempotent on its own `norm`.
 */
export function normaliseNumber(raw: string): NormalNumber | NumberRefusal {
  const text = cleanNumberText(raw);
  if (text === "") return { ok: false, code: "empty" };
  const parts = readParts(text);
  if (!parts) return { ok: false, code: "unrecognised" };
  if (parts.yearDigits === null) return undated(parts);
  return dated(parts, parts.yearDigits);
}

function undated(parts: NumberParts): NumberRefusal {
  if (SECOND_NUMBER.test(parts.rest)) return { ok: false, code: "several" };
  if (/^[0-9A-Z]/.test(parts.rest)) return { ok: false, code: "unrecognised" };
  return /^[-:]\d/.test(parts.rest)
    ? { ok: false, code: "bad_year" }
    : { ok: false, code: "undated", base: parts.base };
}

function dated(parts: NumberParts, digits: string): NormalNumber | NumberRefusal {
  const year = expandYear(digits);
  if (!isDocumentYear(year)) return { ok: false, code: "bad_year" };
  const rest = parts.rest.replace(ADOPTION, "");
  if (SECOND_NUMBER.test(rest)) return { ok: false, code: "several" };
  // ASTM writes two digits by its own rule; Chinese two-digit years are old spellings of the full year.
  const shown = parts.base.startsWith("ASTM ") ? digits : String(year);
  const clause = trimClause(rest);
  const number = {
    ok: true as const,
    norm: `${parts.base}${parts.separator}${shown}${parts.suffix}`,
    base: parts.base,
    year,
  };
  return clause === "" ? number : { ...number, clause };
}

function trimClause(rest: string): string {
  const text = rest.trim().replace(/^[,;:、，；：]+\s*/, "");
  const inner = /^\(([^()]*)\)$/.exec(text)?.[1];
  return (inner ?? text).trim();
}

/** Whether two spellings name the same edition, year included; refuses to call undated numbers equal. */
export function sameEdition(a: string, b: string): boolean {
  const left = normaliseNumber(a);
  const right = normaliseNumber(b);
  return left.ok && right.ok && left.norm === right.norm;
}
