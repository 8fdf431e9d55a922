import { type RawBuilder, sql } from "kysely";
import { invalid } from "./errors";
import { idSchema } from "./ids";

/** A place in a list ordered by (moment, id) descending; the moment to the microsecond, which a JS date would round. */
export interface Place {
  at: string;
  id: string;
}

export const encodeCursor = ({ at, id }: Place) => Buffer.from(`${at}|${id}`).toString("base64url");

const MOMENT = /^(\d{4}-\d{2}-\d{2}) \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-](0\d|1[0-4])(:[0-5]\d)?$/;

/** Whether PostgreSQL printed this moment: JavaScript also takes "12" and the 30th of February for one. */
export function isPrintedMoment(text: string): boolean {
  const day = MOMENT.exec(text)?.[1];
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return (
    !Number.isNaN(at) && new Date(at).toISOString().startsWith(day ?? "") && !Number.isNaN(Date.parse(text))
  );
}

/** Reads a cursor that a page was given; refuses one that was tampered with. */
export function decodeCursor(cursor: string): Place {
  const [at = "", id = ""] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  if (!isPrintedMoment(at) || !idSchema.safeParse(id).success) invalid({ cursor: "invalid_format" });
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
