import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { mustExist } from "../errors";
import { servingHub } from "../organisations/place.queries.server";
import type { Db, Tx } from "../outbox.server";
import { accreditationPolicy } from "./accreditation.policy";

export interface LockedAccreditation {
  id: string;
  provider_id: string;
  kind: string;
  number: string;
  valid_from: string;
  valid_to: string;
  status: string;
  approved_at: Date | null;
  refused_at: Date | null;
  version: number;
  ordinal: number;
}

/** The accreditation, locked, if the actor may see it at all. */
export async function lockAccreditation(tx: Tx, actor: Actor, id: string): Promise<LockedAccreditation> {
  const { rows } = await sql<LockedAccreditation>`
    select a.id, a.provider_id, a.kind, a.number, a.valid_from, a.valid_to, a.status, a.approved_at, a.refused_at,
      a.version, h.ordinal
    from accreditations a join organisations o on o.id = a.provider_id join ${servingHub} h on true
    where a.id = ${id} for update of a`.execute(tx);
  const found = mustExist(rows[0]);
  authorizeSight(accreditationPolicy.see(actor, found));
  return found;
}

/** Position of the hub that serves a provider; refuses with 404 for anything else than a provider. */
export async function servingOrdinal(db: Db, providerId: string): Promise<number> {
  const { rows } = await sql<{ ordinal: number }>`
    select h.ordinal from organisations o join ${servingHub} h on true
    where o.id = ${providerId} and o.kind = 'provider'`.execute(db);
  return mustExist(rows[0]).ordinal;
}
