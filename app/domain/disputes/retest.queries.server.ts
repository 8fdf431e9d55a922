import { sql } from "kysely";
import type { Actor } from "../actor";
import type { Db } from "../outbox.server";

export interface RetestItem {
  id: string;
  sample: string;
  parameter: string;
  document: string;
  quantity: string;
}
const ITEMS = sql<RetestItem[]>`(
  select json_agg(json_build_object('id', i.id, 'sample', i.sample_name,
    'parameter', coalesce(m.name, i.parameter_text), 'document', coalesce(d.number, i.document_text),
    'quantity', i.quantity || ' ' || i.unit) order by i.position)
  from items i left join normative_documents d on d.id = i.document_id
    left join parameters m on m.id = i.parameter_id where i.id = any(t.item_ids))`.as("items");

const base = (db: Db) =>
  db
    .selectFrom("dispute_retests as t")
    .innerJoin("disputes as x", "x.id", "t.dispute_id")
    .innerJoin("sites as s", "s.id", "t.site_id")
    .select([
      "t.id",
      "t.status",
      "t.version",
      "t.instruction",
      "t.payer",
      "t.fee_note",
      "t.fee_fen",
      "t.asked_at",
    ])
    .select([
      "t.promised_on",
      "t.ended_reason",
      "t.result",
      "t.report_number",
      "t.findings",
      "t.report_file_id",
    ])
    .select(["x.number", "s.name as site", ITEMS]);

/** The re-tests of a dispute, oldest first, for those who see it; the fee is the caller's to hide from the panel. */
export const retestsOf = (db: Db, disputeId: string) =>
  base(db)
    .innerJoin("organisations as g", "g.id", "t.provider_id")
    .select(["g.name as retester", "t.legality_record_id"])
    .where("t.dispute_id", "=", disputeId)
    .orderBy("t.asked_at")
    .execute();
export type RetestView = Awaited<ReturnType<typeof retestsOf>>[number];

/**
 * What this house is asked to test, newest first, at most 100. Blind: neither the parties nor their papers nor the first
 * result, only the items, the hub that asks and what it wants known; the hub hands the sample over.
 */
export const retestsFor = (db: Db, actor: Actor) =>
  base(db)
    .innerJoin("hubs as h", "h.id", "x.hub_id")
    .select(["h.name_zh as hub_name_zh", "h.name_en as hub_name_en"])
    .select(["x.due_at", "x.clock_from", "x.due_provisional"])
    .where("t.provider_id", "=", actor.organisationId)
    .orderBy("t.asked_at", "desc")
    .orderBy("t.id", "desc")
    .limit(100)
    .execute();
export type AskedRetest = Awaited<ReturnType<typeof retestsFor>>[number];
