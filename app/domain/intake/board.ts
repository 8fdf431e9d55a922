import * as z from "zod";
import { CATEGORIES } from "../catalogue/service";

/** How a hub looks at its board: its own matters or its whole subtree, by words and category. */
export const boardFilter = z.object({
  scope: z.enum(["own", "subtree"]).catch("own"),
  q: z.string().trim().max(80).catch(""),
  category: z.enum(CATEGORIES).or(z.literal("")).catch(""),
});
export type BoardFilter = z.output<typeof boardFilter>;

/** Cards a column shows; the rest is in the lists behind it. */
export const CARDS = 24;
/** A column counts no further: who has more looks at the lists. */
export const COUNTED = 500;
