import { sql } from "kysely";
import type { Actor } from "../actor";
import { mustHold } from "../errors";
import type { Db, Tx } from "../outbox.server";

const base = (db: Db) =>
  db
    .selectFrom("subcontracts as s")
    .innerJoin("orders as o", "o.id", "s.order_id")
    .innerJoin("organisations as p", "p.id", "o.provider_id")
    .innerJoin("organisations as c", "c.id", "s.subcontractor_id")
    .innerJoin("sites as t", "t.id", "s.site_id")
    .select(["s.id", "s.order_id", "s.item_ids", "s.reason", "s.status", "s.version", "s.legality_record_id"])
    .select(["s.proposed_at", "s.client_consented_at", "s.subcontractor_consented_at", "s.ended_reason"])
    .select(["s.subcontractor_id", "o.number as order_number", "o.promised_on", "o.status as order_status"])
    .select(["p.name as performer", "c.name as subcontractor", "t.name as site"])
    .select(
      sql<{ id: string; sample: string; parameter: string; document: string; quantity: string }[]>`(
        select json_agg(json_build_object('id', i.id, 'sample', i.sample_name,
          'parameter', coalesce(m.name, i.parameter_text), 'document', coalesce(d.number, i.document_text),
          'quantity', i.quantity || ' ' || i.unit) order by i.position)
        from items i left join normative_documents d on d.id = i.document_id
          left join parameters m on m.id = i.parameter_id where i.id = any(s.item_ids))`.as("items"),
    );

/** Subcontracts of one order, oldest first; who may see the order sees them. */
export const subcontractsOf = (db: Db, orderId: string) =>
  base(db).where("s.order_id", "=", orderId).orderBy("s.proposed_at").orderBy("s.id").execute();
export type SubcontractView = Awaited<ReturnType<typeof subcontractsOf>>[number];

/** What others ask this provider to do for them, newest first; never what the client pays. */
export const subcontractsFor = (db: Db, actor: Actor) =>
  base(db)
    .where("s.subcontractor_id", "=", actor.organisationId)
    .orderBy("s.proposed_at", "desc")
    .orderBy("s.id", "desc")
    .limit(100)
    .execute();

/**
 * The parts of an order that others do with both consents, for the issue of its report. Refuses with 409
 * `subcontract_pending` while a proposal waits for an answer: what is reported must be certain.
 */
export async function agreedParts(tx: Tx, orderId: string) {
  const rows = await tx
    .selectFrom("subcontracts")
    .select(["id", "status", "item_ids", "subcontractor_id", "site_id"])
    .where("order_id", "=", orderId)
    .where("status", "in", ["proposed", "agreed"])
    .orderBy("proposed_at")
    .execute();
  mustHold(!rows.some(({ status }) => status === "proposed"), "subcontract_pending");
  return rows;
}
