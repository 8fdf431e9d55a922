import { type RawBuilder, sql } from "kysely";
import type { Db } from "../outbox.server";
import { plainText } from "../page-key";
import { readSearchText, type SearchText } from "./search-text";
import { tokens } from "./tokens.server";

export type DocumentStatus = "upcoming" | "current" | "superseded" | "withdrawn" | "unknown";

export interface FoundDocument {
  id: string;
  number: string;
  titleZh: string;
  titleEn: string | null;
  status: DocumentStatus;
  implementedOn: string | null;
  /** The editions that replace it: one click away wherever a superseded one is shown. */
  replacedBy: { id: string; number: string; status: DocumentStatus }[];
}

export interface DocumentSearch {
  q?: string | undefined;
  status?: string | undefined;
  /** Only documents that some approved scope row names. */
  limit?: number;
  after?: string | undefined;
}

const replacedBy = sql`coalesce((select json_agg(json_build_object('id', n.id, 'number', n.number, 'status', n.status)
    order by n.year desc) from normative_document_relations r join normative_documents n on n.id = r.newer_id
  where r.older_id = d.id), '[]')`;

/** Current before upcoming, before unknown, before what no longer holds; in the words of the index behind browsing. */
const standing = sql`case d.status when 'current' then 0 when 'upcoming' then 1 when 'unknown' then 2 else 3 end`;

/**
 * Normative documents by number in any spelling, by words of the title, by pinyin or its initials; the exact number
 * first, then the same document's other editions, current before superseded. Without words all of them, the current
 * first, walked in the order of their index. Pages by `next`.
 */
export async function searchDocuments(db: Db, search: DocumentSearch) {
  const limit = search.limit ?? 20;
  const text = readSearchText(search.q ?? "");
  const [found, place] =
    text.words === ""
      ? [sql`normative_documents d`, standing]
      : [sql`hit join normative_documents d on d.id = hit.id`, sql`hit.rank * 10 + ${standing}`];
  const ways = text.words === "" ? sql`select null::uuid as id, 0 as rank` : await candidates(text);
  const [rank, norm] = plainText(search.after ?? "").split("~");
  const last = Math.min(Math.trunc(Number(rank)) || 0, 999);
  const { rows } = await sql<FoundDocument & { rank: number; norm: string }>`
    with hit as (select id, min(rank) as rank from (${ways}) each group by id)
    select d.id, d.number, d.title_zh as "titleZh", d.title_en as "titleEn", d.status,
      d.implemented_on as "implementedOn", ${place} as rank, d.std_norm as norm, ${replacedBy} as "replacedBy"
    from ${found}
    where ${search.status ? sql`d.status = ${search.status}` : sql`true`}
      and ${norm ? sql`(${place}, d.std_norm) > (${last}, ${norm})` : sql`true`}
    order by ${place}, d.std_norm limit ${limit + 1}`.execute(db);
  const documents = rows.slice(0, limit);
  const beyond = rows.length > limit ? documents.at(-1) : undefined;
  return {
    documents: documents.map(({ rank: _rank, norm: _norm, ...document }) => document),
    next: beyond ? `${beyond.rank}~${beyond.norm}` : null,
  };
}

/** One way of reading the text a line; each is served by an index of its own. */
async function candidates(text: SearchText): Promise<RawBuilder<unknown>> {
  const ways: RawBuilder<unknown>[] = [];
  const way = (rank: number, condition: RawBuilder<unknown>) =>
    ways.push(
      sql`(select id, ${sql.lit(rank)} as rank from normative_documents where ${condition} limit 500)`,
    );
  if (text.norm) way(0, sql`std_norm = ${text.norm}`);
  if (text.base) way(1, sql`std_base = ${text.base}`);
  if (text.prefix) way(2, sql`std_norm like ${`${text.prefix}%`}`);
  if (text.part) way(3, sql`std_norm like ${`%${text.part}%`}`);
  const words = await tokens(text.words);
  if (words.length > 0) way(4, sql`search @@ plainto_tsquery('simple', ${words.join(" ")})`);
  way(5, sql`title_zh ilike ${`%${text.words.replace(/[\\%_]/g, "\\$&")}%`}`);
  if (text.letters) {
    way(6, sql`initials like ${`%${text.letters}%`}`);
    way(6, sql`pinyin like ${`%${text.letters}%`}`);
  }
  return sql.join(ways, sql` union all `);
}

/** One document with what it replaces and what replaces it; undefined when unknown. */
export async function findDocument(db: Db, id: string) {
  const { rows } = await sql<
    FoundDocument & {
      year: number | null;
      publishedOn: string | null;
      ics: string | null;
      ccs: string | null;
      adoption: string | null;
      source: string;
      statusAsOf: string | null;
      replaces: { id: string; number: string }[];
      editions: { id: string; number: string; status: DocumentStatus }[];
    }
  >`
    select d.id, d.number, d.title_zh as "titleZh", d.title_en as "titleEn", d.status, d.year, d.ics, d.ccs, d.adoption,
      d.implemented_on as "implementedOn", d.published_on as "publishedOn", d.source, d.status_as_of as "statusAsOf",
      ${replacedBy} as "replacedBy",
      coalesce((select json_agg(json_build_object('id', o.id, 'number', o.number) order by o.year)
        from normative_document_relations r join normative_documents o on o.id = r.older_id
        where r.newer_id = d.id), '[]') as replaces,
      coalesce((select json_agg(json_build_object('id', e.id, 'number', e.number, 'status', e.status) order by e.year desc)
        from normative_documents e where e.std_base = d.std_base and e.id <> d.id), '[]') as editions
    from normative_documents d where d.id = ${id}`.execute(db);
  return rows[0];
}
