import * as z from "zod";
import { isProvider } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { quoteSchema } from "~/domain/quotes/quote";
import { retractQuote } from "~/domain/quotes/retract-quote.server";
import { reviseQuote } from "~/domain/quotes/revise-quote.server";
import { submitQuote } from "~/domain/quotes/submit-quote.server";
import { group } from "./operation";
import { byId, day, empty, fen, id } from "./shapes";

const operation = group("Quotes", empty);
const answer = z.object({
  id,
  version: z.int(),
  status: z.string(),
  totalFen: fen.nullable(),
  promisedOn: day.nullable(),
});

const quoteEvent = z.discriminatedUnion("event", [
  quoteSchema.extend({ event: z.literal("revise") }),
  z.object({ event: z.literal("retract") }),
]);

export const quotes = [
  operation("POST /packages/{id}/quotes", {
    id: "submitQuote",
    summary: "Offer for a package one was invited to, an amount an item",
    door: only(isProvider),
    creates: true,
    status: 201,
    params: byId,
    body: quoteSchema,
    answer,
    async run({ db, actor, params, body }) {
      const made = await submitQuote(db, actor, params.id, body);
      return { body: { ...made, status: "active" }, version: made.version };
    },
  }),
  operation("POST /quotes/{id}/events", {
    id: "tellQuote",
    summary: "Revise or retract one's own offer before the deadline",
    door: only(isProvider),
    versioned: true,
    params: byId,
    body: quoteEvent,
    answer,
    async run({ db, actor, params, body, version }) {
      if (body.event === "retract") {
        await retractQuote(db, actor, params.id, version);
        const gone = {
          id: params.id,
          version: version + 1,
          status: "retracted",
          totalFen: null,
          promisedOn: null,
        };
        return { body: gone, version: gone.version };
      }
      const { event: _, ...offer } = body;
      const made = await reviseQuote(db, actor, params.id, offer, version);
      return { body: { ...made, status: "active" }, version: made.version };
    },
  }),
];
