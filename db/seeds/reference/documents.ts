import { type Kysely, sql } from "kysely";
import { newId } from "~/domain/ids";
import type { Database } from "../../connection";
import { listOf, type Row, readTable } from "./files";

/** Normative documents with their search words, and which edition replaces which. */
export async function loadDocuments(db: Kysely<Database>): Promise<number> {
  const rows = readTable("normative_documents.csv").map((row): Row => ({ ...row, id: newId() }));
  await sql`
    insert into normative_documents (id, number, std_norm, std_base, year, title_zh, title_en, status, published_on,
      implemented_on, ics, ccs, source, source_rank, status_as_of, pinyin, initials, search)
    select id, number, std_norm, std_base, year, title_zh, title_en, status, published_on, implemented_on, ics, ccs,
      source, rank, status_as_of, coalesce(pinyin, ''), coalesce(initials, ''), to_tsvector('simple', coalesce(tokens, ''))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      id uuid, number text, std_norm text, std_base text, year integer, title_zh text, title_en text, status text,
      published_on date, implemented_on date, ics text, ccs text, source text, rank integer, status_as_of date,
      pinyin text, initials text, tokens text)
    on conflict (std_norm) do update set
      title_zh = excluded.title_zh, title_en = excluded.title_en, status = excluded.status,
      published_on = excluded.published_on, implemented_on = excluded.implemented_on, ics = excluded.ics,
      ccs = excluded.ccs, source = excluded.source, source_rank = excluded.source_rank,
      status_as_of = excluded.status_as_of, pinyin = excluded.pinyin, initials = excluded.initials,
      search = excluded.search, updated_at = now()
    where normative_documents.source_rank >= excluded.source_rank
  `.execute(db);
  await loadRelations(db, rows);
  return rows.length;
}

async function loadRelations(db: Kysely<Database>, rows: readonly Row[]): Promise<void> {
  const pairs = rows.flatMap((row) => [
    ...listOf(row.replaced_by).map((newer) => ({ newer, older: row.std_norm })),
    ...listOf(row.replaces).map((older) => ({ newer: row.std_norm, older })),
  ]);
  await sql`
    insert into normative_document_relations (newer_id, older_id)
    select distinct newer.id, older.id
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as x(newer text, older text)
    join normative_documents newer on newer.std_norm = x.newer
    join normative_documents older on older.std_norm = x.older and older.id <> newer.id
    on conflict do nothing
  `.execute(db);
}

/**
 * Brings statuses to `today`: an upcoming document whose day has come is current, and what it replaces is
 * superseded. Sources say when a status was read; days pass without them.
 */
export async function refreshDocumentStatuses(db: Kysely<Database>, today: string): Promise<void> {
  await sql`
    with started as (
      update normative_documents set status = 'current', updated_at = now()
      where status = 'upcoming' and implemented_on <= ${today}::date
      returning id
    )
    update normative_documents older set status = 'superseded', updated_at = now()
    from normative_document_relations relation
    join normative_documents newer on newer.id = relation.newer_id
    where older.id = relation.older_id and older.status = 'current'
      and newer.implemented_on <= ${today}::date
      and (newer.status = 'current' or newer.id in (select id from started))
  `.execute(db);
}
