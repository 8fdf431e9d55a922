import { sql } from "kysely";
import { newId } from "../ids";
import type { Db } from "../outbox.server";
import type { PassageKind } from "./assistant";
import { type Phrase, sha256, vectorOf, WordReader } from "./words.server";

/** A text to be cited, with where it comes from. */
export interface NewPassage {
  kind: PassageKind;
  /** Names it among its kind, for good. */
  key: string;
  title: string;
  label?: string;
  body: string;
  href: string;
  source: string;
  asOf: string;
  /** Further words it is found by; never quoted. */
  aliases?: string;
  lawId?: string;
  article?: number | null;
  position?: number;
  chapter?: string | null;
  /** It is shown where it stands and never found. */
  silent?: boolean;
}

/** How much more than the text a word of the title or of a known way of asking weighs. */
const TITLE = { law: 1, rule: 3, term: 3, service: 2, template: 2, instrument: 2 } as const;

export async function wordReader(db: Db): Promise<WordReader> {
  const phrases = await db
    .selectFrom("assistant_phrases")
    .select(["phrase", "concept", "role"])
    .orderBy("phrase")
    .execute();
  return new WordReader(phrases as Phrase[]);
}

/** Stores passages under their keys: new ones in, changed ones anew, also their words; those named here hold again. */
export async function indexPassages(db: Db, passages: readonly NewPassage[], reader: WordReader) {
  const rows = await Promise.all(passages.map((passage) => rowOf(passage, reader)));
  await sql`
    insert into assistant_passages (id, kind, key, law_id, article, position, chapter, title, label, body, href, source,
      as_of, sha256, words, length)
    select id, kind, key, law_id, article, position, chapter, title, label, body, href, source, as_of, sha256,
      words::tsvector, length
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, kind text, key text, law_id uuid,
      article integer, position integer, chapter text, title text, label text, body text, href text, source text,
      as_of date, sha256 text, words text, length integer)
    on conflict (kind, key) do update set law_id = excluded.law_id, article = excluded.article,
      position = excluded.position, chapter = excluded.chapter, title = excluded.title, label = excluded.label,
      body = excluded.body, href = excluded.href, source = excluded.source, as_of = excluded.as_of,
      sha256 = excluded.sha256, words = excluded.words, length = excluded.length, retired_at = null`.execute(
    db,
  );
}

/** Takes the passages of a kind that are no longer among `keys` out of every answer; what cited them stays readable. */
export async function retirePassages(db: Db, kind: PassageKind, keys: readonly string[]) {
  await sql`update assistant_passages set retired_at = now() where kind = ${kind} and retired_at is null
    and not (key = any(${keys}::text[]))`.execute(db);
}

export const CORPUS = "assistant_corpus";

/** Notes how many passages there are and how long they are on average: what a word weighs depends on it. */
export async function countCorpus(db: Db) {
  await sql`
    insert into settings (key, value)
    select ${CORPUS}, json_build_object('n', count(*), 'mean', avg(length)) from assistant_passages where retired_at is null
    on conflict (key) do update set value = excluded.value, updated_at = now()`.execute(db);
}

async function rowOf(passage: NewPassage, reader: WordReader) {
  const {
    aliases = "",
    label = "",
    lawId,
    article = null,
    position = 0,
    chapter = null,
    asOf,
    silent,
    ...rest
  } = passage;
  const title = await (passage.kind === "law"
    ? reader.index(passage.title)
    : reader.title(`${passage.title} ${aliases}`));
  const text = await reader.index(passage.body);
  const words = silent ? [] : [...Array.from({ length: TITLE[passage.kind] }, () => title).flat(), ...text];
  return {
    ...rest,
    id: newId(),
    label,
    law_id: lawId ?? null,
    article,
    position,
    chapter,
    as_of: asOf,
    sha256: sha256(passage.body),
    words: vectorOf(words),
    length: Math.max(1, words.length),
  };
}
