import * as z from "zod";
import { idSchema } from "../ids";
import { LARGEST_FEN, LONGEST_WORKING_DAYS, quoteSchema } from "./quote";

const AMOUNT = /^(\d{1,3}(,\d{3})+|\d{1,12})(\.\d{1,2})?$/;

/** Yuan as people type them ("1,200.50") in fen; exact, since it never becomes a fraction. Null for anything else. */
export function yuanToFen(typed: string): number | null {
  const text = typed.normalize("NFKC").replace(/^¥/, "").trim();
  if (!AMOUNT.test(text)) return null;
  const [yuan = "", decimals = ""] = text.replaceAll(",", "").split(".");
  return Number(yuan) * 100 + Number(decimals.padEnd(2, "0"));
}

const yuanSchema = z
  .string()
  .transform((typed, context) => {
    const fen = yuanToFen(typed);
    if (fen === null) context.addIssue({ code: "custom", message: "invalid_amount" });
    return fen ?? z.NEVER;
  })
  .pipe(
    z
      .int()
      .min(1, { error: "too_small|min=0.01" })
      .max(LARGEST_FEN, { error: `too_big|max=${LARGEST_FEN / 100}` }),
  );

/** Digits only: "1e3" is no number of days. */
const daysSchema = z
  .string()
  .regex(/^\d{1,4}$/, { error: "not_an_integer" })
  .transform(Number)
  .pipe(z.int().min(1).max(LONGEST_WORKING_DAYS));

/** The quote form: amounts in yuan as text, everything else as `quoteSchema` wants it. Gives a `QuoteInput`. */
export const quoteFormSchema = z
  .object({
    siteId: idSchema.optional(),
    items: z.array(z.object({ itemId: idSchema, yuan: yuanSchema })).min(1),
    workingDays: daysSchema,
    validUntil: quoteSchema.shape.validUntil,
    note: quoteSchema.shape.note,
  })
  .transform(({ items, ...rest }) => ({
    ...rest,
    items: items.map(({ itemId, yuan }) => ({ itemId, amountFen: yuan })),
  }));
