import { sql } from "kysely";
import type { Actor } from "../actor";
import { servingHub } from "../organisations/place.queries.server";
import type { Db } from "../outbox.server";
import { plainText } from "../page-key";

const PAGE = 100;
const area = (actor: Actor) =>
  sql`h.ordinal between ${actor.hubs?.ordinal ?? 0} and ${actor.hubs?.lastOrdinal ?? -1}`;

export interface WaitingImport {
  id: string;
  provider: string;
  number: string;
  added: number;
  removed: number;
  changed: number;
  rejected: number;
  submitted_at: Date;
}

/** Annexes that wait for a hub of the actor's area, the oldest first. */
export const waitingImports = async (db: Db, actor: Actor) =>
  (
    await sql<WaitingImport>`
      select i.id, o.name as provider, a.number, coalesce(i.added, 0) as added, coalesce(i.removed, 0) as removed,
        coalesce(i.changed, 0) as changed, i.rejected, i.submitted_at
      from scope_imports i join accreditations a on a.id = i.accreditation_id
      join organisations o on o.id = i.provider_id join ${servingHub} h on true
      where i.status = 'submitted' and ${area(actor)} order by i.submitted_at limit ${PAGE}`.execute(db)
  ).rows;

export interface WaitingCertificate {
  id: string;
  provider: string;
  kind: string;
  number: string;
  valid_from: string;
  valid_to: string;
  renewal: boolean;
}

/** New and renewed certificates that wait. */
export const waitingCertificates = async (db: Db, actor: Actor) =>
  (
    await sql<WaitingCertificate>`
      select a.id, o.name as provider, a.kind, a.number, coalesce(n.valid_from, a.valid_from) as valid_from,
        coalesce(n.valid_to, a.valid_to) as valid_to, n.id is not null as renewal
      from (select id from accreditations where approved_at is null and refused_at is null
        union select accreditation_id from accreditation_renewals where status = 'pending') waiting
      join accreditations a on a.id = waiting.id
      left join accreditation_renewals n on n.accreditation_id = a.id and n.status = 'pending'
      join organisations o on o.id = a.provider_id join ${servingHub} h on true
      where ${area(actor)}
      order by a.created_at limit ${PAGE}`.execute(db)
  ).rows;

export interface WaitingLine {
  id: string;
  provider: string;
  site: string;
  category: string;
  kind: string;
  description: string;
  evidence_file_id: string | null;
}

/** Capability lines that wait. */
export const waitingLines = async (db: Db, actor: Actor) =>
  (
    await sql<WaitingLine>`
      select k.id, o.name as provider, s.name as site, k.category, k.kind, k.description, k.evidence_file_id
      from capability_lines k join sites s on s.id = k.site_id join organisations o on o.id = k.provider_id
      join ${servingHub} h on true where k.status = 'pending' and ${area(actor)} order by k.created_at limit ${PAGE}`.execute(
      db,
    )
  ).rows;

export interface Designation {
  id: string;
  provider: string;
  site: string;
  object: string;
  basis: string;
  valid_from: string;
  valid_to: string | null;
}

/** Whom the hub's own place has named for compulsory verification. */
export const designationsAt = async (db: Db, regionCode: string) =>
  (
    await sql<Designation>`
      select v.id, o.name as provider, s.name as site, c.name_zh as object, v.basis, v.valid_from, v.valid_to
      from verification_designations v join sites s on s.id = v.site_id join organisations o on o.id = v.provider_id
      join object_classes c on c.id = v.object_class_id
      where v.region_code = ${regionCode} order by c.name_zh, o.name limit ${PAGE}`.execute(db)
  ).rows;

/** Classes of instruments under compulsory verification. */
export const compulsoryChoices = (db: Db) =>
  db
    .selectFrom("compulsory_instruments as i")
    .innerJoin("object_classes as c", "c.id", "i.object_class_id")
    .select(["c.id", "c.name_zh", "c.name_en"])
    .distinct()
    .orderBy("c.name_zh")
    .execute();

/** Open sites of providers with metrology authorisation whose name contains `text`. */
export const metrologySites = async (db: Db, text: string) =>
  (
    await sql<{ id: string; site: string; provider: string }>`
      select s.id, s.name as site, o.name as provider from sites s join organisations o on o.id = s.provider_id
      where o.kind = 'provider' and s.closed_at is null and o.name ilike ${`%${plainText(text)
        .replace(/[\\%_]/g, "\\$&")
        .slice(0, 60)}%`}
        and exists (select from accreditations a where a.provider_id = o.id and a.kind = 'legal_metrology')
      order by o.name, s.name limit 50`.execute(db)
  ).rows;

/** A capability line's evidence, with the position of the hub that serves its provider. */
export const evidenceOf = async (db: Db, id: string) =>
  (
    await sql<{
      provider_id: string;
      ordinal: number;
      storage_key: string;
      name: string;
      media_type: string;
    }>`
      select k.provider_id, h.ordinal, f.storage_key, f.name, f.media_type
      from capability_lines k join files f on f.id = k.evidence_file_id
      join organisations o on o.id = k.provider_id join ${servingHub} h on true where k.id = ${id}`.execute(
      db,
    )
  ).rows[0];
