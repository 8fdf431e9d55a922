import { sql } from "kysely";
import type { Db } from "../outbox.server";
import type { Passage } from "./assistant";
import { CORPUS } from "./index-passages.server";
import { type AskedWord, anyOf } from "./words.server";

export interface FoundPassage extends Passage {
  key: string;
  /** BM25 over its words; grows with how rare and how frequent the matched words are. */
  score: number;
  /** Share of the question's weight that the passage holds, 0–1: a word that is nowhere counts most. */
  coverage: number;
  /** How many of the question's words it holds. */
  matched: number;
  words: string[];
}

/** BM25 as usual: how soon a repeated word stops counting, and how much a long text is held against it. */
const K1 = 1.2;
const B = 0.6;
/** A word that so many of a hundred passages hold finds nothing by itself, though it counts. */
const COMMON = 0.2;

/** A law asked for by name comes first; the rules of another place come behind those that hold here. */
const standing = (question: string) => sql`case
  when p.kind = 'law' and position(replace(p.title, '中华人民共和国', '') in ${question}::text) > 0 then 1.6
  when p.title like '上海%' and position('上海' in ${question}::text) = 0 then 0.5 else 1 end`;

/**
 * The passages that hold most of a question's words, best first. What was retired is not among them, nor a service that is not
 * offered, nor an instrument that is off the compulsory list. One statement, from the words' index.
 */
export async function findPassages(
  db: Db,
  asked: readonly AskedWord[],
  question = "",
  limit = 12,
): Promise<FoundPassage[]> {
  if (asked.length === 0) return [];
  const words = asked.map(({ word }) => word);
  const { rows } = await sql<FoundPassage>`
    with size as materialized (
      select (value ->> 'n')::float as n, (value ->> 'mean')::float as mean from settings where key = ${CORPUS}
    ), held as materialized (
      select w.word, ln(1 + (size.n - h.df + 0.5) / (h.df + 0.5)) * w.weight as idf,
        h.df > size.n * ${sql.lit(COMMON)} as common
      from unnest(${words}::text[], ${asked.map(({ weight }) => weight)}::float[]) as w(word, weight) cross join size cross join lateral (
        select count(*)::float as df from assistant_passages p
        where p.words @@ ('''' || replace(replace(w.word, '\\', '\\\\'), '''', '''''') || '''')::tsquery
          and p.retired_at is null) h
    ), hit as materialized (
      select p.id, p.length, p.words from assistant_passages p
      where p.words @@ ${anyOf(words)}::tsquery and p.retired_at is null
        and (p.kind <> 'instrument' or exists (select from compulsory_instruments i
          join object_classes o on o.id = i.object_class_id where o.code = p.key))
        and (p.kind <> 'service' or exists (select from catalogue_items c where c.code = p.key and c.active))
    ), scored as (
      select hit.id, sum(held.idf * cardinality(u.positions) * ${sql.lit(K1 + 1)}
          / (cardinality(u.positions) + ${sql.lit(K1)} * (${sql.lit(1 - B)} + ${sql.lit(B)} * hit.length / size.mean))) as score,
        sum(held.idf) / (select sum(idf) from held) as coverage, count(*)::int as matched,
        array_agg(held.word) as words
      from hit cross join size cross join lateral unnest(hit.words) as u(lexeme, positions, weights)
      join held on held.word = u.lexeme
      group by hit.id having bool_or(not held.common)
      order by sum(held.idf) desc, hit.id limit ${limit * 6}
    )
    select p.id, p.kind, p.key, p.title, p.label, p.body, p.href, p.source, p.as_of as "asOf", p.sha256,
      s.score::float, s.coverage::float, s.matched, s.words
    from scored s join assistant_passages p on p.id = s.id
    order by s.score * s.coverage * ${standing(question)} desc, p.id limit ${limit}`.execute(db);
  return rows;
}

/** Rules of the product's own by their codes, in that order; those that were retired are left out. */
export async function rulesByCode(db: Db, codes: readonly string[]) {
  if (codes.length === 0) return [];
  const rows = await db
    .selectFrom("assistant_passages")
    .select(["id", "kind", "key", "title", "label", "body", "href", "source", "as_of as asOf", "sha256"])
    .where("kind", "=", "rule")
    .where("key", "in", codes)
    .where("retired_at", "is", null)
    .execute();
  return rows
    .map((row) => ({ ...row, kind: "rule" as const }))
    .sort((a, b) => codes.indexOf(a.key) - codes.indexOf(b.key));
}
