/**
 * The published files: JSON lines in UTF-8 without a byte order mark. Each line, the last too, ends with one LF; keys
 * stand in the order written here, without spaces; a list is ordered by `id`, ties by code. Anybody can write the very
 * same bytes again, so the order in which a list was read from anywhere does not matter.
 */
export const FORMAT = "quanzhixiang-inspection/1";
export const FILES = ["objects", "inspectors", "draw"] as const;
export type FileKind = (typeof FILES)[number];

export type Grade = "A" | "B" | "C" | "D";
export type Odds = Record<Grade, number>;

/** First line of the list of objects: everything else that the draw depends on, so that the hash covers it. */
export interface Announcement {
  number: string;
  title: string;
  matters: string[];
  region: string;
  category: string | null;
  perObject: number;
  crossRegion: boolean;
  /** Chance of being drawn, whole per cent. */
  odds: Odds;
  /** Which public value decides, and from which moment it can be known (ISO 8601, UTC). */
  seedSource: string;
  seedFrom: string;
}

export interface InspectedObject {
  id: string;
  name: string;
  uscc: string;
  region: string;
  grade: Grade;
  /** No grade is in force: it counts as B. */
  ungraded: boolean;
  /** Its own code and those of houses it declared ties to. */
  ties: string[];
}

export interface ListedInspector {
  id: string;
  name: string;
  card: string;
  employer: string;
  region: string;
  ties: string[];
}

export interface DrawnObject {
  position: number;
  object: string;
  name: string;
  grade: Grade;
  key: string;
  inspectors: string[];
  reserves: string[];
}

/** First line of the draw. */
export interface DrawHead {
  number: string;
  objectsSha256: string;
  inspectorsSha256: string;
  seed: string;
}

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join("");
const byId = <T extends { id: string }>(rows: readonly T[]) => [...rows].sort((a, b) => byCode(a.id, b.id));
const codes = (ties: readonly string[]) => [...new Set(ties)].sort(byCode);

/** The file `objects.jsonl`. */
export function writeObjects(head: Announcement, objects: readonly InspectedObject[]): string {
  const { A, B, C, D } = head.odds;
  return lines([
    {
      format: FORMAT,
      file: "objects",
      number: head.number,
      title: head.title,
      matters: head.matters,
      region: head.region,
      category: head.category,
      perObject: head.perObject,
      crossRegion: head.crossRegion,
      odds: { A, B, C, D },
      seedSource: head.seedSource,
      seedFrom: head.seedFrom,
    },
    ...byId(objects).map(({ id, name, uscc, region, grade, ungraded, ties }) => ({
      id,
      name,
      uscc,
      region,
      grade,
      ungraded,
      ties: codes(ties),
    })),
  ]);
}

/** The file `inspectors.jsonl`. */
export const writeInspectors = (number: string, inspectors: readonly ListedInspector[]): string =>
  lines([
    { format: FORMAT, file: "inspectors", number },
    ...byId(inspectors).map(({ id, name, card, employer, region, ties }) => ({
      id,
      name,
      card,
      employer,
      region,
      ties: codes(ties),
    })),
  ]);

/** The file `draw.jsonl`, objects in the order in which they were drawn. */
export const writeDraw = (head: DrawHead, drawn: readonly DrawnObject[]): string =>
  lines([
    {
      format: FORMAT,
      file: "draw",
      number: head.number,
      objectsSha256: head.objectsSha256,
      inspectorsSha256: head.inspectorsSha256,
      seed: head.seed,
    },
    ...drawn.map(({ position, object, name, grade, key, inspectors, reserves }) => ({
      position,
      object,
      name,
      grade,
      key,
      inspectors,
      reserves,
    })),
  ]);

/** Reads a file back; throws when it is none of ours. */
function readLines<Head, Row>(file: FileKind, content: string): { head: Head; rows: Row[] } {
  const [first, ...rest] = content
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  if (first?.format !== FORMAT || first.file !== file) throw new SyntaxError(`not a file of ${file}`);
  return { head: first as Head, rows: rest as Row[] };
}

export const readObjects = (content: string) => readLines<Announcement, InspectedObject>("objects", content);
export const readInspectors = (content: string) =>
  readLines<{ number: string }, ListedInspector>("inspectors", content);
export const readDraw = (content: string) => readLines<DrawHead, DrawnObject>("draw", content);
