import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { mustExist } from "../errors";
import { servingHub } from "../organisations/place.queries.server";
import type { Db } from "../outbox.server";
import { accreditationPolicy } from "./accreditation.policy";

export interface AccreditationRow {
  id: string;
  provider_id: string;
  provider: string;
  kind: "cma" | "cnas" | "cnca" | "legal_metrology";
  number: string;
  valid_from: string;
  valid_to: string;
  status: string;
  status_reason: string | null;
  approved_at: Date | null;
  refused_at: Date | null;
  refusal_note: string | null;
  ccc_designated: boolean;
  file_id: string | null;
  version: number;
  scope: number;
  renewal: { valid_from: string; valid_to: string; file_id: string } | null;
}

const columns = sql`a.id, a.provider_id, o.name as provider, a.kind, a.number, a.valid_from, a.valid_to, a.status,
  a.status_reason, a.approved_at, a.refused_at, a.refusal_note, a.ccc_designated, a.file_id, a.version,
  (select count(*)::integer from scope_items s where s.accreditation_id = a.id and s.status = 'active') as scope,
  (select json_build_object('valid_from', n.valid_from, 'valid_to', n.valid_to, 'file_id', n.file_id)
    from accreditation_renewals n where n.accreditation_id = a.id and n.status = 'pending') as renewal`;

/** A provider's certificates with the size of their scope, the first to end first. */
export async function accreditationsOf(db: Db, providerId: string): Promise<AccreditationRow[]> {
  const { rows } = await sql<AccreditationRow>`
    select ${columns} from accreditations a join organisations o on o.id = a.provider_id
    where a.provider_id = ${providerId} order by a.valid_to, a.number`.execute(db);
  return rows;
}

/** One certificate, for its provider, the hubs that serve it and regulators above. */
export async function findAccreditation(
  db: Db,
  actor: Actor,
  id: string,
): Promise<AccreditationRow & { ordinal: number }> {
  const { rows } = await sql<AccreditationRow & { ordinal: number }>`
    select ${columns}, h.ordinal from accreditations a join organisations o on o.id = a.provider_id
    join ${servingHub} h on true where a.id = ${id}`.execute(db);
  const found = mustExist(rows[0]);
  authorizeSight(accreditationPolicy.see(actor, found));
  return found;
}

/** A certificate's copy, or its renewal's, for those who may see the certificate. */
export async function certificateFile(db: Db, actor: Actor, accreditationId: string, fileId: string) {
  const row = await findAccreditation(db, actor, accreditationId);
  authorizeSight(fileId === row.file_id || fileId === row.renewal?.file_id);
  return mustExist(
    await db
      .selectFrom("files")
      .select(["storage_key", "name", "media_type"])
      .where("id", "=", fileId)
      .executeTakeFirst(),
  );
}

export const signatoriesOf = (db: Db, providerId: string) =>
  sql<{
    id: string;
    name: string;
    number: string;
    valid_from: string;
    valid_to: string;
    status: string;
    fields: string[];
  }>`
    select g.id, g.name, a.number, g.valid_from, g.valid_to, g.status,
      array(select c.name_zh from object_classes c where c.id = any(g.object_class_ids) order by c.path) as fields
    from signatories g join accreditations a on a.id = g.accreditation_id
    where g.provider_id = ${providerId} order by g.status, g.name, a.number`
    .execute(db)
    .then(({ rows }) => rows);

/** Members with the role of signatory. */
export const signingMembers = (db: Db, providerId: string) =>
  db
    .selectFrom("memberships as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .select(["u.id", "u.name"])
    .where("m.organisation_id", "=", providerId)
    .where("m.role", "=", "signatory")
    .where("m.status", "=", "active")
    .orderBy("u.name")
    .execute();

export const objectClassChoices = (db: Db) =>
  db.selectFrom("object_classes").select(["id", "name_zh", "name_en", "path"]).orderBy("path").execute();

export const capabilitiesOf = (db: Db, providerId: string) =>
  db
    .selectFrom("capability_lines as k")
    .innerJoin("sites as s", "s.id", "k.site_id")
    .select([
      "k.id",
      "k.category",
      "k.kind",
      "k.description",
      "k.status",
      "k.decision_note",
      "s.name as site",
    ])
    .where("k.provider_id", "=", providerId)
    .orderBy("k.category")
    .orderBy("k.kind")
    .execute();
