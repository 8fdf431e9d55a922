import type { Db } from "../outbox.server";
import type { LegalityBody } from "./legality-record";

/** A stored record with what decides who may open it; undefined when there is none. */
export async function findLegality(db: Db, id: string) {
  const row = await db
    .selectFrom("legality_records as l")
    .innerJoin("packages as p", "p.id", "l.package_id")
    .innerJoin("requests as r", "r.id", "p.request_id")
    .innerJoin("hubs as h", "h.id", "r.hub_id")
    .innerJoin("hubs as origin", "origin.id", "r.origin_hub_id")
    .leftJoin("users as u", "u.id", "l.actor_id")
    .select([
      "l.id",
      "l.moment",
      "l.verdict",
      "l.rule_version",
      "l.promised_on",
      "l.body",
      "l.at",
      "l.provider_id",
    ])
    .select(["r.id as request_id", "r.number as request_number", "r.title", "r.enterprise_id"])
    .select(["h.ordinal as hub_ordinal", "origin.ordinal as origin_ordinal", "u.name as actor_name"])
    .where("l.id", "=", id)
    .executeTakeFirst();
  return row && { ...row, body: row.body as unknown as LegalityBody };
}
