import { sql } from "kysely";
import type { Db } from "../outbox.server";
import type { ItemAtSiteFacts, ItemFacts, LineFacts, ProviderFacts, SiteFacts } from "./facts";
import { itemCtes } from "./item-cte.server";
import { type Days, designatedCte, objectRelation, parameterSuspended, signatories } from "./line-sql.server";
import type { Need } from "./need";

interface Row {
  provider: Omit<ProviderFacts, "sites">;
  site: Omit<SiteFacts, "items"> | null;
  item: ItemFacts | null;
  lines: LineFacts[] | null;
  parameterSuspended: boolean;
  designated: boolean;
  otherEditions: string[] | null;
}

/**
 * The facts the gate judges, for these providers, at every site they have: one statement however many there are.
 * Rows of other editions or of other kinds never count as lines; editions of other years come as hints.
 */
export async function gateFacts(
  db: Db,
  need: Need,
  providerIds: string[],
  days: Days,
): Promise<ProviderFacts[]> {
  if (providerIds.length === 0) return [];
  const { rows } = await sql<Row>`
    with ${itemCtes(need)}, ${designatedCte(days)},
    ${chosenCte(need, providerIds)},
    ${lineCte(need, providerIds, days)}
    select row_to_json(c) as provider,
      case when s.id is null then null else json_build_object('id', s.id, 'name', s.name, 'regionCode', s.region_code,
        'closed', s.closed_at is not null, 'vettedLine', exists (select from capability_lines k
          where k.provider_id = s.provider_id and k.site_id = s.id and k.status = 'vetted'
            and k.category = ${need.category} and k.kind = ${need.kind})) end as site,
      case when i.position is null then null else ${itemJson} end as item,
      l.lines, coalesce(${parameterSuspended(sql`c.id`, days)}, false) as "parameterSuspended",
      exists (select from designation d where d.position = i.position and d.provider_id = c.id and d.site_id = s.id
        and d.step = d.nearest) as designated,
      case when l.lines is null then ${otherEditions(need)} end as "otherEditions"
    from chosen c
    left join sites s on s.provider_id = c.id
    left join item i on s.id is not null
    left join line l on l.provider_id = c.id and l.site_id = s.id and l.position = i.position
    order by c.id, s.id, i.position`.execute(db);
  return grouped(rows);
}

const itemJson = sql`json_build_object('position', i.position, 'itemId', i.item_id, 'sampleName', i.sample_name,
  'documentId', i.document_id, 'documentNorm', i.std_norm, 'parameterId', i.canonical_id,
  'parameterName', i.parameter_name, 'evidential', i.evidential, 'ccc', coalesce(i.compulsory_certification, false),
  'compulsory', i.compulsory, 'placed', i.placed, 'words', i.words, 'method', i.method, 'ranges', i.ranges,
  'uncertainties', i.uncertainties)`;

function chosenCte(need: Need, providerIds: string[]) {
  return sql`chosen as materialized (
    select p.organisation_id as id, o.name, p.provisional, p.blacklisted_at is not null as blacklisted,
      p.suspended_at is not null or o.status <> 'active' as suspended, g.grade,
      coalesce(client.uscc = o.uscc or client.declared_group = coalesce(p.declared_group, o.declared_group), false)
        as "selfDealing",
      exists (select from declared_ties t where t.provider_id = p.organisation_id and t.uscc = client.uscc) as tied
    from providers p join organisations o on o.id = p.organisation_id
    left join provider_grades g on g.provider_id = p.organisation_id and g.category = ${need.category}
    left join organisations client on client.id = ${need.enterpriseId ?? null}
    where p.organisation_id = any(${providerIds}::uuid[]))`;
}

function lineCte(need: Need, providerIds: string[], days: Days) {
  return sql`line as materialized (
    select s.provider_id, s.site_id, i.position, json_agg(json_build_object('scopeItemId', s.id,
      'accreditation', json_build_object('id', a.id, 'kind', a.kind, 'number', a.number, 'validFrom', a.valid_from,
        'validTo', a.valid_to, 'status', a.status, 'approved', a.approved_at is not null,
        'cccDesignated', a.ccc_designated),
      'objectText', s.object_text, 'object', ${objectRelation}, 'limitationText', s.limitation_text,
      'limitationState', s.limitation_state, 'limitation', s.limitation, 'rangeText', s.range_text,
      'rangeState', s.range_state, 'rangeMin', s.range_min, 'rangeMax', s.range_max, 'rangeUnit', s.range_unit,
      'uncertainty', s.uncertainty, 'signatories', ${signatories(days)}) order by s.id) as lines
    from wanted w join item i on i.position = w.position
    join scope_items s on s.document_id = w.document_id and s.parameter_id = w.parameter_id
      and s.provider_id = any(${providerIds}::uuid[]) and s.status = 'active' and s.kind = ${need.kind}
    join accreditations a on a.id = s.accreditation_id
    left join object_classes rc on rc.id = s.object_class_id
    group by s.provider_id, s.site_id, i.position)`;
}

/** Asked only where the site has no row for the item: "holds the 2016 edition". */
function otherEditions(need: Need) {
  return sql`(select array_agg(distinct d.std_norm) from normative_documents d join scope_items o on o.document_id = d.id
    where d.std_base = i.std_base and d.id <> i.document_id and o.provider_id = c.id and o.site_id = s.id
      and o.status = 'active' and o.kind = ${need.kind})`;
}

type Building = Omit<ProviderFacts, "sites"> & {
  sites: (Omit<SiteFacts, "items"> & { items: ItemAtSiteFacts[] })[];
};

function grouped(rows: Row[]): ProviderFacts[] {
  const providers = new Map<string, Building>();
  for (const row of rows) {
    const provider: Building = providers.get(row.provider.id) ?? { ...row.provider, sites: [] };
    providers.set(provider.id, provider);
    if (!row.site) continue;
    let site = provider.sites.at(-1);
    if (site?.id !== row.site.id) {
      site = { ...row.site, items: [] };
      provider.sites.push(site);
    }
    if (row.item) site.items.push(itemAtSite(row, row.item));
  }
  return [...providers.values()];
}

const itemAtSite = (row: Row, item: ItemFacts): ItemAtSiteFacts => ({
  item,
  lines: row.lines ?? [],
  parameterSuspended: row.parameterSuspended,
  designated: row.designated,
  otherEditions: row.otherEditions ?? [],
});
