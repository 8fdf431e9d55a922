import * as z from "zod";
import { factorCode } from "../second-factor/second-factor";

/** What the law has us keep of an erased person, without the name wherever the name is not part of the document. */
export const KEPT_RECORDS = ["audit", "requests", "quotes", "orders", "reports", "messages"] as const;
export type KeptRecord = (typeof KEPT_RECORDS)[number];

/** Test records six years (检验检测 rules), trade records three (电子商务法 31): the longer one for all of them. */
export const KEPT_YEARS = 6;

export const eraseForm = z.object({
  currentPassword: z.string().min(1).max(1000),
  code: factorCode.optional(),
  understood: z.literal("on", { error: "required" }),
});
