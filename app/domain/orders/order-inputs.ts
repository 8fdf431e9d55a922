import * as z from "zod";
import { text } from "../messages";

/** What each event of an order asks for, as forms and the API send it. */
export const sampleSchema = z.object({ sampleNumber: text(1, 60) });
export const reasonSchema = z.object({ reason: text(2, 500) });
export const progressSchema = z.object({ note: text(2, 500) });
export const acceptSchema = z.object({
  rating: z.coerce.number().int().min(1).max(5),
  comment: text(0, 500).default(""),
});
export const invoiceSchema = z.object({ title: text(2, 120), details: text(0, 500).default("") });

export type Sample = z.output<typeof sampleSchema>;
export type Acceptance = z.output<typeof acceptSchema>;
export type Invoice = z.output<typeof invoiceSchema>;
