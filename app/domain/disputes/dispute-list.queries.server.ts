import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../actor";
import { afterCursor, pageOf, pageSize } from "../cursor.server";
import type { Db } from "../outbox.server";
import { disputesSeenBy } from "./sight.queries.server";

export const DISPUTE_VIEWS = ["open", "overdue", "over"] as const;
export interface DisputeFilter {
  view?: (typeof DISPUTE_VIEWS)[number] | undefined;
  status?: string | undefined;
  /** Words of the request's title, or a whole number of dispute or order. */
  q?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
const IS_OPEN = sql<boolean>`d.status not in ('decided', 'withdrawn')`;
const VIEWS: Record<(typeof DISPUTE_VIEWS)[number], RawBuilder<boolean>> = {
  open: IS_OPEN,
  overdue: sql<boolean>`${IS_OPEN} and d.due_at <= now()`,
  over: sql<boolean>`d.status in ('decided', 'withdrawn')`,
};

/** The disputes an actor may see, newest first, one page in one query; no amounts. */
export async function listDisputes(db: Db, actor: Actor, filter: DisputeFilter = {}) {
  const limit = pageSize(filter.limit);
  const q = filter.q?.trim() ?? "";
  const rows = await db
    .selectFrom("disputes as d")
    .innerJoin("orders as o", "o.id", "d.order_id")
    .innerJoin("requests as r", "r.id", "o.request_id")
    .innerJoin("organisations as e", "e.id", "d.enterprise_id")
    .innerJoin("organisations as v", "v.id", "d.provider_id")
    .innerJoin("hubs as h", "h.id", "d.hub_id")
    .leftJoin("dispute_decisions as c", "c.dispute_id", "d.id")
    .select(["d.id", "d.number", "d.status", "d.opened_at", "d.clock_from", "d.due_at", "d.due_provisional"])
    .select(["d.order_id", "d.version", "d.wants", "o.number as order_number", "r.title", "c.decision"])
    .select(["e.name as enterprise_name", "v.name as provider_name"])
    .select(["h.name_zh as hub_name_zh", "h.name_en as hub_name_en"])
    .select(sql<string>`d.opened_at::text`.as("at"))
    .where(disputesSeenBy(actor))
    .where(filter.view ? VIEWS[filter.view] : sql<boolean>`true`)
    .where(filter.status ? sql<boolean>`d.status = ${filter.status}` : sql<boolean>`true`)
    .where(
      q
        ? sql<boolean>`(d.number = ${q.toUpperCase()} or o.number = ${q.toUpperCase()} or r.title ilike ${like(q)})`
        : sql<boolean>`true`,
    )
    .where(afterCursor(filter.cursor, "d.opened_at", "d.id"))
    .orderBy("d.opened_at", "desc")
    .orderBy("d.id", "desc")
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit);
}

/** The order's latest dispute, if any, for those who see the order. */
export const disputeOfOrder = (db: Db, orderId: string) =>
  db
    .selectFrom("disputes")
    .select(["id", "number", "status", "reason", "clock_from", "due_at", "due_provisional"])
    .where("order_id", "=", orderId)
    .orderBy("opened_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
