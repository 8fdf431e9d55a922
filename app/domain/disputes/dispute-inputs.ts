import * as z from "zod";
import { idSchema } from "../ids";
import { text } from "../messages";
import { DECISIONS, EVIDENCE, type Evidence, LEAST_PANEL, MOST_PANEL } from "./dispute";

/** What each step asks for, as forms and the API send it. */
const several = (value: unknown) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const ids = (least: number, most: number) => z.preprocess(several, z.array(idSchema).min(least).max(most));

export const WANTS = ["explanation", "redo", "revoked"] as const;
export const objectionSchema = z.object({ reason: text(2, 2000), wants: z.enum(WANTS).default("redo") });
export type Objection = z.output<typeof objectionSchema>;

/** A text of several sentences: explanations, notes of talks, reasons. */
export const wordsSchema = z.object({ text: text(2, 4000) });
export const settlementSchema = z.object({ decision: z.enum(DECISIONS), terms: text(2, 2000) });
export type Settlement = z.output<typeof settlementSchema>;

export const PAYERS = ["enterprise", "provider", "half", "loser"] as const;
export const retestSchema = z.object({
  siteId: idSchema,
  items: ids(1, 200),
  instruction: text(2, 2000),
  payer: z.enum(PAYERS),
  feeNote: text(0, 500).default(""),
});
export type RetestOrder = z.output<typeof retestSchema>;

export const acceptRetestSchema = z.object({
  promisedOn: z.iso.date(),
  /** Yuan with at most two decimals; the platform keeps fen. */
  feeYuan: z
    .string()
    .trim()
    .regex(/^(\d{1,6}|1000000)(\.\d{1,2})?$/, { error: "invalid_amount" })
    .transform(Number),
});
export const RESULTS = ["confirms", "contradicts"] as const;
export const retestReportSchema = z.object({
  result: z.enum(RESULTS),
  reportNumber: text(2, 80),
  findings: text(2, 4000),
});
export type RetestReport = z.output<typeof retestReportSchema>;

export const panelSchema = z
  .object({ leadId: idSchema, memberIds: ids(LEAST_PANEL - 1, MOST_PANEL) })
  .transform(({ leadId, memberIds }) => ({
    leadId,
    memberIds: [...new Set(memberIds)].filter((id) => id !== leadId),
  }))
  .refine(({ memberIds }) => memberIds.length >= LEAST_PANEL - 1 && memberIds.length % 2 === 0, {
    error: "panel_not_odd",
    path: ["memberIds"],
  });
export type Panel = z.output<typeof panelSchema>;
export const replaceSchema = z.object({ outId: idSchema, inId: idSchema, text: text(2, 500) });

export const voteSchema = z.object({ vote: z.enum(DECISIONS), opinion: text(2, 4000) });

/** Reached by whoever stands on a lower rank: it says why the higher ones do not decide. */
const needed = (rank: Evidence) => EVIDENCE.slice(0, EVIDENCE.indexOf(rank) + 1);
export const decisionSchema = z
  .object({
    rank: z.enum(EVIDENCE),
    mandatory: text(0, 2000).default(""),
    agreed: text(0, 2000).default(""),
    declared: text(0, 2000).default(""),
    reasoning: text(10, 6000),
  })
  .superRefine((input, context) => {
    for (const rank of needed(input.rank)) {
      if (input[rank].length < 2) context.addIssue({ code: "custom", path: [rank], message: "required" });
    }
  });
export type Reasoned = z.output<typeof decisionSchema>;
