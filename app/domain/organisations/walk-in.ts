import * as z from "zod";
import { text } from "../messages";
import { regionCode, usccField } from "./organisation";

/** An enterprise that a hub enters at its counter; it gets an account when one of its people signs up. */
export const walkInForm = z.object({
  organisationName: text(2, 120),
  uscc: usccField,
  regionCode,
  address: text(0, 200).default(""),
  contactName: text(1, 60),
  contactPhone: z.string().regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/, { error: "invalid_phone" }),
});
export type WalkIn = z.output<typeof walkInForm>;
