import pg from "pg";

const { builtins, getTypeParser } = pg.types;
const TEXT_ARRAY = 1009;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;

/** A bigint column as a number: amounts in fen stay under 1e13 by CHECK, counts far below; anything else is a bug. */
export function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a JavaScript number`);
  return value;
}

const textArray = getTypeParser(TEXT_ARRAY as never) as (text: string) => (string | null)[];

const own = new Map<number, (text: string) => unknown>([
  [builtins.INT8, parseInt8],
  // A calendar day has no time zone; as a Date it would slip by one day in half of the world.
  [builtins.DATE, (text) => text],
  [INT8_ARRAY, (text) => textArray(text).map((item) => (item === null ? null : parseInt8(item)))],
  [DATE_ARRAY, textArray],
]);

/** int8 → number, numeric → string, date → "YYYY-MM-DD", timestamptz → Date; per pool, not for the whole process. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (format === "binary") return getTypeParser(oid, "binary");
    return own.get(oid) ?? getTypeParser(oid, "text");
  },
} as pg.CustomTypesConfig;
