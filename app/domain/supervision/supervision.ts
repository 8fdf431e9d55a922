import * as z from "zod";
import { text } from "../messages";

/** Why a regulator stops something: said to everybody concerned, kept for the record. */
export const suspension = z.object({ reason: text(4, 500) });
export type Suspension = z.infer<typeof suspension>;
