import * as z from "zod";
import { CATEGORIES, KINDS, needsDocument, STAGES } from "../catalogue/service";
import { text } from "../messages";

export const DELIVERIES = ["on_site", "send_sample", "none"] as const;

/** By which way a request came; the database repeats it as a CHECK constraint. */
export type Channel = "online" | "counter" | "api" | "chat" | "visit";

export const MAX_PACKAGES = 10;
export const MAX_ITEMS = 200;
/** The longest that anybody plans ahead, so that a slip of the year is caught. */
export const MAX_DAYS_AHEAD = 3 * 366;

const figure = z.number().min(-1e15).max(1e15);

const rangeInput = z
  .object({ min: figure, max: figure, unit: text(1, 30) })
  .refine((range) => range.min <= range.max, { error: "range_reversed", path: ["max"] });

/**
 * One line of a package: an object, what is to be done to it, against what. `document` is a number in any
 * spelling, or an id; `parameter` a name or alias of that document's vocabulary, or an id.
 */
export const itemInput = z.object({
  sampleName: text(1, 200),
  objectClass: text(1, 120).optional(),
  document: text(1, 200).optional(),
  parameter: text(1, 200).optional(),
  quantity: z.int().min(1).max(100_000),
  unit: text(1, 20),
  evidential: z.boolean().default(true),
  range: rangeInput.optional(),
  uncertainty: z.number().positive().max(1e15).optional(),
  industryClass: text(1, 120).optional(),
});
export type ItemInput = z.output<typeof itemInput>;

interface Referring {
  kind: (typeof KINDS)[number];
  items: {
    document?: string | undefined;
    parameter?: string | undefined;
    industryClass?: string | undefined;
  }[];
}

/** Work done against a document names the document and one parameter of it (for certification: the industry class). */
function refersToDocument(pack: Referring, context: z.RefinementCtx) {
  if (!needsDocument(pack.kind)) return;
  pack.items.forEach((item, index) => {
    const missing = (field: string) =>
      context.addIssue({ code: "custom", message: "required", path: ["items", index, field] });
    if (!item.document) missing("document");
    if (!item.parameter && !(pack.kind === "certification" && item.industryClass)) missing("parameter");
  });
}

export const packageInput = z
  .object({
    category: z.enum(CATEGORIES),
    stage: z.enum(STAGES),
    kind: z.enum(KINDS),
    catalogueCode: text(1, 40).optional(),
    items: z.array(itemInput).min(1).max(MAX_ITEMS),
  })
  .superRefine(refersToDocument);
export type PackageInput = z.output<typeof packageInput>;

/** What a request says, whoever files it; money in fen, days as YYYY-MM-DD. */
export const requestContent = z.object({
  title: text(2, 120),
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  description: text(0, 4000).default(""),
  packages: z.array(packageInput).min(1).max(MAX_PACKAGES),
  delivery: z.enum(DELIVERIES),
  dueOn: z.iso.date().optional(),
  budgetFen: z.int().min(1).max(1_000_000_000_000).optional(),
  sealed: z.boolean().default(false),
});
export type RequestContent = z.output<typeof requestContent>;

/** `POST /requests`: the content, and whether to submit it at once. */
export const requestInput = requestContent.extend({ submit: z.boolean().default(false) });
export type RequestInput = z.output<typeof requestInput>;
