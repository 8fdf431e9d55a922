import { sql } from "kysely";
import type { Actor } from "../actor";
import type { Db, Tx } from "../outbox.server";
import { servingHub } from "./place.queries.server";

export interface WaitingOrganisation {
  id: string;
  kind: string;
  name: string;
  uscc: string;
  region: string;
  contact_name: string;
  contact_phone: string;
  licence_file_id: string | null;
  licence_name: string | null;
  introduction: string | null;
  created_at: Date;
}

const PAGE = 100;

const waiting = (actor: Actor, which: ReturnType<typeof sql>) => sql<WaitingOrganisation>`
  select o.id, o.kind, o.name, o.uscc, r.name as region, o.contact_name, o.contact_phone, o.licence_file_id,
    f.name as licence_name, p.introduction, o.created_at
  from organisations o
  join regions r on r.code = o.region_code
  left join files f on f.id = o.licence_file_id
  left join providers p on p.organisation_id = o.id
  join ${servingHub} h on true
  where ${which} and o.status = 'active' and h.ordinal between ${actor.hubs?.ordinal ?? 0} and ${actor.hubs?.lastOrdinal ?? -1}
  order by o.created_at limit ${PAGE}`;

/** Organisations of the area whose credit code waits for a hub. */
export const usccExceptions = async (db: Db, actor: Actor) =>
  (await waiting(actor, sql`o.uscc_state = 'exception_pending'`).execute(db)).rows;

/** Provisional providers of the area whose code is settled. */
export const provisionalProviders = async (db: Db, actor: Actor) =>
  (await waiting(actor, sql`p.provisional and o.uscc_state <> 'exception_pending'`).execute(db)).rows;

/** An organisation under vetting, locked, with the position of the hub that serves it. */
export async function lockForVetting(tx: Tx, organisationId: string) {
  const { rows } = await sql<{ uscc_state: string; provisional: boolean | null; ordinal: number }>`
    select o.uscc_state, p.provisional, h.ordinal from organisations o
    left join providers p on p.organisation_id = o.id
    join ${servingHub} h on true where o.id = ${organisationId} for update of o`.execute(tx);
  return rows[0];
}

/** The licence of an organisation, for the hub that vets it. */
export async function licenceOf(db: Db, organisationId: string) {
  const { rows } = await sql<{ storage_key: string; media_type: string; name: string; ordinal: number }>`
    select f.storage_key, f.media_type, f.name, h.ordinal from organisations o
    join files f on f.id = o.licence_file_id
    join ${servingHub} h on true where o.id = ${organisationId}`.execute(db);
  return rows[0];
}
