/** The parts of a number as written, before the year is judged. */
export interface NumberParts {
  /** Prefix and number without year, in normal form. */
  readonly base: string;
  /** Digits of the year as written, or null when there is none. */
  readonly yearDigits: string | null;
  /** What stands between base and year in normal form. */
  readonly separator: "-" | ":";
  /** Kept after the year in the normal form: amendments, and ASTM's editorial letters. */
  readonly suffix: string;
  /** Text after the number. */
  readonly rest: string;
}

const CODES_OF_THREE = "JJG|JJF|GJB|GBJ|GBZ|CJJ|JGJ|JTG|JTJ|TSG|YBB|RFJ|GSB|SZJG";
const DOMESTIC = new RegExp(
  `^(DBS?\\d{2}(?:\\d{2}){0,2}|SZDB|${CODES_OF_THREE}|[A-Z]{2})(?:\\(([^)]{1,12})\\))?(?:/?([TZ]))?(?:(?<=^DBS?\\d{2,6})(/))? ?(?=[A-Z]{0,2}\\d)`,
);
const GROUP = /^T\/([A-Z][A-Z0-9]{1,15}) (?=\d)|^T\/([A-Z]{2,15})(?=\d)/;
const ENTERPRISE =
  /^Q\/(\d{4,6}(?:[A-Z][A-Z0-9]{0,12})?|[A-Z][A-Z0-9]{0,15}) ?(?=[A-Z]{0,4}\d)|^Q(SY) ?(?=\d)/;
const BODY = /^([A-Z]{0,2}\d+[A-Z]?(?:\.\d+[A-Z]?)*)/;
const CHINESE_YEAR = /^(?:-|:| (?=(?:19|20)\d{2}(?!\d)))(\d{4}|\d{2})(?![\d.])/;
const AMENDMENT = /^\/(XG\d+-\d{4})/;

const FOREIGN_BODY =
  "AS/NZS|ASTM|AATCC|ANSI|IEEE|CISPR|OIML|ETSI|JIS|CEN|ISO(?:/IEC(?:/IEEE)?|/IEEE)?|IEC(?:/IEEE)?|EN|BS|DIN|NF|UL|AS";
const FOREIGN = new RegExp(
  `^((?:(?:${FOREIGN_BODY})(?:/(?:TS|TR|PAS|FDIS|DIS|GUIDE))?)(?: (?:EN|ISO(?:/IEC)?|IEC)(?:/(?:TS|TR|PAS))?)*)(?: ?(TS|TR|PAS|GUIDE))?(?: ([A-Z]))?[ -]?(?=[A-Z]{0,2}\\d)`,
);
const ASTM_BODY =
  /^([A-Z]\d+[A-Z]?(?:\/[A-Z]\d+[A-Z]?)?)(?:-(\d{2}|\d{4})([A-Z]?(?:\(\d{4}\))?(?:E\d)?))?(?!\d)/;
const FOREIGN_NUMBER = /^([A-Z]{0,2}\d+[A-Z]?(?:[.-](?!(?:19|20)\d{2}(?!\d))\d+[A-Z]?)*)/;
const FOREIGN_YEAR =
  /^[:-]((?:19|20)\d{2})(?:-\d{2}(?!\d))?((?:[+/](?:A|AMD|COR)[. ]*\d+:\d{4})*)(?!\d|[+/](?:[A-Z]{0,4}(?:AMD?|COR)\b|AMD|COR))/;

/** Splits a cleaned text into the parts of a number, or null when no known family matches. */
export function readParts(text: string): NumberParts | null {
  return readGroup(text) ?? readEnterprise(text) ?? readForeign(text) ?? readDomestic(text);
}

function readDomestic(text: string): NumberParts | null {
  const match = DOMESTIC.exec(text);
  if (!match) return null;
  // a compulsory local standard has nothing between the slash and its number: DB11/516-2008
  const [all, code = "", department, type, slash = ""] = match;
  const tag = department === undefined ? "" : `(${department.trim()})`;
  return readBody(`${code}${type ? `/${type}` : ""}${tag}${slash}`, text.slice(all.length));
}

function readGroup(text: string): NumberParts | null {
  const match = GROUP.exec(text);
  return match ? readBody(`T/${match[1] ?? match[2]}`, text.slice(match[0].length)) : null;
}

function readEnterprise(text: string): NumberParts | null {
  const match = ENTERPRISE.exec(text);
  return match ? readBody(`Q/${match[1] ?? match[2]}`, text.slice(match[0].length)) : null;
}

function readBody(prefix: string, tail: string): NumberParts | null {
  // "2828 1-2003": a lost dot between the number and its part.
  const mended = tail.replace(/^(\d+) (\d{1,3})(?=-\d{4}(?!\d))/, "$1.$2");
  const body = BODY.exec(mended)?.[1];
  if (!body) return null;
  const after = mended.slice(body.length);
  const year = CHINESE_YEAR.exec(after);
  const rest = after.slice(year?.[0].length ?? 0);
  const amendment = year ? AMENDMENT.exec(rest) : null;
  return {
    base: prefix.endsWith("/") ? `${prefix}${body}` : `${prefix} ${body}`,
    yearDigits: year?.[1] ?? null,
    separator: "-",
    suffix: amendment ? `/${amendment[1]}` : "",
    rest: rest.slice(amendment?.[0].length ?? 0),
  };
}

function readForeign(text: string): NumberParts | null {
  const match = FOREIGN.exec(text);
  if (!match) return null;
  const [all, body = "", type, series] = match;
  const prefix = [body, type, series].filter(Boolean).join(" ");
  const tail = text.slice(all.length);
  return body === "ASTM" ? readAstm(series ? `${series}${tail}` : tail) : readInternational(prefix, tail);
}

function readAstm(tail: string): NumberParts | null {
  const match = ASTM_BODY.exec(tail);
  if (!match) return null;
  return {
    base: `ASTM ${match[1]}`,
    yearDigits: match[2] ?? null,
    separator: "-",
    suffix: match[3] ?? "",
    rest: tail.slice(match[0].length),
  };
}

function readInternational(prefix: string, tail: string): NumberParts | null {
  const number = FOREIGN_NUMBER.exec(tail)?.[1];
  if (!number) return null;
  const after = tail.slice(number.length);
  const year = FOREIGN_YEAR.exec(after);
  return {
    base: `${prefix} ${number}`,
    yearDigits: year?.[1] ?? null,
    separator: /^(?:UL|ANSI|IEEE|AATCC)/.test(prefix) ? "-" : ":",
    suffix: amendments(year?.[2] ?? ""),
    rest: after.slice(year?.[0].length ?? 0),
  };
}

/**
 * An amendment on its own ("/AMD 1:2021") or worked in ("+A1:2021") is another document than the plain edition,
 * so it stays in the number; a draft of one is not recognised at all.
 */
function amendments(text: string): string {
  return text.replace(/\/(A|AMD|COR)[. ]*(\d+)/g, (_all, kind: string, number: string) =>
    kind === "COR" ? `/COR ${number}` : `/AMD ${number}`,
  );
}
