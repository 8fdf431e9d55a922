import { sql } from "kysely";
import type { Actor } from "../actor";
import type { Db } from "../outbox.server";
import { regionPrefix } from "../regions/prefix";
import type { PrintedEntry } from "./chain.server";

/** The next `limit` entries of a chain after `seq`, printed exactly as they were hashed. */
export async function printedEntries(db: Db, chain: string, after: number, limit: number) {
  const { rows } = await sql<PrintedEntry>`
    select chain::text, seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at,
      coalesce(actor_user_id::text, '') as actor, action, subject_type, subject_id, data::text as data,
      previous_hash, hash
    from audit_entries where chain = ${chain} and seq > ${after} order by seq limit ${limit}`.execute(db);
  return rows;
}

export const auditHeads = (db: Db) =>
  db.selectFrom("audit_heads").select(["chain", "seq", "hash"]).orderBy("chain").execute();

/** The heads of some chains. */
export async function auditHeadsOf(db: Db, chains: string[]) {
  if (chains.length === 0) return [];
  return db.selectFrom("audit_heads").select(["chain", "seq", "hash"]).where("chain", "in", chains).execute();
}

export const headSignatures = (db: Db, chain: string) =>
  db
    .selectFrom("audit_head_signatures")
    .select(["seq", "hash", "signature"])
    .where("chain", "=", chain)
    .orderBy("seq")
    .execute();

/** A place in the list: the moment to the microsecond, and the entry, as several can share a moment. */
export interface AuditPlace {
  at: string;
  chain: string;
  seq: number;
}

export interface AuditFilter {
  organisationId?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
  before?: AuditPlace | undefined;
  limit: number;
}

/** Audit entries of the organisations in a regulator's region and below, latest first; the administrator's are all. */
export function listAudit(db: Db, actor: Actor, filter: AuditFilter) {
  const everywhere = actor.organisationKind === "platform";
  return db
    .selectFrom("audit_entries as a")
    .leftJoin("organisations as o", "o.id", "a.chain")
    .leftJoin("users as u", "u.id", "a.actor_user_id")
    .select(["a.chain", "a.seq", "a.at", "a.action", "a.subject_type", "a.subject_id", "a.data", "a.hash"])
    .select(["o.name as organisation", "u.name as person"])
    .select(sql<string>`a.at::text`.as("moment"))
    .$if(!everywhere, (query) => query.where("o.region_code", "like", `${regionPrefix(actor.regionCode)}%`))
    .$if(filter.organisationId !== undefined, (query) =>
      query.where("a.chain", "=", filter.organisationId ?? ""),
    )
    .$if(filter.action !== undefined, (query) => query.where("a.action", "like", `${filter.action ?? ""}%`))
    .$if(filter.subject !== undefined, (query) => query.where("a.subject_id", "=", filter.subject ?? ""))
    .$if(filter.before !== undefined, (query) => query.where(olderThan(filter.before)))
    .orderBy("a.at", "desc")
    .orderBy("a.chain", "desc")
    .orderBy("a.seq", "desc")
    .limit(filter.limit)
    .execute();
}

const olderThan = (place: AuditPlace | undefined) => sql<boolean>`(a.at, a.chain, a.seq)
  < (${place?.at}::timestamptz, ${place?.chain}::uuid, ${place?.seq}::bigint)`;

/** Names of the hubs that entries speak of by id, in one language. */
export async function hubNames(db: Db, entries: unknown[], locale: "zh-CN" | "en") {
  const ids = entries.flatMap((data) =>
    Object.entries(data ?? {}).flatMap(([key, value]) => (/hubId$/i.test(key) ? [String(value)] : [])),
  );
  if (ids.length === 0) return {};
  const name = locale === "en" ? "name_en" : "name_zh";
  const rows = await db
    .selectFrom("hubs")
    .select(["id", `${name} as name`])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}
