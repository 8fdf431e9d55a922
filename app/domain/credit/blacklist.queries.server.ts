import { type Expression, type SqlBool, sql } from "kysely";
import { afterCursor, pageOf } from "../cursor.server";
import type { Db } from "../outbox.server";
import type { Decider } from "./credit.policy";

/** Orders whose work or acceptance is still to come: what a hub has to look after when their provider falls away. */
export const UNFINISHED = [
  ...["confirmed", "sample_received", "on_site", "in_progress", "report_issued", "disputed"],
] as const;

/** The numbers of a provider's unfinished orders, by the hub that has them. */
export async function openOrdersByHub(db: Db, providerId: string) {
  return db
    .selectFrom("orders")
    .select("hub_id as hubId")
    .select(sql<string[]>`array_agg(number order by number)`.as("orders"))
    .where("provider_id", "=", providerId)
    .where("status", "in", [...UNFINISHED])
    .groupBy("hub_id")
    .orderBy("hub_id")
    .execute();
}

/** The office that put the provider where it stands now; null where nobody signed. */
export async function listedBy(db: Db, providerId: string): Promise<Decider | null> {
  const row = await db
    .selectFrom("blacklistings as b")
    .innerJoin("organisations as w", "w.id", "b.listed_organisation_id")
    .select(["w.kind", "w.region_code"])
    .where("b.provider_id", "=", providerId)
    .where("b.lifted_at", "is", null)
    .executeTakeFirst();
  return row ?? null;
}

const PAGE = 20;
const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** Who stands on the blacklist, latest first, twenty a page: for anybody to read, by name or credit code. */
export async function publicBlacklist(db: Db, filter: { q?: string; cursor?: string | undefined }) {
  const q = filter.q ?? "";
  const named: Expression<SqlBool> = q
    ? sql<SqlBool>`b.provider_id = any(array(select id from organisations
        where name ilike ${like(q)} or uscc = ${q.toUpperCase()}))`
    : sql<SqlBool>`true`;
  const rows = await db
    .selectFrom("blacklistings as b")
    .innerJoin("organisations as o", "o.id", "b.provider_id")
    .leftJoin("regions as r", "r.code", "o.region_code")
    .leftJoin("organisations as w", "w.id", "b.listed_organisation_id")
    .select(["b.id", "o.name", "o.uscc", "o.demo", "r.name as region", "b.reason", "b.legal_basis"])
    .select(["b.listed_at", "b.ends_on", "w.name as decided_by"])
    .select(sql<string>`b.listed_at::text`.as("at"))
    .where("b.lifted_at", "is", null)
    .where(named)
    .where(afterCursor(filter.cursor, "b.listed_at", "b.id"))
    .orderBy("b.listed_at", "desc")
    .orderBy("b.id", "desc")
    .limit(PAGE + 1)
    .execute();
  return pageOf(rows, PAGE);
}

/** Every time a provider stood on the blacklist, latest first. */
export const listingsOf = (db: Db, providerId: string) =>
  db
    .selectFrom("blacklistings as b")
    .leftJoin("organisations as w", "w.id", "b.listed_organisation_id")
    .select(["b.id", "b.reason", "b.legal_basis", "b.listed_at", "b.ends_on"])
    .select(["b.lifted_at", "b.lifted_by", "b.lift_reason", "w.name as decided_by"])
    .where("b.provider_id", "=", providerId)
    .orderBy("b.listed_at", "desc")
    .limit(20)
    .execute();
export type Listing = Awaited<ReturnType<typeof listingsOf>>[number];
