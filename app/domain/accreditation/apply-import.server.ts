import { sql } from "kysely";
import type { Tx } from "../outbox.server";
import { resolveStaged } from "./staged.server";

/**
 * Puts the staged lines into effect, a handful of statements whatever their number: documents and parameters that the
 * register lacks, rows that are gone, rows that are new. What is unchanged is not touched, so a limitation that a person
 * confirmed stays confirmed. `staged` must be there.
 */
export async function applyStaged(tx: Tx, importId: string): Promise<void> {
  await addDocuments(tx);
  await resolveStaged(tx);
  await addParameters(tx);
  await resolveStaged(tx);
  await removeGone(tx);
  await insertNew(tx, importId);
}

/** Real annexes name documents the register does not have: they enter it as `unknown`, never as current. */
async function addDocuments(tx: Tx) {
  await sql`
    insert into normative_documents (id, number, std_norm, std_base, year, title_zh, status, source, source_rank, search)
    select distinct on (norm) gen_random_uuid(), norm, norm, base, year, title, 'unknown', 'scope import', 900,
      to_tsvector('simple', norm)
    from staged where document_id is null order by norm, length(title) desc
    on conflict (std_norm) do nothing`.execute(tx);
}

async function addParameters(tx: Tx) {
  // two approvals that grow one document's vocabulary would each invent the same parameter
  await sql`lock table parameter_aliases in share row exclusive mode`.execute(tx);
  await resolveStaged(tx);
  await sql`
    with wanted as (
      select distinct on (document_id, "parameterNorm") gen_random_uuid() as id, document_id, "parameterNorm" as norm,
        parameter from staged where parameter_id is null order by document_id, "parameterNorm", parameter),
    made as (insert into parameters (id, document_id, name) select id, document_id, parameter from wanted)
    insert into parameter_aliases (document_id, alias_norm, alias, parameter_id)
    select document_id, norm, parameter, id from wanted`.execute(tx);
}

async function removeGone(tx: Tx) {
  await sql`
    update scope_items s set status = 'removed', removed_at = now()
    from (select distinct accreditation_id, "siteId" as site_id, kind from staged) p
    where s.accreditation_id = p.accreditation_id and s.site_id = p.site_id and s.kind = p.kind and s.status = 'active'
      and not exists (select from staged g where g."siteId" = s.site_id and g.fingerprint = s.fingerprint)`.execute(
    tx,
  );
}

/** The class an object's text names: where a person placed it, else a class of exactly that name or alias. */
const placed = sql`
  named as (
    select regexp_replace(lower(normalize(word, nfkc)), '\\s+', '', 'g') as norm, (array_agg(distinct c.id))[1] as id
    from object_classes c cross join lateral unnest(c.aliases || array[c.name_zh, c.name_en]) as word
    group by 1 having count(distinct c.id) = 1),
  object as (
    select o.norm, coalesce(p.object_class_id, n.id) as class_id,
      o.norm = '' or p.object_norm is not null or n.id is not null as placed
    from (select distinct "objectNorm" as norm from staged) o
    left join object_placements p on p.object_norm = o.norm
    left join named n on n.norm = o.norm and p.object_norm is null)`;

async function insertNew(tx: Tx, importId: string) {
  await sql`
    with ${placed}
    insert into scope_items (id, provider_id, accreditation_id, site_id, kind, object_text, object_class_id,
      object_placed, document_id, parameter_id, limitation_text, limitation, limitation_state, range_min, range_max,
      range_unit, range_text, range_state, uncertainty, fingerprint, import_id)
    select gen_random_uuid(), g.provider_id, g.accreditation_id, g."siteId", g.kind, g.object, o.class_id, o.placed,
      g.document_id, g.parameter_id, g."limitationText", nullif(g.limitation, 'null'::jsonb), g."limitationState",
      g."rangeMin", g."rangeMax", g."rangeUnit", g."rangeText", g."rangeState", g.uncertainty, g.fingerprint, ${importId}
    from staged g join object o on o.norm = g."objectNorm"
    on conflict (accreditation_id, site_id, fingerprint) where status = 'active' do nothing`.execute(tx);
}
