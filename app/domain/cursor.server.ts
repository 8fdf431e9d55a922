import { type RawBuilder, sql } from "kysely";
import { invalid } from "./errors";
import { idSchema } from "./ids";

/** A place in a list ordered by (moment, id) descending; the moment to the microsecond, which a JS date would round. */
export interface Place {
  at: string;
  id: string;
}

export const encodeCursor = ({ at, id }: Place) => Buffer.from(`${at}|${id}`).toString("base64url");

/** Reads a cursor that a page was given; refuses one that was tampered with. */
export function decodeCursor(cursor: string): Place {
  const [at = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  if (Number.isNaN(Date.parse(at)) || !idSchema.safeParse(id).success) invalid({ cursor: "invalid_format" });
  return { at, id };
}

/** Rows after the cursor's place, newest first; everything without a cursor. `moment` and `id` name the columns. */
export function afterCursor(cursor: string | undefined, moment: string, id: string): RawBuilder<boolean> {
  if (!cursor) return sql<boolean>`true`;
  const place = decodeCursor(cursor);
  return sql<boolean>`(${sql.ref(moment)}, ${sql.ref(id)}) < (${place.at}::timestamptz, ${place.id}::uuid)`;
}

/** Cuts `limit + 1` rows to a page and says where the next one begins. */
export function pageOf<T extends Place>(rows: readonly T[], limit: number) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encodeCursor(last) : null };
}

/** A page size within 1 and 100, 20 unless asked. */
export const pageSize = (asked: number | undefined) => Math.min(Math.max(asked ?? 20, 1), 100);
