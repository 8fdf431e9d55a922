import { sql } from "kysely";
import { type Actor, isProvider } from "../actor";
import { mustExist } from "../errors";
import type { Db } from "../outbox.server";
import { requestPolicy } from "./request.policy";
import { seenBy } from "./sight.queries.server";

/**
 * One request with the names around it; refuses 404 when the actor may not see it. The budget is an amount:
 * only the enterprise reads it (DOMAIN 5). To a provider the version is 0: it moves with every rival's offer.
 */
export async function findRequest(db: Db, actor: Actor, id: string) {
  const row = await db
    .selectFrom("requests as r")
    .innerJoin("organisations as e", "e.id", "r.enterprise_id")
    .innerJoin("hubs as h", "h.id", "r.hub_id")
    .innerJoin("hubs as o", "o.id", "r.origin_hub_id")
    .innerJoin("regions as g", "g.code", "r.region_code")
    .selectAll("r")
    .select(["e.name as enterprise_name", "g.name as region_name"])
    .select([
      "h.name_zh as hub_name_zh",
      "h.name_en as hub_name_en",
      "h.level as hub_level",
      "h.phone as hub_phone",
    ])
    .select(["h.ordinal as hub_ordinal", "h.parent_id as hub_parent_id", "o.ordinal as origin_ordinal"])
    .where("r.id", "=", id)
    .where(seenBy(actor))
    .executeTakeFirst();
  const found = mustExist(row);
  const seen = requestPolicy.seeAllAmounts(actor, found) ? found : { ...found, budget_fen: null };
  return isProvider(actor) ? { ...seen, version: 0 } : seen;
}
export type RequestView = Awaited<ReturnType<typeof findRequest>>;

/** The packages of a request with their items; a provider gets those it was invited to. */
export async function packagesOf(db: Db, actor: Actor, requestId: string) {
  const packages = await db
    .selectFrom("packages as p")
    .leftJoin("orders as o", "o.package_id", "p.id")
    .leftJoin("catalogue_items as c", "c.code", "p.catalogue_code")
    .selectAll("p")
    .select(["o.id as order_id", "o.number as order_number", "o.status as order_status"])
    .select(["c.name_zh as catalogue_name_zh", "c.name_en as catalogue_name_en"])
    .where("p.request_id", "=", requestId)
    .$if(actor.organisationKind === "provider", (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom("invitations as i")
            .select("i.id")
            .whereRef("i.package_id", "=", "p.id")
            .where("i.provider_id", "=", actor.organisationId),
        ),
      ),
    )
    .orderBy("p.position")
    .execute();
  const items = await itemsOf(
    db,
    packages.map((pack) => pack.id),
  );
  const mine = actor.organisationKind === "provider" ? await ownOrders(db, actor, requestId) : null;
  return packages.map((pack) => ({
    ...pack,
    // a rival's order is not the reader's to know
    ...(mine && !mine.has(pack.order_id ?? "")
      ? { order_id: null, order_number: null, order_status: null }
      : {}),
    items: items.filter((item) => item.package_id === pack.id),
  }));
}
export type PackageView = Awaited<ReturnType<typeof packagesOf>>[number];

async function ownOrders(db: Db, actor: Actor, requestId: string) {
  const rows = await db
    .selectFrom("orders")
    .select("id")
    .where("request_id", "=", requestId)
    .where("provider_id", "=", actor.organisationId)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Items with the document's state and, where it was superseded, the edition that took its place. */
async function itemsOf(db: Db, packageIds: string[]) {
  if (packageIds.length === 0) return [];
  return db
    .selectFrom("items as i")
    .leftJoin("normative_documents as d", "d.id", "i.document_id")
    .leftJoin("object_classes as c", "c.id", "i.object_class_id")
    .selectAll("i")
    .select(["d.title_zh as document_title", "d.status as document_status"])
    .select(["c.name_zh as class_name_zh", "c.name_en as class_name_en"])
    .select(
      sql<string | null>`(select n.number from normative_document_relations x
        join normative_documents n on n.id = x.newer_id and n.status = 'current'
        where x.older_id = i.document_id order by n.year desc limit 1)`.as("replaced_by"),
    )
    .where("i.package_id", "in", packageIds)
    .orderBy("i.package_id")
    .orderBy("i.position")
    .execute();
}

/** Nothing of it is left but what was taken back. */
export async function allWithdrawn(db: Db, requestId: string): Promise<boolean> {
  const left = await db
    .selectFrom("packages")
    .select("id")
    .where("request_id", "=", requestId)
    .where("status", "<>", "withdrawn")
    .limit(1)
    .executeTakeFirst();
  return left === undefined;
}
