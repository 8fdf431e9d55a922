import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../actor";
import type { BoardFilter } from "./board";

/** The hubs a board covers, as an array known before the scan begins, so that the index on the hub serves it. */
export function hubsInScope(actor: Actor, scope: BoardFilter["scope"]): RawBuilder<string> {
  const { hubId, ordinal, lastOrdinal } = actor.hubs ?? { hubId: null, ordinal: 0, lastOrdinal: -1 };
  if (scope === "own") return sql`any(array[${hubId}::uuid])`;
  return sql`any(array(select id from hubs where ordinal between ${ordinal} and ${lastOrdinal}))`;
}

/** Words of the title, the enterprise's name or a number, and one of the packages' categories. */
export function matchesFilter({ q, category }: BoardFilter): RawBuilder<boolean> {
  const like = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const words = q
    ? sql`(r.title ilike ${like} or e.name ilike ${like} or r.number = ${q.toUpperCase()})`
    : sql`true`;
  const cell = category
    ? sql`exists (select from packages c where c.request_id = r.id and c.category = ${category})`
    : sql`true`;
  return sql`${words} and ${cell}`;
}
