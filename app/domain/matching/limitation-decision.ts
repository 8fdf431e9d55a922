import * as z from "zod";
import { text } from "../messages";
import { type Limitation, normaliseWord } from "./limitation";

const list = z
  .string()
  .max(300)
  .default("")
  .transform((words) =>
    words
      .split(/[、,，;；\s]+/)
      .map(normaliseWord)
      .filter((word) => word !== ""),
  );

/** What a person reads out of a limitation. That it excludes nothing has to be said, never left blank. */
const decision = z.object({
  text: text(1, 1000),
  only: list,
  except: list,
  methods: list.pipe(
    z
      .array(
        z
          .string()
          .regex(/^[1-9]\d?$/, { error: "not_an_integer" })
          .transform(Number),
      )
      .max(20),
  ),
  nothing: z.literal("yes").optional(),
});
export const limitationDecisionSchema = decision.refine(
  ({ only, except, methods, nothing }) =>
    (nothing === "yes") === (only.length + except.length + methods.length === 0),
  { path: ["only"], error: "required" },
);
export type LimitationDecision = z.output<typeof limitationDecisionSchema>;

/** The decision as the gate reads it; null where nothing is excluded. */
export function decidedLimitation({ only, except, methods }: LimitationDecision): Limitation | null {
  return only.length + except.length + methods.length === 0 ? null : { only, except, methods };
}
