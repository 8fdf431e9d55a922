import * as z from "zod";
import { CATEGORIES } from "../catalogue/service";
import { text } from "../messages";

const TIME = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "invalid_format" });
export const MOST_PERIODS = 3;

const several = (value: unknown) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

type Row = { from?: string | undefined; to?: string | undefined };

/** Spans ascending and apart: a span that overlaps another would count the same minute twice. */
function orderly(rows: readonly Row[]) {
  return rows.every(({ from = "", to = "" }, index) => {
    const before = rows[index - 1]?.to ?? "";
    return from < to && before <= from;
  });
}

/** What a hub says of itself: when it is on duty, and what it does. Blank rows do not count. */
export const dutySchema = z
  .object({
    periods: z.array(z.object({ from: TIME.optional(), to: TIME.optional() })).max(MOST_PERIODS),
    introduction: text(0, 2000).default(""),
    categories: z.preprocess(several, z.array(z.enum(CATEGORIES))),
  })
  .transform((duty) => ({ ...duty, periods: duty.periods.filter(({ from, to }) => from || to) }))
  .refine(({ periods }) => periods.length > 0, { error: "required", path: ["periods", 0, "from"] })
  .refine(({ periods }) => orderly(periods), { error: "duty_overlaps", path: ["periods", 0, "from"] })
  .transform((duty) => ({
    ...duty,
    periods: duty.periods.map(({ from = "", to = "" }): [string, string] => [from, to]),
  }));
export type Duty = z.output<typeof dutySchema>;

/** `hubs.service_content` as `saveDuty` writes it; anything else counts as blank. */
export const serviceContent = z.object({
  introduction: z.string().catch(""),
  categories: z.array(z.enum(CATEGORIES)).catch([]),
});
