import * as z from "zod";
import { idSchema } from "../ids";
import { text } from "../messages";
import { type MeasuringRange, parseRange } from "./range";

/** What a person reads out of a range: a range written as `parseRange` knows it, or, said aloud, that it bounds nothing. */
const decision = z.object({
  text: text(1, 1000),
  parameterId: idSchema,
  reading: text(0, 200)
    .default("")
    .refine((words) => parseRange(words).state !== "unparsed", { error: "range_unreadable" }),
  unbounded: z.literal("yes").optional(),
});
export const rangeDecisionSchema = decision.refine(
  ({ reading, unbounded }) => (unbounded === "yes") === (parseRange(reading).state === "none"),
  { path: ["reading"], error: "required" },
);
export type RangeDecision = z.output<typeof rangeDecisionSchema>;

/** The decision as the gate reads it; null where nothing is bounded. */
export function decidedRange({ reading }: RangeDecision): MeasuringRange | null {
  const found = parseRange(reading);
  return found.state === "parsed" ? found.range : null;
}
