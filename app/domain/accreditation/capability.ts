import * as z from "zod";
import { idSchema } from "../ids";
import { text } from "../messages";
import { day } from "./accreditation";

/** Categories and kinds that need no accreditation, but a line a hub has vetted (DOMAIN 4.1). */
export const LINE_CATEGORIES = [
  "standards",
  "quality_management",
  "intellectual_property",
  "brand",
  "certification",
  "metrology",
  "testing",
] as const;
export const LINE_KINDS = ["consulting", "training", "inspection"] as const;

export const capabilityForm = z.object({
  siteId: idSchema,
  category: z.enum(LINE_CATEGORIES),
  kind: z.enum(LINE_KINDS),
  description: text(4, 500),
});
export type NewCapability = z.output<typeof capabilityForm>;

export const decisionForm = z.object({ id: idSchema, note: text(0, 500).default("") });
export type Decision = z.output<typeof decisionForm>;

/** The body a county names for compulsory verification of one class of instruments (强制检定). */
export const designationForm = z
  .object({
    siteId: idSchema,
    objectClassId: idSchema,
    basis: text(4, 300),
    validFrom: day,
    validTo: day.optional(),
  })
  .refine((form) => !form.validTo || form.validTo > form.validFrom, {
    error: "ends_before_start",
    path: ["validTo"],
  });
export type NewDesignation = z.output<typeof designationForm>;
