import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../outbox.server";
import { stageImport } from "./staged.server";

export interface Diff {
  added: number;
  removed: number;
  changed: number;
}

export interface DiffLine {
  change: "added" | "removed" | "changed";
  site: string;
  object: string;
  norm: string;
  parameter: string;
  limitation: string;
  range: string;
}

/**
 * What an approval would do: rows of the same accreditation, kind and sites that are new, gone, or the same capability
 * (object, document, parameter) with other limits. `staged` must be there.
 */
const changes = (importId: string): RawBuilder<unknown> => sql`
  place as (select distinct accreditation_id, "siteId" as site_id, kind from staged),
  current as (
    select s.*, regexp_replace(lower(normalize(s.object_text, nfkc)), '\\s+', '', 'g') as object_norm from scope_items s
    join place p on p.accreditation_id = s.accreditation_id and p.site_id = s.site_id and p.kind = s.kind
    where s.status = 'active' and s.accreditation_id = (select accreditation_id from scope_imports where id = ${importId})),
  fresh as (
    select g.* from staged g where not exists (
      select from current c where c.site_id = g."siteId" and c.fingerprint = g.fingerprint)),
  gone as (
    select c.* from current c where not exists (
      select from staged g where g."siteId" = c.site_id and g.fingerprint = c.fingerprint)),
  same_capability as (
    select distinct f."siteId" as site_id, f."objectNorm" as object_norm, f.document_id, f.parameter_id
    from fresh f join gone o on o.site_id = f."siteId" and o.object_norm = f."objectNorm"
      and o.document_id = f.document_id and o.parameter_id = f.parameter_id)`;

const isChanged = (row: "f" | "o") => sql`exists (select from same_capability x
  where x.site_id = ${row === "f" ? sql`f."siteId"` : sql`o.site_id`}
    and x.object_norm = ${row === "f" ? sql`f."objectNorm"` : sql`o.object_norm`}
    and x.document_id = ${sql.ref(`${row}.document_id`)} and x.parameter_id = ${sql.ref(`${row}.parameter_id`)})`;

/** Counts the differences; leaves `staged` behind for what follows in the transaction. */
async function diffImport(tx: Tx, importId: string): Promise<Diff> {
  await stageImport(tx, importId);
  const { rows } = await sql<Diff>`
    with ${changes(importId)}
    select (select count(*)::integer from fresh f where not ${isChanged("f")}) as added,
      (select count(*)::integer from gone o where not ${isChanged("o")}) as removed,
      (select count(*)::integer from same_capability) as changed`.execute(tx);
  return rows[0] ?? { added: 0, removed: 0, changed: 0 };
}

/** Lines kept of each kind of change. */
export const SAMPLES = 20;

/** Some lines of each change, what goes first; `staged` must be there. */
async function sampleLines(tx: Tx, importId: string): Promise<DiffLine[]> {
  const { rows } = await sql<DiffLine>`
    with ${changes(importId)}, line as (
      select case when ${isChanged("f")} then 'changed' else 'added' end as change, f."siteId" as site_id, f.object,
        f.norm, f.parameter, f."limitationText" as limitation, f."rangeText" as range from fresh f
      union all
      select 'removed', o.site_id, o.object_text, d.std_norm, p.name, o.limitation_text, o.range_text
      from gone o join normative_documents d on d.id = o.document_id join parameters p on p.id = o.parameter_id
      where not ${isChanged("o")}),
    ranked as (select l.*, row_number() over (partition by change order by norm, parameter) as place from line l)
    select r.change, s.name as site, r.object, r.norm, r.parameter, r.limitation, r.range
    from ranked r join sites s on s.id = r.site_id where r.place <= ${SAMPLES}
    order by array_position(array['removed', 'changed', 'added'], r.change), r.norm, r.parameter`.execute(tx);
  return rows;
}

/** Compares an import with the scope of this moment and keeps counts and samples with it; `staged` stays behind. */
export async function storeDiff(tx: Tx, importId: string): Promise<Diff> {
  const diff = await diffImport(tx, importId);
  const sample = JSON.stringify(await sampleLines(tx, importId));
  await tx
    .updateTable("scope_imports")
    .set({ ...diff, sample })
    .where("id", "=", importId)
    .execute();
  return diff;
}
