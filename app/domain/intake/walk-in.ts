import * as z from "zod";
import { CATEGORIES, KINDS, STAGES } from "../catalogue/service";
import { idSchema } from "../ids";
import { text } from "../messages";
import { enterpriseForm } from "../organisations/organisation";
import { DELIVERIES } from "../requests/request";

/** What a hub's clerk asks of an enterprise that never registered; the account's name and password are made. */
export const walkInSchema = enterpriseForm.omit({ login: true, password: true, email: true });
export type WalkIn = z.output<typeof walkInSchema>;

/** Rows the counter's form offers; the enterprise may add more itself. */
export const ROWS = 5;

const row = z.object({
  sampleName: text(0, 200).optional(),
  document: text(0, 200).optional(),
  parameter: text(0, 200).optional(),
  quantity: z.coerce.number().int().min(1).max(100_000).optional(),
  unit: text(1, 20).optional(),
});

/** The counter's form: one package, a handful of items; blank rows do not count. */
export const filingForm = z
  .object({
    enterpriseId: idSchema,
    title: text(2, 120),
    description: text(0, 4000).default(""),
    category: z.enum(CATEGORIES),
    stage: z.enum(STAGES),
    kind: z.enum(KINDS),
    delivery: z.enum(DELIVERIES),
    dueOn: z.iso.date().optional(),
    evidential: z.literal("on").optional(),
    items: z.array(row).max(ROWS).default([]),
  })
  .transform(({ enterpriseId, category, stage, kind, evidential, items, ...rest }) => {
    const named = items.filter(({ sampleName }) => sampleName);
    const pack = {
      ...{ category, stage, kind },
      items: named.map((item) => ({
        ...item,
        quantity: item.quantity ?? 1,
        unit: item.unit ?? "件",
        evidential: evidential === "on",
      })),
    };
    return { enterpriseId, request: { ...rest, packages: [pack], submit: true } };
  });
