import * as z from "zod";
import { CATEGORIES } from "../catalogue/service";
import { plainText } from "../page-key";

const short = z.string().trim().max(100).transform(plainText).catch("").default("");

/** The directory's filters as they stand in the URL; what cannot be read is left out, never refused. */
export const directoryFilter = z.object({
  q: short,
  document: short,
  parameter: short,
  region: z
    .string()
    .regex(/^(\d{6})?$/)
    .catch("")
    .default(""),
  category: z
    .enum(["", ...CATEGORIES])
    .catch("")
    .default(""),
  after: z.string().max(300).catch("").default(""),
});
export type DirectoryFilter = z.output<typeof directoryFilter>;
