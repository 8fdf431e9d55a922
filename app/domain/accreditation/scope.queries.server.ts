import { sql } from "kysely";
import type { Db } from "../outbox.server";
import { plainText } from "../page-key";

export interface ScopeRow {
  id: string;
  site: string;
  kind: string;
  object: string;
  placed: boolean;
  norm: string;
  title: string;
  parameter: string;
  parameter_id: string;
  limitation: string;
  limitation_state: string;
  range: string;
  range_state: string;
  suspended: boolean;
}

export const SCOPE_PAGE = 50;

/** One page of a certificate's active scope; `text` is looked for in object, parameter and document number. */
export async function scopePage(db: Db, accreditationId: string, { text = "", page = 1, today = "" }) {
  const words = `%${plainText(text)
    .trim()
    .slice(0, 60)
    .replace(/[\\%_]/g, "\\$&")}%`;
  const matches = sql`s.accreditation_id = ${accreditationId} and s.status = 'active'
    and (${words} = '%%' or s.object_text ilike ${words} or p.name ilike ${words} or d.std_norm ilike ${words})`;
  const { rows } = await sql<ScopeRow & { total: number }>`
    select s.id, t.name as site, s.kind, s.object_text as object, s.object_placed as placed, d.std_norm as norm,
      d.title_zh as title, p.name as parameter, p.id as parameter_id, s.limitation_text as limitation,
      s.limitation_state, s.range_text as range, s.range_state, count(*) over ()::integer as total,
      exists (select from parameter_suspensions x where x.provider_id = s.provider_id and x.parameter_id = s.parameter_id
        and ${today}::date between x.starts_on and coalesce(x.ends_on, 'infinity')) as suspended
    from scope_items s join sites t on t.id = s.site_id join normative_documents d on d.id = s.document_id
    join parameters p on p.id = s.parameter_id where ${matches}
    order by t.name, s.object_text, d.std_norm, p.name, s.id
    limit ${SCOPE_PAGE} offset ${(page - 1) * SCOPE_PAGE}`.execute(db);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** A provider's suspended parameters, the latest first. */
export const parameterSuspensionsOf = (db: Db, providerId: string) =>
  db
    .selectFrom("parameter_suspensions as x")
    .innerJoin("parameters as p", "p.id", "x.parameter_id")
    .innerJoin("normative_documents as d", "d.id", "p.document_id")
    .select(["x.id", "x.reason", "x.starts_on", "x.ends_on", "p.name as parameter", "d.std_norm as norm"])
    .where("x.provider_id", "=", providerId)
    .orderBy("x.starts_on", "desc")
    .limit(100)
    .execute();
