import { type Kysely, sql } from "kysely";

/** What a class is called, normalised once and not again for every request that names it. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create function object_words(names text[]) returns text[] language sql immutable parallel safe as $$
      select coalesce(array_agg(distinct word), '{}') from (
        select lower(regexp_replace(normalize(name, nfkc), '\\s+', '', 'g')) as word from unnest(names) as name) each
      where word <> ''
    $$;
    alter table object_classes add column words text[] not null
      generated always as (object_words(array[id::text, code, name_zh, name_en] || aliases)) stored;
    create index object_classes_words on object_classes using gin (words);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    alter table object_classes drop column words;
    drop function object_words;
  `.execute(db);
}
