/** What a limitation text allows and excludes. Words are normalised; `methods` are 第几法, as numbers. */
export interface Limitation {
  readonly only: readonly string[];
  readonly except: readonly string[];
  readonly methods: readonly number[];
}

export type LimitationReading =
  | { readonly state: "none" }
  | { readonly state: "parsed"; readonly limitation: Limitation }
  | { readonly state: "unparsed" };

const NUMERALS = "零一二三四五六七八九十";
const METHOD = "第?([一二三四五六七八九十]|\\d{1,2})(?:种)?(?:方?法)";
const METHODS = new RegExp(`^(?:${METHOD}(?:[、和及与,或/]|$))+$`);
const SHORT_METHODS = /^第?([一二三四五六七八九十](?:[、和及与,或][第]?[一二三四五六七八九十])+)法$/;
const NOTHING = /^(?:无|没有|不限|\/|-|—|无限制|暂无)?$/;
const ONLY = /^(?:只|仅)(?:限于?|做|测|检测?|用于?|适用于?|限用|能测|可测|采用|使用)?[:：]?(.+)$/;
const ONLY_LIMITED = /^限(?:于|用|测)[:：]?(.+)$/;
const EXCEPT =
  /^(?:不(?:能|可|得|做|测|检测?|含|包括|包含|适用于?|用)+|除|排除)[:：]?(.+?)(?:除外|外|以外|之外)?$/;
const EXCEPT_AFTER = /^(.+?)(?:除外|以外|之外)$/;
const DOUBTFUL =
  /[<>≤≥=()（）]|如|等|其他|其它|视|按|当|条件|协商|部分|\d+(?:\.\d+)?\s*(?:mg|kg|g|m|V|A|℃|%)/;

/** The form in which words of limitations and items are compared: width, case and blanks aside. */
export function normaliseWord(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
}

/**
 * Reads the limitation column of an annex: 只测…, 不测…, 只用第X法/仅限…, 除…外, 不含…; several clauses may
 * follow one another. Whatever is not wholly understood is `unparsed`, and then a person confirms it (DOMAIN 4.4).
 */
export function parseLimitation(raw: string): LimitationReading {
  const text = raw
    .normalize("NFKC")
    .replace(/\s+/g, "")
    .replace(/(?<![。.;；,，])[。.;；,，]+$/, "");
  if (NOTHING.test(text)) return { state: "none" };
  const only: string[] = [];
  const except: string[] = [];
  const methods: number[] = [];
  for (const clause of text.split(/[;；。\n]|[,，](?=[只仅限不除])/)) {
    const read = readClause(clause);
    if (!read) return { state: "unparsed" };
    only.push(...read.only);
    except.push(...read.except);
    methods.push(...read.methods);
  }
  return { state: "parsed", limitation: { only, except, methods } };
}

function readClause(clause: string): Limitation | null {
  const inner = (ONLY.exec(clause) ?? ONLY_LIMITED.exec(clause))?.[1];
  if (inner !== undefined) {
    const methods = readMethods(inner);
    if (methods) return { only: [], except: [], methods };
    const words = readWords(inner);
    return words && { only: words, except: [], methods: [] };
  }
  const outer = (EXCEPT.exec(clause) ?? EXCEPT_AFTER.exec(clause))?.[1];
  // "not the second method" leaves unknown which ones remain
  if (outer === undefined || readMethods(outer)) return null;
  const words = readWords(outer);
  return words && { only: [], except: words, methods: [] };
}

function readMethods(text: string): number[] | null {
  const short = SHORT_METHODS.exec(text)?.[1];
  if (short) return [...short.matchAll(/[一二三四五六七八九十]/g)].map((found) => NUMERALS.indexOf(found[0]));
  if (!METHODS.test(text)) return null;
  return [...text.matchAll(new RegExp(METHOD, "g"))].map((found) => methodNumber(found[1] ?? ""));
}

const methodNumber = (text: string) => (/^\d+$/.test(text) ? Number(text) : NUMERALS.indexOf(text));

/** The method an item asks for, e.g. 1 of `GB 5009.12-2017 第一法`; null when it leaves the choice. */
export function methodAskedFor(text: string): number | null {
  const found = new RegExp(METHOD).exec(text.normalize("NFKC").replace(/\s+/g, ""));
  return found ? methodNumber(found[1] ?? "") : null;
}

function readWords(text: string): string[] | null {
  const list = text.replace(/(?:的)?(?:测定|检测|检验|项目|参数)$/, "");
  if (DOUBTFUL.test(list)) return null;
  const words = list.split(/[、,，和及与或/]/).map(normaliseWord);
  return words.length === 0 || words.some((word) => word === "" || word.length > 20) ? null : words;
}

export type LimitationVerdict = "allows" | "excludes" | "unclear";

/** What an item is called: parameter, sample, object class and what lies above it, with all their aliases. */
export interface ItemWords {
  readonly words: readonly string[];
  readonly method: number | null;
}

/** One character names an element, never a part of another word: 铅 is not in 铅笔. */
const covers = (limit: string, word: string) => limit === word || (limit.length > 1 && word.includes(limit));

function resembles(limit: string, word: string): boolean {
  if (limit.includes(word)) return true;
  for (let at = 0; at + 2 <= word.length; at += 1) if (limit.includes(word.slice(at, at + 2))) return true;
  return false;
}

/**
 * Whether the limitation lets this item through. A word that only resembles the item's is `unclear`: it holds,
 * since text similarity proves nothing either way.
 */
export function applyLimitation(limitation: Limitation, item: ItemWords): LimitationVerdict {
  const { only, except, methods } = limitation;
  const any = (limits: readonly string[], test: (limit: string, word: string) => boolean) =>
    limits.some((limit) => item.words.some((word) => test(limit, word)));
  if (any(except, covers)) return "excludes";
  if (methods.length > 0 && item.method !== null && !methods.includes(item.method)) return "excludes";
  if (only.length > 0 && !any(only, covers)) return any(only, resembles) ? "unclear" : "excludes";
  return any(except, resembles) ? "unclear" : "allows";
}
