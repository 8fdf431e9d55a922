import { CATEGORIES, type Category } from "../catalogue/service";
import { idSchema } from "../ids";
import { MEASURES, type Measure } from "./figures";

/** The figure a URL asks for; everything received when it names none we know. */
export const measureOf = (asked: string | null): Measure =>
  MEASURES.find((measure) => measure === asked) ?? "received";

/** The service category a URL asks for; "" for all of them. */
export const categoryOf = (asked: string | null): Category | "" =>
  CATEGORIES.find((category) => category === asked) ?? "";

/** A place in a list ordered by (moment, id), as a URL carries it. */
export const drillCursor = (row: { received_at: Date; id: string }) =>
  `${row.received_at.toISOString()}_${row.id}`;

/** Reads a place back; a cursor nobody gave out starts from the top. */
export function readCursor(cursor: string | null): { at: Date; id: string } | undefined {
  const [moment = "", id = ""] = cursor?.split("_") ?? [];
  const at = new Date(moment);
  if (!(at.getTime() > 0) || !idSchema.safeParse(id).success) return undefined;
  return { at, id };
}
