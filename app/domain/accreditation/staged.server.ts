import { sql } from "kysely";
import type { Tx } from "../outbox.server";

/** The accepted lines of an import as a table of this transaction, each once, with what the register knows of them. */
export async function stageImport(tx: Tx, importId: string): Promise<void> {
  await sql`drop table if exists staged`.execute(tx);
  await sql`
    create temporary table staged on commit drop as
    select distinct on (l."siteId", l.fingerprint) l.*, i.accreditation_id, i.provider_id, null::uuid as document_id,
      null::uuid as parameter_id
    from scope_imports i
    join scope_import_rows r on r.import_id = i.id and r.outcome = 'accepted'
    cross join lateral jsonb_to_recordset(r.lines) as l("siteId" uuid, kind text, object text, "objectNorm" text,
      norm text, base text, year integer, title text, parameter text, "parameterNorm" text, "limitationText" text,
      "limitationState" text, limitation jsonb, "rangeText" text, "rangeState" text, "rangeMin" numeric,
      "rangeMax" numeric, "rangeUnit" text, uncertainty numeric, fingerprint text)
    where i.id = ${importId}
    order by l."siteId", l.fingerprint, r.sheet, r.row`.execute(tx);
  await sql`analyze staged`.execute(tx);
  await resolveStaged(tx);
}

/** Names each line's document and parameter, as far as the register has them. */
export async function resolveStaged(tx: Tx): Promise<void> {
  await sql`update staged s set document_id = d.id from normative_documents d
    where d.std_norm = s.norm and s.document_id is null`.execute(tx);
  await sql`update staged s set parameter_id = coalesce(p.merged_into, p.id)
    from parameter_aliases a join parameters p on p.id = a.parameter_id
    where a.document_id = s.document_id and a.alias_norm = s."parameterNorm" and s.parameter_id is null`.execute(
    tx,
  );
}
