import type { Category, Kind } from "~/domain/catalogue/service";
import { type Limitation, normaliseWord } from "~/domain/matching/limitation";
import type { Db } from "~/domain/outbox.server";
import type { worldIn } from "./world";

/** A repeatable source of chance: a failing world can be rebuilt from its seed. */
export function dice(seed: number) {
  let state = seed >>> 0;
  const roll = () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  return {
    chance: (share: number) => roll() < share,
    pick: <T>(values: readonly T[]): T => values[Math.floor(roll() * values.length)] as T,
    int: (from: number, to: number) => from + Math.floor(roll() * (to - from + 1)),
  };
}
export type Dice = ReturnType<typeof dice>;

export interface Klass {
  id: string;
  path: string;
  name: string;
}
export interface Doc {
  id: string;
  norm: string;
  parameters: { id: string; name: string; mergedInto: string | null }[];
}
export interface Row {
  id: string;
  kind: Kind;
  accreditation: Cert;
  document: Doc;
  parameterId: string;
  klass: Klass | null;
  placed: boolean;
  limitationState: "none" | "parsed" | "unparsed" | "confirmed";
  limitation: Limitation | null;
  rangeState: "none" | "parsed" | "unparsed" | "confirmed";
  rangeMin: number | null;
  rangeMax: number | null;
  rangeUnit: string | null;
  uncertainty: number | null;
}
export interface Cert {
  id: string;
  kind: "cma" | "cnas" | "cnca" | "legal_metrology";
  validFrom: string;
  validTo: string;
  status: "active" | "suspended" | "withdrawn";
  approved: boolean;
  ccc: boolean;
  signers: { userId: string; classes: Klass[]; validTo: string; active: boolean }[];
}
export interface Place {
  id: string;
  closed: boolean;
  lines: { category: Category; kind: Kind }[];
  rows: Row[];
}
export interface Body {
  id: string;
  uscc: string;
  group: string | null;
  provisional: boolean;
  blacklisted: boolean;
  suspended: boolean;
  grades: Record<string, string>;
  tied: boolean;
  suspensions: { parameterId: string; from: string; to: string | null }[];
  sites: Place[];
}
export interface TwinWorld {
  client: { id: string; uscc: string; group: string };
  classes: Klass[];
  documents: Doc[];
  bodies: Body[];
  placements: { text: string; klass: Klass | null }[];
}

export const LIMITS: Limitation[] = [
  { only: ["总迁移量"], except: [], methods: [] },
  { only: ["塑料制品"], except: [], methods: [] },
  { only: ["餐盒"], except: [], methods: [] },
  { only: ["铅"], except: [], methods: [] },
  { only: [], except: ["塑料制品"], methods: [] },
  { only: [], except: ["陶瓷"], methods: [] },
  { only: [], except: ["食品接触用橡胶"], methods: [] },
  { only: [], except: [], methods: [1] },
  { only: [], except: [], methods: [2, 3] },
];

/** Object classes, documents with parameters, and placements: what the bodies' scopes are made of. */
export async function vocabulary(db: Db, world: ReturnType<typeof worldIn>) {
  const classes: Klass[] = [];
  const add = async (code: string, name: string, parent: Klass | null) => {
    const made = { ...(await world.objectClass(`twin-${code}`, parent, name)), name };
    classes.push(made);
    return made;
  };
  const food = await add("food", "食品接触材料", null);
  const plastic = await add("plastic", "塑料制品", food);
  await add("box", "塑料餐盒", plastic);
  await add("ceramic", "陶瓷", food);
  await add("gauge", "压力表", null);
  const documents: Doc[] = [];
  for (const norm of ["GB 900001-2016", "GB 900001-2023", "JJG 900002-2013"]) {
    const id = await world.document(norm);
    const parameters: Doc["parameters"] = [];
    for (const name of ["总迁移量", "铅", "高锰酸盐指数"]) {
      parameters.push({ id: await world.parameter(id, name), name, mergedInto: null });
    }
    const mergedInto = parameters[2]?.id ?? null;
    const merged = await world.parameter(id, "耗氧量", { merged_into: mergedInto });
    parameters.push({ id: merged, name: "耗氧量", mergedInto });
    documents.push({ id, norm, parameters });
  }
  const placements = [
    { text: "不限对象样品", klass: null },
    { text: "外卖餐盒", klass: classes[2] ?? null },
  ];
  for (const { text, klass } of placements) {
    await db
      .insertInto("object_placements")
      .values({ object_norm: normaliseWord(text), object_text: text, object_class_id: klass?.id ?? null })
      .execute();
  }
  return { classes, documents, placements };
}
