import * as z from "zod";
import type { Category, Kind } from "../catalogue/service";
import { chinaDay } from "../china-day";
import { needsVettedLine } from "../matching/gate";
import { text } from "../messages";
import { daySchema } from "../quotes/quote";

export const DELIVERABLE_STATUSES = ["genuine", "superseded", "revoked"] as const;
export type DeliverableStatus = (typeof DELIVERABLE_STATUSES)[number];

/** What a work's outcome is called. Only what no accreditation exists for is an opinion, and only that is unsigned. */
export function deliverableKind(category: Category, kind: Kind): "report" | "certificate" | "opinion" {
  if (needsVettedLine(category, kind)) return "opinion";
  return ["verification", "calibration", "certification"].includes(kind) ? "certificate" : "report";
}

const facts = {
  testedFrom: daySchema,
  testedTo: daySchema.refine((day) => day <= chinaDay(), { error: "future_date" }),
  labNumber: text(0, 60).optional(),
};
const inOrder = {
  check: (value: { testedFrom: string; testedTo: string }) => value.testedFrom <= value.testedTo,
  message: { error: "before_start", path: ["testedTo"] },
};

/** What goes with the signed file: days of the work (China), the provider's own number. */
export const issueSchema = z.object(facts).refine(inOrder.check, inOrder.message);
export const amendSchema = z
  .object({ ...facts, reason: text(2, 500) })
  .refine(inOrder.check, inOrder.message);
export const revokeSchema = z.object({ reason: text(2, 500) });

export type IssueFacts = z.output<typeof issueSchema>;
export type AmendFacts = z.output<typeof amendSchema>;

/** The files a deliverable consists of: what was signed, the sheet about it, and both in one. */
export const DELIVERABLE_FILES = ["source", "sheet", "combined"] as const;
export type DeliverableFile = (typeof DELIVERABLE_FILES)[number];
