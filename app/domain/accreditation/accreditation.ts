import * as z from "zod";
import { idSchema } from "../ids";
import { lifecycle } from "../lifecycle";
import { text } from "../messages";
import { cleanCertificateNumber } from "./certificate-number";

export const ACCREDITATION_KINDS = ["cma", "cnas", "cnca", "legal_metrology"] as const;
export type AccreditationKind = (typeof ACCREDITATION_KINDS)[number];

export type AccreditationStatus = "active" | "suspended" | "withdrawn";
export type AccreditationEvent = "suspend" | "lift" | "withdraw";

export const accreditationLifecycle = lifecycle<AccreditationStatus, AccreditationEvent>({
  active: { suspend: "suspended", withdraw: "withdrawn" },
  suspended: { lift: "active", withdraw: "withdrawn" },
  withdrawn: {},
});

/** Days before the end of validity at which renewal is due: three months for a CMA certificate (DOMAIN 2). */
export const RENEWAL_DAYS = 90;

export const day = z.iso.date();
const laterThan = (from: string, to: string) => to > from;

export const accreditationForm = z
  .object({
    kind: z.enum(ACCREDITATION_KINDS),
    number: text(2, 60).transform(cleanCertificateNumber),
    validFrom: day,
    validTo: day,
    cccDesignated: z.literal("on").optional(),
  })
  .refine((form) => laterThan(form.validFrom, form.validTo), {
    error: "ends_before_start",
    path: ["validTo"],
  });
export type NewAccreditation = z.output<typeof accreditationForm>;

export const renewalForm = z
  .object({ validFrom: day, validTo: day })
  .refine((form) => laterThan(form.validFrom, form.validTo), {
    error: "ends_before_start",
    path: ["validTo"],
  });
export type Renewal = z.output<typeof renewalForm>;

export const reasonForm = z.object({ reason: text(4, 500) });

export const signatoryForm = z
  .object({
    accreditationId: idSchema,
    userId: idSchema,
    objectClassIds: z
      .union([idSchema, z.array(idSchema).max(200)])
      .default([])
      .transform((ids) => (Array.isArray(ids) ? ids : [ids])),
    validFrom: day,
    validTo: day,
  })
  .refine((form) => laterThan(form.validFrom, form.validTo), {
    error: "ends_before_start",
    path: ["validTo"],
  });
export type NewSignatory = z.output<typeof signatoryForm>;

export const parameterSuspensionForm = z
  .object({ parameterId: idSchema, reason: text(4, 500), startsOn: day, endsOn: day.optional() })
  .refine((form) => !form.endsOn || form.endsOn >= form.startsOn, {
    error: "ends_before_start",
    path: ["endsOn"],
  });
export type NewParameterSuspension = z.output<typeof parameterSuspensionForm>;

export type Standing = "waiting" | "refused" | "active" | "expiring" | "expired" | "suspended" | "withdrawn";

/** How a certificate stands on `today`: what the page shows, in words and colour. */
export function standingOf(
  row: { status: string; approved_at: Date | null; refused_at: Date | null; valid_to: string },
  today: string,
): Standing {
  if (row.status !== "active") return row.status as Standing;
  if (row.approved_at === null) return row.refused_at === null ? "waiting" : "refused";
  if (row.valid_to < today) return "expired";
  return daysBetween(today, row.valid_to) <= RENEWAL_DAYS ? "expiring" : "active";
}

/** Whole days from one calendar day to another. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
