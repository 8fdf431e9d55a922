import { sql } from "kysely";
import { normaliseNumber } from "../normative-documents/number";
import type { Db } from "../outbox.server";
import type { CitedDocument } from "./assistant";

/** What may be a document number inside a sentence; the house's normaliser decides. */
const NUMBER =
  /(?<![A-Z0-9])(?:GB|GBZ|GBT|JJG|JJF|DB\s?\d{2,4}|T\/[A-Z]{2,}|Q\/[A-Z]{2,}|ISO\/IEC|ISO|IEC|EN ISO|[A-Z]{2})\s?(?:\/\s?[TZ])?\s?\d[\d.]*(?:\s?[-‐-―－—:]\s?\d{2,4}(?!\d))?(?:\s?-\s?\d{4}(?!\d))?/g;
const MOST = 5;

export interface NamedNumber {
  text: string;
  norm: string | null;
  base: string;
}

/** The document numbers that a sentence names, in normal form, each once. */
export function numbersIn(text: string): NamedNumber[] {
  const found = new Map<string, NamedNumber>();
  for (const [hit] of text.normalize("NFKC").toUpperCase().matchAll(NUMBER)) {
    const number = normaliseNumber(hit.trim());
    if (number.ok) found.set(number.norm, { text: hit.trim(), norm: number.norm, base: number.base });
    else if (number.code === "undated")
      found.set(number.base, { text: hit.trim(), norm: null, base: number.base });
  }
  return [...found.values()].slice(0, MOST);
}

const FIELDS = sql`d.id, d.number, d.title_zh as "titleZh", d.status, d.status_as_of as "statusAsOf",
  coalesce((select json_agg(json_build_object('id', n.id, 'number', n.number, 'status', n.status) order by n.year desc)
    from normative_document_relations r join normative_documents n on n.id = r.newer_id where r.older_id = d.id), '[]')
    as "replacedBy"`;
/** Current before upcoming, before unknown, before what no longer holds. */
const STANDING = sql`case d.status when 'current' then 0 when 'upcoming' then 1 when 'unknown' then 2 else 3 end`;

/**
 * The register's entries for numbers: that very edition, or without a year the document's editions, the current first.
 * Also which of the numbers the register does not have.
 */
export async function documentsNamed(db: Db, named: readonly NamedNumber[]) {
  if (named.length === 0) return { documents: [] as CitedDocument[], unknown: [] as string[] };
  const norms = named.flatMap(({ norm }) => norm ?? []);
  const bases = named.filter(({ norm }) => norm === null).map(({ base }) => base);
  const { rows } = await sql<CitedDocument & { norm: string; base: string }>`
    select ${FIELDS}, d.std_norm as norm, d.std_base as base from normative_documents d
    where d.std_norm = any(${norms}::text[]) or d.std_base = any(${bases}::text[])
    order by ${STANDING}, d.year desc nulls last, d.std_norm limit 8`.execute(db);
  const unknown = named
    .filter(({ norm, base }) => !rows.some((row) => (norm === null ? row.base === base : row.norm === norm)))
    .map(({ norm, base }) => norm ?? base);
  return { documents: rows.map(({ norm: _norm, base: _base, ...document }) => document), unknown };
}

/** Entries whose title holds all of `words`, three at most. */
export async function documentsTitled(db: Db, words: readonly string[]): Promise<CitedDocument[]> {
  const { rows } = await sql<CitedDocument>`
    select ${FIELDS} from normative_documents d where d.search @@ plainto_tsquery('simple', ${words.join(" ")})
    order by ${STANDING}, d.std_norm limit 3`.execute(db);
  return rows;
}
