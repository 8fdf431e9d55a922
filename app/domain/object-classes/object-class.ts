import * as z from "zod";
import { idSchema } from "../ids";
import { text } from "../messages";

/** `any`: a person looked, and the object narrows nothing. It has to be said, an empty choice is none. */
export const placementSchema = z.object({
  text: text(1, 200),
  classId: z.union([z.literal("any").transform(() => null), idSchema], { error: "required" }),
});
export type Placement = z.output<typeof placementSchema>;

export interface ObjectClass {
  id: string;
  code: string;
  nameZh: string;
  nameEn: string;
  path: string;
  aliases: string[];
}

/** 0 for a root, 1 for its children …: how far a class is indented in a list of the tree. */
export const depthOf = ({ path }: Pick<ObjectClass, "path">) => path.split("/").length - 2;

/**
 * The class a text most likely means: the longest name or alias it contains. Only ever a suggestion; a person
 * places (DOMAIN 4.3).
 */
export function suggestClass(words: string, classes: readonly ObjectClass[]): ObjectClass | null {
  let best: { size: number; found: ObjectClass } | null = null;
  for (const found of classes) {
    for (const name of [found.nameZh, ...found.aliases]) {
      if (name.length > (best?.size ?? 1) && words.includes(name)) best = { size: name.length, found };
    }
  }
  return best?.found ?? null;
}
