import { plainText } from "../page-key";
import { normaliseNumber } from "./number";
import { cleanNumberText } from "./number-text";

/** What a person typed into the search box, read in every way that could be meant. */
export interface SearchText {
  /** The number with its year, when it is one. */
  readonly norm: string | null;
  /** The number without the year, when it is one. */
  readonly base: string | null;
  /** Upper-case beginning of a number still being typed, e.g. `GB 48`. */
  readonly prefix: string | null;
  /** Any part of a number, e.g. `5009.12`. */
  readonly part: string | null;
  /** Latin letters: pinyin or initials of a title. */
  readonly letters: string | null;
  readonly words: string;
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** Reads a query of the document search; never refuses, an unreadable one is searched as words. */
export function readSearchText(raw: string): SearchText {
  const words = plainText(raw).trim().slice(0, 100);
  const number = normaliseNumber(words);
  const clean = cleanNumberText(words);
  const spaced = clean.replace(/^([A-Z/]*[A-Z])(?=\d)/, "$1 ");
  const letters = words.toLowerCase().replace(/[\s']+/g, "");
  return {
    norm: number.ok ? number.norm : null,
    base: "base" in number ? number.base : null,
    prefix: /^[A-Z]/.test(spaced) && /^[\x20-\x7e]+$/.test(spaced) ? escapeLike(spaced) : null,
    part: /\d{2}/.test(clean) && /^[\x20-\x7e]+$/.test(clean) ? escapeLike(clean) : null,
    letters: /^[a-z]{2,}$/.test(letters) ? letters : null,
    words,
  };
}
