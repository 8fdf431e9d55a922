import * as z from "zod";
import { chinaDay } from "../china-day";
import { idSchema } from "../ids";
import { text } from "../messages";

export const QUOTE_STATUSES = ["active", "retracted", "declined", "awarded"] as const;
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

/** Ten thousand million yuan: nothing this market trades comes near, and every sum stays an exact integer. */
export const LARGEST_FEN = 1_000_000_000_000;
export const LONGEST_WORKING_DAYS = 400;

/** Integer fen, at least 1; a string such as "1e3" is no number. */
export const fenSchema = z.int().min(1).max(LARGEST_FEN);

/** A day that exists, as YYYY-MM-DD. */
export const daySchema = z.iso.date();

const notPast = (day: string) => day >= chinaDay();
const oneEach = (items: readonly { itemId: string }[]) =>
  new Set(items.map(({ itemId }) => itemId)).size === items.length;

/** A quote as a provider makes it: one amount for every item, in fen. */
export const quoteSchema = z.object({
  siteId: idSchema.optional(),
  items: z
    .array(z.object({ itemId: idSchema, amountFen: fenSchema }))
    .min(1)
    .max(500)
    .refine(oneEach, { error: "duplicate" }),
  workingDays: z.int().min(1).max(LONGEST_WORKING_DAYS),
  validUntil: daySchema.refine(notPast, { error: "past_date" }),
  note: text(0, 1000).default(""),
});
export type QuoteInput = z.output<typeof quoteSchema>;

/** Sum of a quote's items in fen, or null beyond what a quote may amount to. */
export function totalFen(items: readonly { amountFen: number }[]): number | null {
  const sum = items.reduce((total, { amountFen }) => total + amountFen, 0);
  return sum <= LARGEST_FEN ? sum : null;
}

/** Whether a quote still binds its provider on `day`. */
export const isValidOn = (quote: { valid_until: string }, day: string) => quote.valid_until >= day;
