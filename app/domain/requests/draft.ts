import * as z from "zod";
import { text } from "../messages";
import { requestInput } from "./request";

const words = (max: number) => text(0, max).default("");
// a removed row leaves a hole in the submitted list
const rows = <T extends z.ZodType>(row: T, max: number) =>
  z.preprocess(
    (list) => (Array.isArray(list) ? Array.from(list, (one) => one ?? {}) : []),
    z.array(row).max(max),
  );

/** An item as it stands on the page: words, not judged yet. `key` tells rows apart while they come and go. */
export const draftItem = z.object({
  key: words(40),
  sampleName: words(200),
  objectClass: words(120),
  document: words(200),
  parameter: words(200),
  quantity: words(20),
  unit: words(20),
  evidential: words(3),
  rangeMin: words(30),
  rangeMax: words(30),
  rangeUnit: words(30),
  uncertainty: words(30),
  industryClass: words(120),
});
export type DraftItem = z.output<typeof draftItem>;

export const draftPackage = z.object({
  key: words(40),
  category: words(40),
  stage: words(40),
  kind: words(40),
  catalogueCode: words(40),
  items: rows(draftItem, 200),
});
export type DraftPackage = z.output<typeof draftPackage>;

/** A draft holds whatever was typed; only lengths and characters are checked before it is handed in. */
export const draftBody = z.object({
  title: words(120),
  description: words(4000),
  region: words(6),
  packages: rows(draftPackage, 10),
  delivery: words(20),
  dueOn: words(10),
  budget: words(30),
  sealed: words(3),
  reissueOf: words(36),
  /** Names the page that wrote last: its own saves in flight are no conflict. */
  writer: words(40),
});
export type DraftBody = z.output<typeof draftBody>;

export const STEPS = [1, 2, 3, 4] as const;
export type Step = (typeof STEPS)[number];

/** The fields that each step's form carries; a step leaves the others' alone. */
export const stepFields = {
  1: draftBody.pick({ title: true, description: true, region: true, writer: true }),
  2: draftBody.pick({ title: true, packages: true, writer: true }),
  3: draftBody.pick({ delivery: true, dueOn: true, budget: true, sealed: true, writer: true }),
  4: draftBody.pick({ writer: true }),
};

/** On which step a refused field of the content is mended. */
export function stepOfField(field: string): Step {
  if (field.startsWith("packages") || field === "packages") return 2;
  return ["title", "description", "region"].includes(field) ? 1 : 3;
}

// Typed figures: full-width digits and grouping commas are what people paste
const figure = (typed: string) => {
  const plain = typed.normalize("NFKC").replaceAll(",", "").trim();
  return plain === "" ? undefined : /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed;
};
const yuanToFen = (typed: string) => {
  const yuan = figure(typed.replace(/^[¥￥]/, ""));
  return typeof yuan === "number" && /^\d+(\.\d{1,2})?$/.test(String(yuan)) ? Math.round(yuan * 100) : yuan;
};
const given = (typed: string) => (typed === "" ? undefined : typed);

function itemOf(item: DraftItem) {
  const [min, max] = [figure(item.rangeMin), figure(item.rangeMax)];
  const ranged = min !== undefined || max !== undefined;
  return {
    sampleName: given(item.sampleName),
    objectClass: given(item.objectClass),
    document: given(item.document),
    parameter: given(item.parameter),
    quantity: figure(item.quantity),
    unit: given(item.unit),
    evidential: item.evidential !== "no",
    range: ranged ? { min: min ?? max, max: max ?? min, unit: given(item.rangeUnit) } : undefined,
    uncertainty: figure(item.uncertainty),
    industryClass: given(item.industryClass),
  };
}

/** A draft as the request it wants to be, ready for `requestInput`: figures become numbers, yuan become fen. */
export const contentOf = (body: DraftBody) => ({
  title: given(body.title),
  region: given(body.region),
  description: body.description,
  packages: body.packages.map((pack) => ({
    category: given(pack.category),
    stage: given(pack.stage),
    kind: given(pack.kind),
    catalogueCode: given(pack.catalogueCode),
    items: pack.items.map(itemOf),
  })),
  delivery: given(body.delivery),
  dueOn: given(body.dueOn),
  budgetFen: yuanToFen(body.budget),
  sealed: body.sealed === "on",
});

const CONTROLS: Record<string, string> = {
  budgetFen: "budget",
  "range.min": "rangeMin",
  "range.max": "rangeMax",
  "range.unit": "rangeUnit",
};

/** `packages.0.items.1.range.min` → `packages[0].items[1].rangeMin`: the id of the control that mends it. */
export function controlOf(path: string): string {
  const renamed = path.replace(/range\.(min|max|unit)$|^budgetFen$/, (found) => CONTROLS[found] ?? found);
  return renamed.replace(/\.(\d+)/g, "[$1]");
}

export const judgeDraft = (body: DraftBody) => requestInput.safeParse({ ...contentOf(body), submit: true });
