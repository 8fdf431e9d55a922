import { sql } from "kysely";
import type { Db } from "../outbox.server";
import { plainText, readPageKey, writePageKey } from "../page-key";

export interface PublicAccreditation {
  id: string;
  kind: string;
  number: string;
  validFrom: string;
  validTo: string;
  status: string;
  rows: number;
}
export interface PublicSite {
  id: string;
  name: string;
  region: string;
  address: string;
}
export interface PublicProvider {
  id: string;
  name: string;
  region: string;
  introduction: string;
  provisional: boolean;
  suspended: boolean;
  demo: boolean;
  accreditations: PublicAccreditation[];
  sites: PublicSite[];
  lines: { category: string; kind: string; description: string }[];
  grades: { category: string; grade: string }[];
}

/** What anybody may know of a provider; undefined when unknown or blacklisted. Certificates nobody approved are left out. */
export async function publicProvider(db: Db, id: string): Promise<PublicProvider | undefined> {
  const { rows } = await sql<PublicProvider>`
    select o.id, o.name, r.name as region, p.introduction, p.provisional, p.suspended_at is not null as suspended, o.demo,
      coalesce((select json_agg(json_build_object('id', a.id, 'kind', a.kind, 'number', a.number,
          'validFrom', a.valid_from, 'validTo', a.valid_to, 'status', a.status, 'rows',
          (select count(*) from scope_items s where s.provider_id = o.id and s.status = 'active'
            and s.accreditation_id = a.id)) order by a.kind, a.number)
        from accreditations a where a.provider_id = o.id and a.approved_at is not null), '[]') as accreditations,
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'address', s.address,
          'region', sr.name) order by s.name)
        from sites s join regions sr on sr.code = s.region_code
        where s.provider_id = o.id and s.closed_at is null), '[]') as sites,
      coalesce((select json_agg(json_build_object('category', k.category, 'kind', k.kind,
          'description', k.description) order by k.category, k.kind)
        from capability_lines k where k.provider_id = o.id and k.status = 'vetted'), '[]') as lines,
      coalesce((select json_agg(json_build_object('category', g.category, 'grade', g.grade) order by g.category)
        from provider_grades g where g.provider_id = o.id and g.offered), '[]') as grades
    from providers p join organisations o on o.id = p.organisation_id join regions r on r.code = o.region_code
    where o.id = ${id} and p.blacklisted_at is null`.execute(db);
  return rows[0];
}

export interface PublicScopeRow {
  id: string;
  kind: string;
  object: string;
  documentId: string;
  document: string;
  parameter: string;
  limitation: string;
  range: string;
  site: string;
  accreditation: string;
  number: string;
}

const PAGE = 25;
const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** Rows of a provider's scope in force, by document and parameter, 25 a page; `q` looks in all three texts. */
export async function publicScope(db: Db, providerId: string, search: { q: string; after: string }) {
  const after = readPageKey(search.after);
  const words = plainText(search.q);
  const q = like(words);
  const { rows } = await sql<PublicScopeRow & { norm: string }>`
    select s.id, s.kind, s.object_text as object, d.id as "documentId", d.number as document, d.std_norm as norm,
      p.name as parameter, s.limitation_text as limitation, s.range_text as range, t.name as site,
      a.kind as accreditation, a.number
    from scope_items s join normative_documents d on d.id = s.document_id join parameters p on p.id = s.parameter_id
    join sites t on t.id = s.site_id and t.provider_id = ${providerId}
    join accreditations a on a.id = s.accreditation_id and a.provider_id = ${providerId}
    where s.provider_id = ${providerId} and s.status = 'active' and a.approved_at is not null
      and (${words} = '' or d.std_norm ilike ${q} or p.name ilike ${q} or s.object_text ilike ${q})
      and ${after ? sql`(d.std_norm, s.id) > (${after.text}, ${after.id}::uuid)` : sql`true`}
    order by d.std_norm, s.id limit ${PAGE + 1}`.execute(db);
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return {
    rows: page.map(({ norm: _norm, ...row }) => row),
    next: last ? writePageKey(last.norm, last.id) : null,
  };
}
