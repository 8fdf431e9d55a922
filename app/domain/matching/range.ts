import { canonicalUnit, convert } from "./units";

/** What a scope row can measure: bounds in one unit, and its best uncertainty (CMC) in that unit. */
export interface MeasuringRange {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string;
  /** Absolute, in `unit`. A relative CMC counts at the upper end of the range, where it is largest. */
  readonly uncertainty: number | null;
}

export type RangeReading =
  | { readonly state: "none" }
  | { readonly state: "parsed"; readonly range: MeasuringRange }
  | { readonly state: "unparsed" };

const NUMBER = "[-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+|[×x*]10\\^?[-+]?\\d+)?";
const UNIT = "[A-Za-zμµΩ°%℃³²·/\\u4e00-\\u9fff][A-Za-z0-9μµΩ°%℃³²·/*.\\u4e00-\\u9fff]*";
const BETWEEN = new RegExp(`^(${NUMBER})(${UNIT})?(?:~|至|到)(${NUMBER})(${UNIT})?$`);
const BRACKETED = new RegExp(`^\\((${NUMBER})(?:~|至|到)(${NUMBER})\\)(${UNIT})$`);
const UP_TO = new RegExp(`^(?:≤|<=|<|不大于|至多)(${NUMBER})(${UNIT})$`);
const FROM = new RegExp(`^(?:≥|>=|>|不小于|至少)(${NUMBER})(${UNIT})$`);
const CMC =
  /(?:[,;。]|^|\s)?(?:U(?:rel|95)?|CMC|MPE)\s*[=:]\s*([^,;]+?)\s*(?:[,;(]?\s*k\s*=\s*\d(?:\.\d+)?\)?)?$/i;

/** Brackets, dashes and tildes in one shape; blanks gone. A minus sign before the first number stays a minus. */
function clean(raw: string): string {
  return raw
    .normalize("NFC")
    .replace(/[（［[]/g, "(")
    .replace(/[）］\]]/g, ")")
    .replace(/[～∼〜〰]/g, "~")
    .replace(/[−﹣－]/g, "-")
    .replace(/[，]/g, ",")
    .replace(/[；]/g, ";")
    .replace(/[＝]/g, "=")
    .replace(/[０-９．]/g, (c) => c.normalize("NFKC"))
    .replace(/^(?:测量范围|量程|范围)[:：]?/, "")
    .replace(/[\s\u00A0]+/g, "");
}

function numberOf(text: string): number {
  return Number(text.replace(/[×x*]10\^?/, "e"));
}

/**
 * Reads a range as annexes write it: `(0~60)MPa`, `(-0.1～60) MPa`, `0.1 mg～200 g`, `≤ 30 kN`, with or without
 * `U=0.02% k=2`. Anything else is `unparsed`: a person has to look, it is never guessed (DOMAIN 4.3).
 */
export function parseRange(raw: string): RangeReading {
  const text = clean(raw);
  if (text === "" || text === "/" || text === "-") return { state: "none" };
  const found = CMC.exec(text);
  const body = found ? text.slice(0, found.index) : text;
  const bounds = readBounds(body.replace(/[,;。]$/, "").replace(/([\dA-DF-Za-df-zΩ°%℃μ])[-—–](?=\d)/, "$1~"));
  if (!bounds) return { state: "unparsed" };
  if (!found) return { state: "parsed", range: { ...bounds, uncertainty: null } };
  const uncertainty = readUncertainty(found[1] ?? "", bounds);
  return uncertainty === null
    ? { state: "unparsed" }
    : { state: "parsed", range: { ...bounds, uncertainty } };
}

type Bounds = Pick<MeasuringRange, "min" | "max" | "unit">;

function readBounds(text: string): Bounds | null {
  const bracketed = BRACKETED.exec(text);
  if (bracketed) return between(bracketed[1], bracketed[3], bracketed[2], bracketed[3]);
  const plain = BETWEEN.exec(text);
  if (plain) return between(plain[1], plain[2] ?? plain[4], plain[3], plain[4]);
  const upTo = UP_TO.exec(text);
  if (upTo) return oneSided(null, upTo[1] ?? null, upTo[2]);
  const from = FROM.exec(text);
  return from ? oneSided(from[1] ?? null, null, from[2]) : null;
}

function between(low = "", lowUnit = "", high = "", highUnit = ""): Bounds | null {
  const unit = canonicalUnit(highUnit);
  const from = canonicalUnit(lowUnit);
  if (!unit || !from) return null;
  const min = convert(numberOf(low), from, unit);
  const max = numberOf(high);
  return min === null || !Number.isFinite(max) || min > max ? null : { min, max, unit };
}

function oneSided(low: string | null, high: string | null, rawUnit = ""): Bounds | null {
  const unit = canonicalUnit(rawUnit);
  if (!unit) return null;
  return { min: low === null ? null : numberOf(low), max: high === null ? null : numberOf(high), unit };
}

function readUncertainty(text: string, bounds: Bounds): number | null {
  const found = new RegExp(`^(${NUMBER})(${UNIT})?$`).exec(text);
  if (!found) return null;
  const value = numberOf(found[1] ?? "");
  const unit = found[2] ?? bounds.unit;
  if (unit === "%" && bounds.unit !== "%") {
    const end = Math.max(Math.abs(bounds.min ?? 0), Math.abs(bounds.max ?? 0));
    return bounds.max === null ? null : Number(((value / 100) * end).toPrecision(12));
  }
  const canonical = canonicalUnit(unit);
  return canonical ? convert(value, canonical, bounds.unit) : null;
}
