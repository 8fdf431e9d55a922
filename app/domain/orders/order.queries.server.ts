import { sql } from "kysely";
import type { Actor } from "../actor";
import { UNFINISHED } from "../credit/blacklist.queries.server";
import { afterCursor, pageOf, pageSize } from "../cursor.server";
import { mustExist } from "../errors";
import type { Db } from "../outbox.server";
import { ordersSeenBy } from "./sight.queries.server";

export interface OrderFilter {
  status?: string | undefined;
  /** Words of the request's title, or a whole order number. */
  q?: string | undefined;
  /** Only orders of providers on the blacklist. */
  blacklisted?: boolean | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** The orders an actor may see, newest first, one page in one query. Both parties' names, the fee, the open promise. */
export async function listOrders(db: Db, actor: Actor, filter: OrderFilter = {}) {
  const limit = pageSize(filter.limit);
  const q = filter.q?.trim() ?? "";
  const rows = await db
    .selectFrom("orders as o")
    .innerJoin("requests as r", "r.id", "o.request_id")
    .innerJoin("packages as p", "p.id", "o.package_id")
    .innerJoin("organisations as e", "e.id", "o.enterprise_id")
    .innerJoin("organisations as v", "v.id", "o.provider_id")
    .innerJoin("providers as b", "b.organisation_id", "o.provider_id")
    .select(["o.id", "o.number", "o.status", "o.amount_fen", "o.promised_on", "o.created_at", "o.version"])
    .select([
      "o.held_at",
      "o.suspended_at",
      "o.cancel_requested_by",
      "o.auto_accept_at",
      "o.follow_up_due_at",
    ])
    .select(["o.request_id", "o.first_issued_at", "r.title", "r.number as request_number"])
    .select(["p.category", "p.kind", "e.name as enterprise_name", "v.name as provider_name"])
    .select(
      sql<boolean>`b.blacklisted_at is not null and o.status in (${sql.join([...UNFINISHED])})`.as(
        "blacklisted",
      ),
    )
    .select(sql<string>`o.created_at::text`.as("at"))
    .where(ordersSeenBy(actor))
    .where(
      filter.blacklisted
        ? sql<boolean>`o.status in (${sql.join([...UNFINISHED])}) and o.provider_id = any(array(
            select provider_id from blacklistings where lifted_at is null))`
        : sql<boolean>`true`,
    )
    .where(filter.status ? sql<boolean>`o.status = ${filter.status}` : sql<boolean>`true`)
    .where(q ? sql<boolean>`(o.number = ${q.toUpperCase()} or r.title ilike ${like(q)})` : sql<boolean>`true`)
    .where(afterCursor(filter.cursor, "o.created_at", "o.id"))
    .orderBy("o.created_at", "desc")
    .orderBy("o.id", "desc")
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit);
}
export type OrderRow = Awaited<ReturnType<typeof listOrders>>["items"][number];

/** One order with the names and places around it; refuses with 404 when the actor may not see it. */
export async function findOrder(db: Db, actor: Actor, id: string) {
  const row = await db
    .selectFrom("orders as o")
    .innerJoin("requests as r", "r.id", "o.request_id")
    .innerJoin("packages as p", "p.id", "o.package_id")
    .innerJoin("awards as a", "a.id", "o.award_id")
    .innerJoin("organisations as e", "e.id", "o.enterprise_id")
    .innerJoin("organisations as v", "v.id", "o.provider_id")
    .innerJoin("hubs as h", "h.id", "r.hub_id")
    .innerJoin("hubs as g", "g.id", "r.origin_hub_id")
    .innerJoin("providers as b", "b.organisation_id", "o.provider_id")
    .leftJoin("sites as s", "s.id", "o.site_id")
    .selectAll("o")
    .select("b.blacklisted_at as provider_blacklisted_at")
    .select(["r.title", "r.number as request_number", "r.delivery", "r.suspended_at as request_suspended_at"])
    .select([
      "r.region_code",
      "p.category",
      "p.stage",
      "p.kind",
      "a.basis",
      "a.legality_record_id",
      "a.awarded_at",
    ])
    .select(["e.name as enterprise_name", "e.uscc as enterprise_uscc", "e.address as enterprise_address"])
    .select(["e.contact_name as enterprise_contact", "e.contact_phone as enterprise_phone"])
    .select(["v.name as provider_name", "v.uscc as provider_uscc", "v.address as provider_address"])
    .select(["v.contact_name as provider_contact", "v.contact_phone as provider_phone"])
    .select(["h.name_zh as hub_name_zh", "h.name_en as hub_name_en", "h.ordinal as hub_ordinal"])
    .select(["g.ordinal as origin_ordinal", "s.name as site_name", "s.address as site_address"])
    .where("o.id", "=", id)
    .where(ordersSeenBy(actor))
    .executeTakeFirst();
  return mustExist(row);
}
export type OrderView = Awaited<ReturnType<typeof findOrder>>;

/** The items of an order with what each costs; a designated order has one fee for all. */
export const orderItems = (db: Db, order: { package_id: string; award_id: string }) =>
  db
    .selectFrom("items as i")
    .leftJoin("normative_documents as d", "d.id", "i.document_id")
    .leftJoin("parameters as m", "m.id", "i.parameter_id")
    .leftJoin("awards as a", (join) => join.on("a.id", "=", order.award_id))
    .leftJoin("quote_items as t", (join) =>
      join.onRef("t.quote_id", "=", "a.quote_id").onRef("t.item_id", "=", "i.id"),
    )
    .select(["i.id", "i.position", "i.sample_name", "i.quantity", "i.unit", "t.amount_fen"])
    .select((eb) => eb.fn.coalesce("d.number", "i.document_text").as("document"))
    .select((eb) => eb.fn.coalesce("m.name", "i.parameter_text").as("parameter"))
    .where("i.package_id", "=", order.package_id)
    .orderBy("i.position")
    .execute();
export type OrderItem = Awaited<ReturnType<typeof orderItems>>[number];

/** What happened to an order, oldest first. Everybody who sees the order sees all of it: both parties were there. */
export const orderEvents = (db: Db, orderId: string) =>
  db
    .selectFrom("events as v")
    .leftJoin("users as u", "u.id", "v.actor_user_id")
    .leftJoin("organisations as o", "o.id", "v.actor_organisation_id")
    .select(["v.id", "v.kind", "v.at", "v.data", "u.name as user_name", "o.name as organisation_name"])
    .where("v.order_id", "=", orderId)
    .orderBy("v.at")
    .orderBy("v.id")
    .limit(500)
    .execute();
export type OrderEventRow = Awaited<ReturnType<typeof orderEvents>>[number];

/** The photo or slip of an order: where its bytes are. Refuses with 404 what the actor may not see or nobody attached. */
export async function orderFile(db: Db, actor: Actor, orderId: string, which: "sample" | "slip") {
  const column = which === "sample" ? "o.sample_file_id" : "o.transfer_slip_file_id";
  const row = await db
    .selectFrom("orders as o")
    .innerJoin("requests as r", "r.id", "o.request_id")
    .innerJoin("files as f", "f.id", column)
    .select(["f.storage_key", "f.name", "f.media_type"])
    .where("o.id", "=", orderId)
    .where(ordersSeenBy(actor))
    .executeTakeFirst();
  return mustExist(row);
}
