import * as z from "zod";
import { CATEGORIES, KINDS } from "../catalogue/service";
import { idSchema } from "../ids";
import { text } from "../messages";
import { methodAskedFor, normaliseWord } from "./limitation";
import { canonicalUnit, inEveryUnit } from "./units";

/** One item as the gate reads it, from a stored package or from a draft still being typed. */
export const needItemSchema = z.object({
  sampleName: text(0, 200).default(""),
  objectClassId: idSchema.nullish(),
  documentId: idSchema.nullish(),
  parameterId: idSchema.nullish(),
  documentText: z.string().max(300).default(""),
  evidential: z.boolean().default(true),
  rangeMin: z.number().nullish(),
  rangeMax: z.number().nullish(),
  rangeUnit: z.string().max(40).nullish(),
  uncertainty: z.number().nullish(),
  industryClass: z.string().max(80).nullish(),
});
export type NeedItemInput = z.input<typeof needItemSchema>;
export type NeedItem = z.output<typeof needItemSchema> & { itemId?: string | null };

/** A package, wherever it comes from, with what the gate has to know about its client. */
export const needSchema = z.object({
  category: z.enum(CATEGORIES),
  kind: z.enum(KINDS),
  regionCode: z.string().regex(/^\d{6}$/),
  enterpriseId: idSchema.nullish(),
  catalogueCode: z.string().max(40).nullish(),
  items: z.array(needItemSchema).max(500),
});
export type Need = Omit<z.output<typeof needSchema>, "items"> & { items: NeedItem[] };

/** Some of a package's stored items: only these, or all without these. */
export interface Part {
  readonly only?: readonly string[] | undefined;
  readonly without?: readonly string[] | undefined;
}

/** The need for a part of a package, as when some items are subcontracted; the same need when no part is named. */
export function partOf<T extends Need>(need: T, { only, without }: Part): T {
  if (!only && !without) return need;
  const wanted = ({ itemId }: NeedItem) =>
    (!only || only.includes(itemId ?? "")) && !without?.includes(itemId ?? "");
  return { ...need, items: need.items.filter(wanted) };
}

/** The catalogue's one cell for compulsory certification; its body must be designated (CCC). */
const CCC_SERVICE = "CER-MAN-06";

/** Items in the shape the SQL reads: units and words prepared here, so that both twins compare the same values. */
export function itemsForSql(need: Need): string {
  return JSON.stringify(
    need.items.map((item, index) => ({
      position: index + 1,
      item_id: item.itemId ?? null,
      sample_name: item.sampleName,
      object_norm: normaliseWord(item.sampleName),
      object_class_id: item.objectClassId ?? null,
      document_id: item.documentId ?? null,
      parameter_id: item.parameterId ?? null,
      evidential: item.evidential,
      ccc:
        need.kind === "certification" &&
        (need.catalogueCode === CCC_SERVICE || /CCC|强制性产品认证/.test(item.industryClass ?? "")),
      method: methodAskedFor(item.documentText),
      ranges: rangesOf(item),
      uncertainties: uncertaintiesOf(item),
    })),
  );
}

type Bounds = readonly [number | null, number | null];

function rangesOf(item: NeedItem): Record<string, Bounds> | null {
  const min = item.rangeMin ?? null;
  const max = item.rangeMax ?? null;
  if (min === null && max === null) return null;
  const unit = canonicalUnit(item.rangeUnit ?? "");
  if (unit === null) return {};
  const low = min === null ? {} : inEveryUnit(min, unit);
  const high = max === null ? {} : inEveryUnit(max, unit);
  const units = Object.keys(min === null ? high : low);
  return Object.fromEntries(units.map((name) => [name, [low[name] ?? null, high[name] ?? null] as const]));
}

function uncertaintiesOf(item: NeedItem): Record<string, number> | null {
  if (item.uncertainty === null || item.uncertainty === undefined) return null;
  const unit = canonicalUnit(item.rangeUnit ?? "");
  return unit === null ? {} : inEveryUnit(item.uncertainty, unit);
}
