import * as z from "zod";
import { idSchema } from "../ids";
import { text } from "../messages";

const yesNo = z.enum(["yes", "no"]).transform((answer) => answer === "yes");

/** What a hub's call brought: the enterprise's answers, or that it could not be reached (DOMAIN 5). */
export const followUpSchema = z
  .object({
    orderId: idSchema,
    expectedVersion: z.coerce.number().int().optional(),
    reachable: yesNo,
    satisfied: yesNo.optional(),
    /** 0–100, as the enterprise gives it. */
    score: z.coerce.number().int().min(0).max(100).optional(),
    note: text(0, 1000).default(""),
  })
  .superRefine((call, context) => {
    const require = (field: "satisfied" | "score" | "note", message: string) =>
      context.addIssue({ code: "custom", path: [field], message });
    if (call.reachable && call.satisfied === undefined) require("satisfied", "required");
    if (call.reachable && call.score === undefined) require("score", "required");
    // an unreachable client counts as zero in the hub's evaluation, so it says how often it tried
    if (!call.reachable && call.note.length < 2) require("note", "required");
  });
export type FollowUpInput = z.output<typeof followUpSchema>;
