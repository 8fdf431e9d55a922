import * as z from "zod";
import { CATEGORIES, KINDS, STAGES } from "../catalogue/service";
import { idSchema } from "../ids";
import { text } from "../messages";
import { enterpriseForm } from "../organisations/organisation";
import { DELIVERIES } from "../requests/request";

/** What a hub's clerk asks of an enterprise that never registered; the account's name and password are made. */
export const walkInSchema = enterpriseForm.omit({ login: true, password: true, email: true });
export type WalkIn = z.output<typeof walkInSchema>;

/** Packages, and rows of each, that the counter's form offers; the wizard takes more. */
export const PACKAGES = 3;
export const ROWS = 5;

const row = z.object({
  sampleName: text(0, 200).optional(),
  document: text(0, 200).optional(),
  parameter: text(0, 200).optional(),
  quantity: z.coerce.number().int().min(1).max(100_000).optional(),
  unit: text(1, 20).optional(),
});

const pack = z
  .object({
    category: z.enum(CATEGORIES),
    stage: z.enum(STAGES),
    kind: z.enum(KINDS),
    evidential: z.literal("on").optional(),
    items: z.array(row).max(ROWS).default([]),
  })
  .transform(({ evidential, items, ...service }) => ({
    ...service,
    items: items
      .filter(({ sampleName }) => sampleName)
      .map((item) => ({
        ...item,
        quantity: item.quantity ?? 1,
        unit: item.unit ?? "件",
        evidential: evidential === "on",
      })),
  }));

/** The counter's form: a few packages with a handful of items; blank rows, and further packages without any, do not count. */
export const filingForm = z
  .object({
    enterpriseId: idSchema,
    title: text(2, 120),
    description: text(0, 4000).default(""),
    delivery: z.enum(DELIVERIES),
    dueOn: z.iso.date().optional(),
    packages: z.array(pack).min(1).max(PACKAGES),
  })
  .transform(({ enterpriseId, packages, ...rest }) => {
    const written = packages.filter(({ items }, place) => place === 0 || items.length > 0);
    return { enterpriseId, request: { ...rest, packages: written, submit: true } };
  });
