import { type RawBuilder, sql } from "kysely";
import { normaliseNumber } from "../normative-documents/number";
import { normaliseParameterName } from "../normative-documents/parameter-name";
import type { Db } from "../outbox.server";
import { readPageKey, writePageKey } from "../page-key";
import { regionPrefix } from "../regions/prefix";
import type { DirectoryFilter } from "./directory";

export interface DirectoryEntry {
  id: string;
  name: string;
  region: string | null;
  provisional: boolean;
  suspended: boolean;
  /** Kinds of accreditation in force. */
  accreditations: string[];
  sites: number;
  scopeRows: number;
  demo: boolean;
}

const PAGE = 20;

/**
 * Providers anybody may look up, by name; a page of 20 with the key of the next. Blacklisted ones are hidden
 * (DOMAIN 9). A document is matched year by year, unless it is asked for without a year.
 */
export async function listProviders(db: Db, filter: DirectoryFilter, today: string) {
  const after = readPageKey(filter.after);
  const { rows } = await sql<DirectoryEntry>`
    select o.id, o.name, r.name as region, p.provisional, p.suspended_at is not null as suspended, o.demo,
      coalesce((select array_agg(distinct a.kind) from accreditations a where a.provider_id = o.id and ${inForce(today)}), '{}')
        as accreditations,
      (select count(*) from sites s where s.provider_id = o.id and s.closed_at is null) as sites,
      (select count(*) from scope_items s where s.provider_id = o.id and s.status = 'active') as "scopeRows"
    from providers p join organisations o on o.id = p.organisation_id
    left join regions r on r.code = o.region_code
    where o.kind = 'provider' and p.blacklisted_at is null and o.status = 'active' and ${sql.join(conditions(filter, today), sql` and `)}
      and ${after ? sql`(o.name, o.id) > (${after.text}, ${after.id}::uuid)` : sql`true`}
    order by o.name, o.id limit ${PAGE + 1}`.execute(db);
  const entries = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? entries.at(-1) : undefined;
  return { entries, next: last ? writePageKey(last.name, last.id) : null };
}

const inForce = (today: string) => sql`a.status = 'active' and a.approved_at is not null
  and ${today}::date between a.valid_from and a.valid_to`;

const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

function conditions(filter: DirectoryFilter, today: string): RawBuilder<unknown>[] {
  const found: RawBuilder<unknown>[] = [sql`true`];
  if (filter.q) found.push(sql`o.name ilike ${like(filter.q)}`);
  if (filter.document || filter.parameter) found.push(inScope(filter, today));
  else if (filter.region) {
    found.push(sql`exists (select from sites s where s.provider_id = o.id and s.closed_at is null
      and s.region_code like ${`${regionPrefix(filter.region)}%`})`);
  }
  if (filter.category) found.push(offers(filter.category, today));
  return found;
}

/** A row of the scope that names the document and the parameter, at a site within the region. */
function inScope({ document, parameter, region }: DirectoryFilter, today: string) {
  const number = normaliseNumber(document);
  const base = "base" in number ? number.base : null;
  const wanted = number.ok ? sql`d.std_norm = ${number.norm}` : sql`d.std_base = ${base}`;
  const alias = normaliseParameterName(parameter);
  // an array is known before providers are looked at, so that they are found by id, not read through
  return sql`o.id = any(array(select distinct s.provider_id from scope_items s join accreditations a on a.id = s.accreditation_id
    join sites at on at.id = s.site_id and at.closed_at is null
    where s.status = 'active' and ${inForce(today)}
      and ${document ? sql`s.document_id in (select d.id from normative_documents d where ${wanted})` : sql`true`}
      and ${
        parameter
          ? sql`s.parameter_id in (select m.id from parameter_aliases pa join parameters m
              on pa.parameter_id in (m.id, m.merged_into) where pa.alias_norm = ${alias})`
          : sql`true`
      }
      and at.region_code like ${`${regionPrefix(region)}%`}))`;
}

/** Accreditations stand for the accredited categories, vetted lines for the others. */
function offers(category: DirectoryFilter["category"], today: string) {
  const line = sql`exists (select from capability_lines k where k.provider_id = o.id and k.status = 'vetted'
    and k.category = ${category})`;
  const kinds = { testing: ["cma", "cnas"], metrology: ["legal_metrology", "cnas"], certification: ["cnca"] }[
    category as "testing"
  ];
  if (!kinds) return line;
  // asked of each provider by itself: `exists` beside `or` would read every certificate first
  return sql`(${line} or (select true from accreditations a where a.provider_id = o.id and ${inForce(today)}
    and a.kind = any(${kinds}::text[]) limit 1))`;
}
