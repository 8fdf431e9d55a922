import { sql } from "kysely";
import type { Actor } from "../actor";
import { afterCursor, pageOf, pageSize } from "../cursor.server";
import { mustExist } from "../errors";
import { ordersSeenBy } from "../orders/sight.queries.server";
import type { Db } from "../outbox.server";
import type { DeliverableFile } from "./deliverable";

/** Every edition of an order's report, the latest first. The sight of the order is the caller's to check. */
export const deliverablesOf = (db: Db, orderId: string) =>
  db
    .selectFrom("deliverables as d")
    .leftJoin("signatories as g", "g.id", "d.signatory_id")
    .leftJoin("users as u", "u.id", "d.issued_by")
    .innerJoin("files as f", "f.id", "d.source_file_id")
    .leftJoin("deliverables as old", "old.id", "d.replaces_id")
    .select([
      "d.id",
      "d.number",
      "d.kind",
      "d.edition",
      "d.status",
      "d.status_reason",
      "d.status_at",
      "d.version",
    ])
    .select(["d.source_sha256", "d.combined_sha256", "d.lab_number", "d.tested_from", "d.tested_to"])
    .select(["d.issued_at", "d.legality_record_id", "old.number as replaces"])
    .select(["f.name as source_name", "f.size as source_size"])
    .select((eb) => eb.fn.coalesce("g.name", "u.name").as("signatory"))
    .where("d.order_id", "=", orderId)
    .orderBy("d.edition", "desc")
    .execute();
export type DeliverableView = Awaited<ReturnType<typeof deliverablesOf>>[number];

export interface DeliverableFilter {
  status?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** Reports and certificates of the orders an actor may see, the latest first, one page in one query. */
export async function listDeliverables(db: Db, actor: Actor, filter: DeliverableFilter = {}) {
  const limit = pageSize(filter.limit);
  const rows = await db
    .selectFrom("deliverables as d")
    .innerJoin("orders as o", "o.id", "d.order_id")
    .innerJoin("requests as r", "r.id", "o.request_id")
    .innerJoin("organisations as v", "v.id", "o.provider_id")
    .innerJoin("organisations as e", "e.id", "o.enterprise_id")
    .select(["d.id", "d.number", "d.kind", "d.edition", "d.status", "d.issued_at", "d.tested_to"])
    .select(["d.combined_sha256", "o.id as order_id", "o.number as order_number", "r.title"])
    .select(["v.name as provider_name", "e.name as enterprise_name"])
    .select(sql<string>`d.issued_at::text`.as("at"))
    .where(ordersSeenBy(actor))
    .where(filter.status ? sql<boolean>`d.status = ${filter.status}` : sql<boolean>`true`)
    .where(afterCursor(filter.cursor, "d.issued_at", "d.id"))
    .orderBy("d.issued_at", "desc")
    .orderBy("d.id", "desc")
    .limit(limit + 1)
    .execute();
  return pageOf(rows, limit);
}

const COLUMNS = {
  source: "d.source_file_id",
  sheet: "d.sheet_file_id",
  combined: "d.combined_file_id",
} as const;

/** Where a deliverable's bytes are and what to call them. Refuses with 404 whoever may not see its order. */
export async function deliverableFile(db: Db, actor: Actor, id: string, which: DeliverableFile) {
  const row = await db
    .selectFrom("deliverables as d")
    .innerJoin("orders as o", "o.id", "d.order_id")
    .innerJoin("requests as r", "r.id", "o.request_id")
    .innerJoin("files as f", "f.id", COLUMNS[which])
    .select(["f.storage_key", "f.name", "f.media_type", "d.number"])
    .where("d.id", "=", id)
    .where(ordersSeenBy(actor))
    .executeTakeFirst();
  const found = mustExist(row);
  return { ...found, name: which === "source" ? found.name : `${found.number}-${which}.pdf` };
}
