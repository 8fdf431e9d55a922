import { sql } from "kysely";
import type { Db } from "../outbox.server";
import { normaliseParameterName } from "./parameter-name";

export interface ParameterChoice {
  id: string;
  name: string;
  aliases: string[];
  /** Providers with an active scope row for it. */
  providers: number;
}

/** The document's vocabulary, merged names as aliases; narrowed by what is typed, commonest first, at most `limit`. */
export async function documentParameters(
  db: Db,
  documentId: string,
  options: { q?: string | undefined; limit?: number } = {},
): Promise<ParameterChoice[]> {
  const typed = normaliseParameterName(options.q ?? "").replace(/[\\%_]/g, "\\$&");
  const { rows } = await sql<ParameterChoice>`
    select p.id, p.name,
      coalesce((select array_agg(distinct a.alias) from parameter_aliases a
        where a.document_id = p.document_id and a.parameter_id = p.id and a.alias <> p.name), '{}') as aliases,
      (select count(distinct s.provider_id) from scope_items s join parameters m on m.id = s.parameter_id
        where s.document_id = p.document_id and s.status = 'active'
          and (m.id = p.id or m.merged_into = p.id)) as providers
    from parameters p
    where p.document_id = ${documentId} and p.merged_into is null
      and (${typed} = '' or exists (select from parameter_aliases a where a.document_id = p.document_id
        and a.parameter_id = p.id and a.alias_norm like ${`%${typed}%`}) or lower(p.name) like ${`%${typed}%`})
    order by providers desc, p.name limit ${options.limit ?? 200}`.execute(db);
  return rows;
}

export interface RegionCount {
  code: string;
  name: string;
  parent: string | null;
  providers: number;
}

/** Where the document's holders are: providers with a row under a certificate in force, by city of the site. */
export async function holdersByCity(db: Db, documentId: string, today: string): Promise<RegionCount[]> {
  const { rows } = await sql<RegionCount>`
    select r.code, r.name, province.name as parent, count(distinct s.provider_id) as providers
    from scope_items s join accreditations a on a.id = s.accreditation_id
    join sites at on at.id = s.site_id and at.closed_at is null
    join providers p on p.organisation_id = s.provider_id and p.blacklisted_at is null and p.suspended_at is null
    join regions r on r.code = left(at.region_code, 4) || '00'
    left join regions province on province.code = r.parent_code
    where s.document_id = ${documentId} and s.status = 'active' and a.status = 'active' and a.approved_at is not null
      and ${today}::date between a.valid_from and a.valid_to
    group by r.code, r.name, province.name order by providers desc, r.code limit 60`.execute(db);
  return rows;
}

/** A document's parameters with what was merged into each; for the hub that tends the vocabulary. */
export async function parameterVocabulary(db: Db, documentId: string) {
  const { rows } = await sql<{
    id: string;
    name: string;
    scopeRows: number;
    merged: { id: string; name: string }[];
  }>`
    select p.id, p.name,
      (select count(*) from scope_items s where s.document_id = p.document_id and s.parameter_id = p.id
        and s.status = 'active') as "scopeRows",
      coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name)
        from parameters m where m.merged_into = p.id), '[]') as merged
    from parameters p where p.document_id = ${documentId} and p.merged_into is null
    order by p.name limit 500`.execute(db);
  return rows;
}
