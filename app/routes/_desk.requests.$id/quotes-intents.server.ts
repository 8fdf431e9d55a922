import { redirect } from "@remix-run/node";
import * as z from "zod";
import { idSchema } from "~/domain/ids";
import { awardQuote } from "~/domain/quotes/award-quote.server";
import type { Intents } from "./panel";

const awardForm = z.object({
  packageId: idSchema.optional(),
  quoteId: idSchema,
  version: z.coerce.number().int().min(1).optional(),
});

/** What the quotes panel's buttons do; an award leads to the order it opened. */
export const quotesIntents: Intents = {
  award: async ({ db, actor, form }, requestId) => {
    const { version, ...input } = form.as(awardForm);
    const { orderId } = await awardQuote(db, actor, { ...input, requestId, expectedVersion: version });
    return redirect(`/orders/${orderId}`);
  },
};
