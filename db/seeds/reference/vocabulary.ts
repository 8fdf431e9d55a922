import { type Kysely, sql } from "kysely";
import { newId } from "~/domain/ids";
import { normaliseParameterName } from "~/domain/normative-documents/parameter-name";
import type { Database } from "../../connection";
import { listOf, type Row, readTable } from "./files";

/** The object tree; a class an operator added stays where it is. */
export async function loadObjectClasses(db: Kysely<Database>): Promise<number> {
  const table = readTable("object_classes.csv");
  const parents = new Map(table.map((row) => [row.code, row.parent]));
  const rows = table.map((row) => ({
    ...row,
    id: newId(),
    path: pathOf(row.code ?? null, parents),
    aliases: listOf(row.aliases),
  }));
  await sql`
    insert into object_classes (id, code, path, name_zh, name_en, aliases)
    select id, code, path, name_zh, name_en, aliases
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      id uuid, code text, path text, name_zh text, name_en text, aliases text[])
    on conflict (code) do update set
      path = excluded.path, name_zh = excluded.name_zh, name_en = excluded.name_en, aliases = excluded.aliases
  `.execute(db);
  await sql`
    update object_classes child set parent_id = parent.id
    from jsonb_to_recordset(${JSON.stringify(table)}::jsonb) as x(code text, parent text)
    join object_classes parent on parent.code = x.parent
    where child.code = x.code and child.parent_id is distinct from parent.id
  `.execute(db);
  return rows.length;
}

/** Codes from the root down, each with a slash: an ancestor's path is a prefix. */
function pathOf(
  code: string | null,
  parents: ReadonlyMap<string | null | undefined, string | null | undefined>,
): string {
  return code === null ? "" : `${pathOf(parents.get(code) ?? null, parents)}${code}/`;
}

function parameterRow(row: Row) {
  const names = [row.parameter ?? "", ...listOf(row.aliases)];
  return {
    id: newId(),
    document: row.document,
    name: names[0],
    name_norm: normaliseParameterName(names[0] ?? ""),
    aliases: names.map((alias) => ({ alias, norm: normaliseParameterName(alias) })),
  };
}

/** Parameters and aliases per document. What a hub has merged or split since is left alone. */
export async function loadParameters(db: Kysely<Database>): Promise<number> {
  const rows = readTable("parameters_seed.csv").map(parameterRow);
  const json = JSON.stringify(rows);
  await sql`
    insert into parameters (id, document_id, name)
    select x.id, document.id, x.name
    from jsonb_to_recordset(${json}::jsonb) as x(id uuid, document text, name text, name_norm text)
    join normative_documents document on document.std_norm = x.document
    where not exists (
      select from parameter_aliases known where known.document_id = document.id and known.alias_norm = x.name_norm)
  `.execute(db);
  // The name itself first, so that an alias can find its parameter also on a later load.
  await sql`
    insert into parameter_aliases (document_id, alias_norm, alias, parameter_id)
    select parameter.document_id, x.name_norm, x.name, parameter.id
    from jsonb_to_recordset(${json}::jsonb) as x(id uuid, name text, name_norm text)
    join parameters parameter on parameter.id = x.id
    on conflict do nothing
  `.execute(db);
  await sql`
    insert into parameter_aliases (document_id, alias_norm, alias, parameter_id)
    select named.document_id, alias.norm, alias.alias, named.parameter_id
    from jsonb_to_recordset(${json}::jsonb) as x(document text, name_norm text, aliases jsonb)
    join normative_documents document on document.std_norm = x.document
    join parameter_aliases named on named.document_id = document.id and named.alias_norm = x.name_norm
    cross join jsonb_to_recordset(x.aliases) as alias(alias text, norm text)
    on conflict do nothing
  `.execute(db);
  return rows.length;
}

/** Instruments whose verification is compulsory for a use. */
export async function loadCompulsoryInstruments(db: Kysely<Database>): Promise<number> {
  const rows = readTable("compulsory_instruments.csv").map((row) => ({ ...row, id: newId() }));
  await sql`
    insert into compulsory_instruments (id, object_class_id, name_zh, name_en, use_zh, use_en, source)
    select x.id, class.id, x.name_zh, x.name_en, x.use_zh, x.use_en, x.source
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      id uuid, object_class text, name_zh text, name_en text, use_zh text, use_en text, source text)
    join object_classes class on class.code = x.object_class
    on conflict (object_class_id, use_zh) do update set
      name_zh = excluded.name_zh, name_en = excluded.name_en, use_en = excluded.use_en, source = excluded.source
  `.execute(db);
  return rows.length;
}
