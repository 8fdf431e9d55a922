import * as z from "zod";
import { idSchema } from "../ids";
import { text } from "../messages";
import { yuanToFen } from "../quotes/quote-form";

const named = { requestId: idSchema, expectedVersion: z.coerce.number().int().optional() };
const oneOf = { ...named, packageId: idSchema.optional() };
const reason = text(2, 500);

/** What a hub sends with each of its decisions (DOMAIN 5). */
export const acceptSchema = z.object(named);
export const returnSchema = z.object({ ...named, reason });
export const transferSchema = z.object({ ...named, hubId: idSchema, reason });
export const openSchema = z.object(oneOf);
export const widenSchema = z.object(oneOf);
export const extendSchema = z.object(oneOf);
export const designateSchema = z.object({
  ...oneOf,
  providerId: idSchema,
  basis: text(2, 500),
  /** Integer fen; 0 where the law waives the fee. */
  feeFen: z.int().min(0).max(1_000_000_000_000),
  workingDays: z.int().min(1).max(400),
});

/** An order the hub closes, and the version its page showed. */
export const closeForm = z.object({ orderId: idSchema, expectedVersion: z.coerce.number().int().optional() });

/** What the hub types into the designation form: the fee in yuan as text, which becomes fen. */
export const designateForm = z.object({
  packageId: idSchema,
  providerId: idSchema,
  basis: designateSchema.shape.basis,
  fee: z.string().transform((typed, context) => {
    const fen = yuanToFen(typed);
    if (fen === null) context.addIssue({ code: "custom", message: "invalid_amount" });
    return fen ?? z.NEVER;
  }),
  workingDays: z.coerce.number().pipe(designateSchema.shape.workingDays),
});

export type AcceptInput = z.output<typeof acceptSchema>;
export type ReturnInput = z.output<typeof returnSchema>;
export type TransferInput = z.output<typeof transferSchema>;
export type OpenInput = z.output<typeof openSchema>;
export type WidenInput = z.output<typeof widenSchema>;
export type ExtendInput = z.output<typeof extendSchema>;
export type DesignateInput = z.output<typeof designateSchema>;
