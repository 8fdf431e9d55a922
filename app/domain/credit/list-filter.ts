import * as z from "zod";
import { CATEGORIES } from "../catalogue/service";
import { GRADES } from "./credit";

export const SORTS = ["score", "best", "name"] as const;
export type Sort = (typeof SORTS)[number];

const schema = z.object({
  q: z.string().catch("").default(""),
  grade: z.enum(GRADES).or(z.literal("")).catch("").default(""),
  category: z.enum(CATEGORIES).or(z.literal("")).catch("").default(""),
  listed: z
    .literal("1")
    .transform(() => true)
    .or(z.literal("").transform(() => false))
    .catch(false)
    .default(false),
  sort: z.enum(SORTS).catch("score").default("score"),
});
export type AskedCredit = z.output<typeof schema>;

/** The list a URL asks for; whatever is none of ours counts as not said. */
export function readCreditFilter(params: URLSearchParams): AskedCredit {
  const { q, ...rest } = schema.parse(Object.fromEntries(params));
  return {
    ...rest,
    q: q
      .replaceAll("\0", "")
      .replace(/\p{Surrogate}/gu, "")
      .trim()
      .slice(0, 60),
  };
}
