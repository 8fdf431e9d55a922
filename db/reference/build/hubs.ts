/**
 * Writes hubs.csv and statistical_zone_assignments.csv from regions.csv.
 * npx tsx db/reference/build/hubs.ts
 */
import { join } from "node:path";
import { type Row, readCsv, writeCsv } from "./csv.ts";
import { parks, zones } from "./hub-decisions.ts";

const OUT = "db/reference";
const regions = readCsv(join(OUT, "regions.csv"));
const shandong = regions.filter(
  (row) => row.code?.startsWith("37") && row.kind === "administrative" && !row.valid_to,
);
const byCode = new Map(shandong.map((row) => [row.code ?? "", row]));

const KINDS: Readonly<Record<string, string>> = { 区: "District", 县: "County", 市: "City" };

function englishName(row: Row): string {
  const syllables = (row.pinyin_marked ?? "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(" ");
  const kind = KINDS[row.name?.at(-1) ?? ""] ?? "";
  // A one-character name keeps its 县: 单县 is Shanxian County.
  const own = syllables.length > 2 ? syllables.slice(0, -1) : syllables;
  const joined = own.map((part, index) => (index > 0 && /^[aeo]/.test(part) ? `'${part}` : part)).join("");
  const name = joined.charAt(0).toUpperCase() + joined.slice(1);
  return row.level === "city" ? name : `${name} ${kind}`;
}

/** With the city in front where two places read alike, as 岚山 and 兰山 do. */
function englishPlace(row: Row, parent: Row | undefined): string {
  if (row.level === "province") return "Shandong";
  const name = englishName(row);
  const alike = shandong.filter((other) => other.level === row.level && englishName(other) === name);
  return alike.length > 1 && parent ? `${englishName(parent)} ${name}` : name;
}

function contact(code: string, place: string, lon: string, lat: string): Row {
  return {
    address: `${place}质量大道 ${Number(code.slice(2)) || 1} 号（演示地址）`,
    phone: `0000-${code}（演示）`,
    lon,
    lat,
  };
}

const NAMES = {
  province: ["质量基础设施一站式服务平台", "One-Stop Quality Infrastructure Platform"],
  city: ["质量基础设施服务中心", "Quality Infrastructure Service Centre"],
  county: ["质量服务站", "Quality Service Station"],
} as const;

function hubCode(region: string, level: string): string {
  if (level === "province") return "SD";
  return `SD${level === "city" ? region.slice(0, 4) : region}`;
}

function hubRow(row: Row): Row {
  const code = row.code ?? "";
  const level = row.level as keyof typeof NAMES;
  const parent = byCode.get(row.parent ?? "");
  const [zh, en] = NAMES[level];
  const place = `${level === "county" ? (parent?.name ?? "") : ""}${row.name ?? ""}`;
  // Two districts are called 市中区; the city's name tells their stations apart.
  const alone = shandong.filter((other) => other.name === row.name).length === 1;
  return {
    code: hubCode(code, level),
    level,
    region: code,
    parent_code: parent ? hubCode(parent.code ?? "", parent.level ?? "") : "",
    name_zh: `${alone ? (row.name ?? "") : place}${zh}`,
    name_en: `${englishPlace(row, parent)} ${en}`,
    ...contact(code, place, row.lon ?? "", row.lat ?? ""),
  };
}

function parkRow(park: (typeof parks)[number], index: number): Row {
  const county = byCode.get(park.county);
  if (!county) throw new Error(`no region ${park.county}`);
  const shift = (value: string | undefined, by: number) => (Number(value) + by).toFixed(6);
  return {
    code: `SD${park.county}-${park.suffix}`,
    level: "park",
    region: park.county,
    parent_code: hubCode(park.county, "county"),
    name_zh: park.zh,
    name_en: park.en,
    ...contact(
      park.county,
      `济南市${county.name ?? ""}${park.place}`,
      shift(county.lon, 0.02),
      shift(county.lat, 0.01),
    ),
    phone: `0000-${park.county}-${index + 1}（演示）`,
  };
}

writeCsv(
  join(OUT, "hubs.csv"),
  ["code", "level", "region", "parent_code", "name_zh", "name_en", "address", "phone", "lon", "lat"],
  [...shandong.map(hubRow), ...parks.map(parkRow)],
);
const statistical = regions.filter(
  (row) => row.code?.startsWith("37") && row.kind === "statistical" && !row.valid_to,
);
writeCsv(
  join(OUT, "statistical_zone_assignments.csv"),
  ["zone_code", "zone_name", "county_code", "basis"],
  statistical.map((row) => ({
    zone_code: row.code ?? "",
    zone_name: row.name ?? "",
    county_code: zones[row.code ?? ""] ?? "",
    basis: "演示默认：按园区主要所在区县，待管理员确认",
  })),
);
