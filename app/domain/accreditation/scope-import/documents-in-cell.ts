import { type NormalNumber, normaliseNumber } from "../../normative-documents/number";
import { cleanCell, joinLines } from "./sheet";

/** One normative document named in a cell. */
export interface NamedDocument {
  readonly norm: string;
  readonly base: string;
  readonly year: number;
  readonly title: string;
  /** 第一法, 5.2 and the like: only this part of the document is meant. */
  readonly clause: string;
}

export type DocumentProblem = "undated" | "bad_year" | "unrecognised_document" | "missing_document_number";

export interface DocumentsRead {
  readonly documents: readonly NamedDocument[];
  readonly problem: { readonly code: DocumentProblem; readonly text: string } | null;
  /** Numbers seen, dated or not. */
  readonly found: number;
}

/** Prefixes of sector standards (db/reference/sector_prefixes.csv): PM2.5 in a title is not one of them. */
const SECTORS =
  "AQ|BB|CB|CH|CJ|CY|DA|DB|DL|DZ|EJ|FZ|GA|GH|GM|GY|HB|HG|HJ|HS|HY|JB|JC|JG|JR|JT|JY|LB|LD|LS|LY|MH|MT|MZ|NY|QB|QC|QJ|QX|SB|SC|SH|SJ|SL|SN|SY|TB|TD|TJ|TY|WB|WH|WJ|WM|WS|WW|XB|YB|YC|YD|YS|YY|YZ|ZY";
const CODE = `(?:GBZ?|DBS?\\d{2}(?:\\d{2}){0,2}\\/?|DBJ|JJ[GF]|GJB|CJJ|JGJ|JTG|TSG|SZDB|SZJG|${SECTORS})(?:\\([^)]{1,6}\\))?(?:\\/?[TZ](?=[ \\d]))?|T\\/[A-Z][A-Z0-9]+|Q\\/[A-Z0-9]+|ISO(?:\\/[A-Z]+)*|IEC|EN|BS|DIN|JIS|ASTM|AOAC|OIML|[A-Z]{2}(?=(?:\\/T)? ?\\d[\\d.]*-(?:19|20)\\d{2}(?!\\d))`;
const START = new RegExp(`(?<![A-Z0-9/])(?:${CODE})(?: ?(?:EN|ISO|IEC|TS|TR|R))* ?-?[A-Z]{0,2}\\d`, "g");
const COMPLETE_TITLE =
  /(?<!国家|行业|地方|团体)(?:测定|方法|规程|规范|标准|通则|要求|指南|试验|分析|检验|法)[》」"']?$/;
const PART =
  /第[一二三四五六七八九十\d]+(?:[、,和]第?[一二三四五六七八九十\d]+)*(?:种?方?法|篇|章)|^\(?\d+(?:\.\d+)*\)?(?=\D|$)|附录 ?[A-Z]|\(\d+\.\d+[^()]{0,20}\)$/;

/** Puts a number together again that a narrow column broke over two lines. */
function mend(text: string): string {
  return text
    .replace(/((?:^|[^A-Z])[A-Z]{1,5}(?:\/[A-Z]{1,6})?)\n(?=\d)/g, "$1 ")
    .replace(/(\d) ?\n?([-—–]) ?\n? ?(?=\d{4}(?!\d))/g, "$1$2")
    .replace(/\/ ?\n ?(?=[A-Z])/g, "/");
}

function pieces(text: string): string[] {
  return (
    mend(text)
      .split(/[;；\n]|、(?=[^、]{0,60}?(?:[A-Z]{2}|[TQ]\/))/)
      .map((piece) => piece.trim())
      // "《A》GB 1-2016《B》GB 2-2016": each title leads its number
      .flatMap((piece) => (piece.startsWith("《") ? piece.split(/(?=《)/) : [piece]))
      .filter((piece) => piece !== "" && !/^[,，、.。()]+$/.test(piece))
  );
}

const starts = (text: string) => [...text.toUpperCase().matchAll(START)].map((match) => match.index);
const bare = (text: string) =>
  text.replace(/^[《「"'(,、\s]+|(?<![》」"'(,、\s])[》」"'(,、\s]+$/g, "").trim();

function read(piece: string, from: number, to: number, title: string): NamedDocument | DocumentProblem {
  const number = normaliseNumber(piece.slice(from, to));
  if (!number.ok) {
    if (number.code === "undated" || number.code === "bad_year") return number.code;
    return "unrecognised_document";
  }
  return named(number, title);
}

/** Without a bracket at either end that has no partner: what is left of `（GB 5009.12-2017）`. */
function unwrapped(text: string): string {
  const trimmed = text.trim().replace(/^\)+/, "");
  const lacking = trimmed.split("(").length - trimmed.split(")").length;
  return lacking > 0 ? trimmed.replace(/\($|^\(/, "") : lacking < 0 ? trimmed.replace(/\)$/, "") : trimmed;
}

function named(number: NormalNumber, before: string): NamedDocument {
  const clause = number.clause ?? "";
  const part = PART.exec(clause);
  const after = bare(unwrapped(clause.slice(0, part?.index ?? clause.length)));
  return {
    norm: number.norm,
    base: number.base,
    year: number.year,
    title: joinLines(bare(before)) || joinLines(after),
    clause: part ? bare(clause.slice(part.index)).replace(/^[()\s]+|(?<![()\s])[()\s]+$/g, "") : "",
  };
}

/**
 * The documents a cell names, however they are strung together: by line, by ；、, by 《titles》, number before or
 * after its title. A title broken over lines is joined. One that cannot be read is the cell's problem (DOMAIN 3).
 */
export function documentsIn(raw: string): DocumentsRead {
  const documents: NamedDocument[] = [];
  let problem: DocumentsRead["problem"] = null;
  let pending = "";
  let found = 0;
  for (const piece of pieces(cleanCell(raw))) {
    const at = starts(piece);
    if (at.length === 0) {
      if (pending !== "" && COMPLETE_TITLE.test(pending))
        problem ??= { code: "missing_document_number", text: pending };
      pending = pending !== "" && !COMPLETE_TITLE.test(pending) ? `${pending}${piece}` : piece;
      continue;
    }
    if (pending !== "" && COMPLETE_TITLE.test(pending) && bare(piece.slice(0, at[0])) !== "") {
      problem ??= { code: "missing_document_number", text: pending };
      pending = "";
    }
    for (const [index, from] of at.entries()) {
      found += 1;
      const title = index === 0 ? `${pending}${piece.slice(0, from)}` : "";
      const document = read(piece, from, at[index + 1] ?? piece.length, title);
      if (typeof document === "string") problem ??= { code: document, text: piece };
      else documents.push(document);
    }
    pending = "";
  }
  if (pending !== "")
    problem ??= { code: found === 0 ? "unrecognised_document" : "missing_document_number", text: pending };
  return { documents, problem, found };
}
