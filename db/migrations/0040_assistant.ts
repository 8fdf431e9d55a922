import { type Kysely, sql } from "kysely";

/**
 * The assistant that may only cite: passages with where they come from, the entries that administrators write, and what
 * was asked. Whoever was not signed in leaves nothing but words and a number.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table laws (
      id uuid primary key,
      code text not null unique,
      title text not null,
      issuing_body text not null,
      kind text not null,
      commencement_date date,
      version_date date not null,
      snapshot_on date not null,
      source text not null,
      note text,
      position integer not null
    );
    create index laws_position on laws (position, id);

    create table faq_entries (
      id uuid primary key,
      code text unique,
      question text not null check (length(question) between 2 and 200),
      aliases text not null default '' check (length(aliases) <= 1000),
      answer text not null check (length(answer) between 2 and 2000),
      -- nothing is said without where it comes from
      source text not null check (length(source) between 2 and 300),
      status text not null default 'active' check (status in ('active','retired')),
      edited boolean not null default false,
      version integer not null default 1,
      updated_at timestamptz not null default now()
    );
    create index faq_entries_recent on faq_entries (updated_at desc, id desc);
    create table faq_versions (
      entry_id uuid not null references faq_entries,
      version integer not null,
      question text not null,
      aliases text not null,
      answer text not null,
      source text not null,
      status text not null,
      edited_by uuid references users,
      at timestamptz not null default now(),
      primary key (entry_id, version)
    );
    -- what was once answered stays to be read
    create trigger faq_versions_append_only before update or delete on faq_versions
      for each row execute function refuse_rewriting();

    create table assistant_passages (
      id uuid primary key,
      kind text not null check (kind in ('law','rule','term','service','template','instrument')),
      key text not null,
      law_id uuid references laws,
      article integer,
      position integer not null default 0,
      chapter text,
      title text not null,
      label text not null default '',
      body text not null check (body <> ''),
      href text not null,
      source text not null,
      as_of date not null,
      -- a text and its fingerprint never part
      sha256 text not null check (sha256 = encode(sha256(convert_to(body, 'UTF8')), 'hex')),
      words tsvector not null,
      length integer not null check (length > 0),
      retired_at timestamptz,
      unique (kind, key),
      check ((kind = 'law') = (law_id is not null))
    );
    create index assistant_passages_words on assistant_passages using gin (words) where retired_at is null;
    create index assistant_passages_law on assistant_passages (law_id, position);

    create table assistant_phrases (
      phrase text primary key,
      concept text not null,
      -- how people ask, how texts put it, or both
      role text not null check (role in ('ask','text','both'))
    );

    create table assistant_questions (
      id uuid primary key,
      day date not null,
      text_hash text not null,
      text text not null check (length(text) between 1 and 500),
      user_id uuid references users,
      locale text not null,
      outcome text not null check (outcome in ('answered','refused')),
      cited jsonb not null default '[]',
      times integer not null default 1,
      first_at timestamptz not null default now(),
      last_at timestamptz not null default now(),
      -- a refusal cites nothing, an answer something
      check ((outcome = 'refused') = (jsonb_array_length(cited) = 0))
    );
    -- one row a day for the same words of the same person, or of all who were not signed in
    create unique index assistant_questions_once on assistant_questions (text_hash, day, user_id) nulls not distinct;
    create index assistant_questions_user on assistant_questions (user_id, last_at desc) where user_id is not null;
    create index assistant_questions_last on assistant_questions (last_at);

    create table assistant_votes (
      question_id uuid not null references assistant_questions on delete cascade,
      -- of a person and this question, or of a browser and this question: it leads to no other question
      voter text not null check (length(voter) = 64),
      helpful boolean not null,
      at timestamptz not null default now(),
      primary key (question_id, voter)
    );

    create table assistant_handovers (
      id uuid primary key,
      question_id uuid not null references assistant_questions on delete cascade,
      organisation_id uuid not null references organisations,
      conversation_id uuid not null references conversations,
      created_at timestamptz not null default now(),
      -- pressed twice, handed over once
      unique (question_id, organisation_id)
    );

    create table assistant_gaps (
      id uuid primary key,
      text_hash text not null unique,
      text text not null,
      times integer not null default 1,
      last_at timestamptz not null default now(),
      settled_at timestamptz,
      settled_by uuid references users
    );
    create index assistant_gaps_open on assistant_gaps (times desc, id desc) where settled_at is null;
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop table assistant_gaps, assistant_handovers, assistant_votes, assistant_questions, assistant_phrases,
      assistant_passages, faq_versions, faq_entries, laws;
  `.execute(db);
}
