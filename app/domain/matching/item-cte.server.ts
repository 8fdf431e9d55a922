import { type RawBuilder, sql } from "kysely";
import { itemsForSql, type Need } from "./need";

/** Width, case and blanks aside, as `normaliseWord` has it. */
const word = (text: RawBuilder<unknown>) =>
  sql`lower(regexp_replace(normalize(${text}, NFKC), '\\s+', '', 'g'))`;

/**
 * The CTEs both twins begin with: `geo` (what counts as the request's county, city, province), `item` (each item
 * with its object class, its words and whether it is compulsory) and `wanted` (its parameter with all that were
 * merged into it: the join stays exact).
 */
export function itemCtes(need: Need): RawBuilder<unknown> {
  return sql`
    geo as materialized (${geo(need.regionCode)}),
    typed as materialized (
      select * from jsonb_to_recordset(${itemsForSql(need)}::jsonb) as t(position int, item_id uuid, sample_name text,
        object_norm text, object_class_id uuid, document_id uuid, parameter_id uuid, evidential boolean, ccc boolean,
        method int, ranges jsonb, uncertainties jsonb)
    ),
    item as materialized (
      select t.*, c.path, coalesce(p.merged_into, p.id) as canonical_id, d.std_norm, d.std_base,
        canonical.name as parameter_name,
        t.object_class_id is not null or placed.object_norm is not null as placed,
        t.ccc or d.std_norm like 'CNCA-C%' as compulsory_certification,
        ${need.kind === "verification" ? compulsory() : sql`false`} as compulsory,
        ${words()} as words
      from typed t
      left join object_placements placed on placed.object_norm = t.object_norm and t.object_class_id is null
      left join object_classes c on c.id = coalesce(t.object_class_id, placed.object_class_id)
      left join normative_documents d on d.id = t.document_id
      left join parameters p on p.id = t.parameter_id and p.document_id = t.document_id
      left join parameters canonical on canonical.id = coalesce(p.merged_into, p.id)
    ),
    wanted as materialized (
      select i.position, i.document_id, p.id as parameter_id
      from item i join parameters p on p.id = i.canonical_id
      union
      select i.position, i.document_id, p.id from item i join parameters p on p.merged_into = i.canonical_id
    )`;
}

/** A statistical zone counts as the county an administrator named; counties directly under a province have no city. */
function geo(regionCode: string) {
  return sql`
    select r.code as region_code, county.codes as counties,
      case when r.level = 'province' or city.name like '%直辖县级%' then null
        else left(case r.level when 'city' then r.code else r.parent_code end, 4) end as city_prefix,
      left(r.code, 2) as province_prefix, r.lon, r.lat
    from regions r
    left join statistical_zone_assignments zone on zone.zone_code = r.code
    left join regions city on city.code = r.parent_code
    cross join lateral (
      select array_agg(code) as codes from (
        select coalesce(zone.county_code, r.code) as code
        union select zone_code from statistical_zone_assignments where county_code = coalesce(zone.county_code, r.code)
      ) each) county
    where r.code = ${regionCode}`;
}

function compulsory() {
  return sql`coalesce((select true from compulsory_instruments ci join object_classes cc on cc.id = ci.object_class_id
    where c.path like cc.path || '%' limit 1), false)`;
}

/** What an item is called: parameter and aliases, sample, object class and those above it, with their aliases. */
function words() {
  return sql`(select coalesce(array_agg(distinct w) filter (where w <> ''), '{}') from (
      select t.object_norm as w
      union all select ${word(sql`canonical.name`)}
      union all select ${word(sql`a.alias`)} from parameter_aliases a
        where a.document_id = t.document_id and a.parameter_id = canonical.id
      union all select ${word(sql`n`)} from object_classes above,
        unnest(above.aliases || above.name_zh || above.name_en) as n where c.path like above.path || '%'
    ) each)`;
}
