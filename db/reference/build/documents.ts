/**
 * Writes normative_documents.csv from the data pack and copies the small tables and the laws as they are.
 * npx tsx db/reference/build/documents.ts --data <data pack>
 */
import { copyFileSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";
import { normaliseNumber } from "~/domain/normative-documents/number.ts";
import { argument, type Row, readCsv, writeCsv } from "./csv.ts";
import { initials, typed } from "./pinyin.ts";

const OUT = "db/reference";
const data = argument("data");
const jieba = Jieba.withDict(dict);

const STATUS: Readonly<Record<string, string>> = {
  即将实施: "upcoming",
  现行: "current",
  被代替: "superseded",
  废止: "withdrawn",
  "": "unknown",
};

/** 0 registry captures, 1 regulators' documents and registry pages, 2 the compiled core list, 3 site listings. */
function rankOf(source: string): number {
  if (/^(NIFDC|NMPA announcement|official capture)/.test(source)) return 0;
  if (
    /^(NMPA\/CMDE document|NMPA notice digest|cited in|openstd record|official text|title page)/.test(source)
  )
    return 1;
  if (/record captured in|site crawl 2026|gb688/.test(source)) return 1;
  return source.startsWith("compiled by hand") ? 2 : 3;
}

/** Search words of a title, blank-separated, for a tsvector of the `simple` kind. */
function tokens(title: string): string {
  const words = jieba.cutForSearch(title.normalize("NFKC").toLowerCase(), true);
  return [...new Set(words.map((word) => word.trim()).filter((word) => /[\p{L}\p{N}]/u.test(word)))].join(
    " ",
  );
}

function normalList(numbers: string): string {
  return numbers
    .split(";")
    .map((number) => number.trim())
    .filter(Boolean)
    .map((number) => {
      const read = normaliseNumber(number);
      return read.ok ? read.norm : number;
    })
    .join(";");
}

function documentRow(row: Row): Row {
  const read = normaliseNumber(row.number ?? "");
  if (!read.ok) throw new Error(`unreadable number ${row.number}: ${read.code}`);
  const title = row.title_zh || row.title_en || "";
  return {
    ...row,
    std_norm: read.norm,
    std_base: read.base,
    year: String(read.year),
    title_zh: title,
    status: STATUS[row.status ?? ""] ?? "unknown",
    replaces: normalList(row.replaces ?? ""),
    replaced_by: normalList(row.replaced_by ?? ""),
    rank: String(rankOf(row.source ?? "")),
    pinyin: typed(title),
    initials: initials(title),
    tokens: tokens(title),
  };
}

function merge(rows: readonly Row[]): Row[] {
  const best = new Map<string, Row>();
  for (const row of rows) {
    const key = row.std_norm ?? "";
    const held = best.get(key);
    if (!held) {
      best.set(key, row);
      continue;
    }
    const [winner, loser] = Number(row.rank) < Number(held.rank) ? [row, held] : [held, row];
    // The successor is a relation, not a status: the weaker source may supply it where the other is silent.
    best.set(key, { ...winner, replaced_by: winner.replaced_by || loser.replaced_by || "" });
  }
  return [...best.values()].sort((a, b) => (a.std_norm ?? "").localeCompare(b.std_norm ?? "", "en"));
}

const rows = [...readCsv(join(data, "standards.csv")), ...readCsv(join(data, "standards_core.csv"))].map(
  documentRow,
);
writeCsv(
  join(OUT, "normative_documents.csv"),
  [
    "number",
    "std_norm",
    "std_base",
    "year",
    "title_zh",
    "title_en",
    "status",
    "status_as_of",
    "published_on",
    "implemented_on",
    "replaces",
    "replaced_by",
    "ics",
    "ccs",
    "rank",
    "source",
    "pinyin",
    "initials",
    "tokens",
  ],
  merge(rows),
);
for (const file of ["ics_codes.csv", "ccs_codes.csv", "sector_prefixes.csv", "holidays.csv"]) {
  copyFileSync(join(data, file), join(OUT, file));
}
mkdirSync(join(OUT, "laws"), { recursive: true });
for (const file of readdirSync(join(data, "laws")))
  copyFileSync(join(data, "laws", file), join(OUT, "laws", file));
