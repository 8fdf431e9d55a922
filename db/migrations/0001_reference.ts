import { type Kysely, sql } from "kysely";

/** Reference data: regions, hubs, catalogue, normative documents, vocabulary, calendar. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create extension if not exists pg_trgm;

    create table settings (
      key text primary key,
      value jsonb not null,
      updated_at timestamptz not null default now()
    );

    create table regions (
      code char(6) primary key check (code ~ '^[0-9]{6}$'),
      name text not null,
      level text not null check (level in ('province', 'city', 'county')),
      parent_code char(6) references regions,
      kind text not null default 'administrative' check (kind in ('administrative', 'statistical', 'container')),
      valid_from date,
      valid_to date,
      lon double precision,
      lat double precision,
      pinyin text not null default '',
      initials text not null default '',
      check ((level = 'province') = (parent_code is null))
    );
    create index regions_parent on regions (parent_code, code);

    create table region_successions (
      old_code char(6) not null references regions,
      new_code char(6) references regions,
      effective_on date,
      source text not null,
      unique nulls not distinct (old_code, new_code)
    );

    create table hubs (
      id uuid primary key,
      code text not null unique,
      level text not null check (level in ('province', 'city', 'county', 'park')),
      parent_id uuid references hubs,
      region_code char(6) not null references regions,
      -- depth-first position: a hub's subtree is one contiguous range, so a subtree is an index range
      ordinal integer not null unique,
      last_ordinal integer not null,
      name_zh text not null,
      name_en text not null,
      address text not null,
      phone text not null,
      lon double precision,
      lat double precision,
      duty_periods jsonb not null default '[["08:30","12:00"],["13:30","17:30"]]',
      service_content jsonb not null default '{}',
      check ((level = 'province') = (parent_id is null)),
      check (last_ordinal >= ordinal)
    );
    create unique index hubs_one_station_a_region on hubs (region_code) where level <> 'park';

    create table statistical_zone_assignments (
      zone_code char(6) primary key references regions,
      county_code char(6) not null references regions,
      basis text not null
    );

    create table catalogue_items (
      code text primary key,
      category text not null check (category in ('metrology','standards','certification','testing','quality_management','intellectual_property','brand')),
      stage text not null check (stage in ('research','procurement','production','supply','after_sales')),
      kind text not null check (kind in ('verification','calibration','testing','inspection','certification','consulting','training')),
      name_zh text not null,
      name_en text not null,
      summary_zh text not null,
      summary_en text not null,
      position integer not null,
      active boolean not null default true
    );
    create index catalogue_items_cell on catalogue_items (category, stage, position);

    create table normative_documents (
      id uuid primary key,
      number text not null,
      std_norm text not null unique,
      std_base text not null,
      year integer,
      title_zh text not null,
      title_en text,
      status text not null check (status in ('upcoming','current','superseded','withdrawn','unknown')),
      published_on date,
      implemented_on date,
      ics text,
      ccs text,
      adoption text check (adoption in ('IDT','MOD','NEQ')),
      source text not null,
      source_rank integer not null,
      status_as_of date,
      pinyin text not null default '',
      initials text not null default '',
      search tsvector not null default ''::tsvector,
      updated_at timestamptz not null default now()
    );
    create index normative_documents_base on normative_documents (std_base text_pattern_ops);
    create index normative_documents_norm_prefix on normative_documents (std_norm text_pattern_ops);
    create index normative_documents_number_trgm on normative_documents using gin (std_norm gin_trgm_ops);
    create index normative_documents_title_trgm on normative_documents using gin (title_zh gin_trgm_ops);
    create index normative_documents_pinyin_trgm on normative_documents using gin (pinyin gin_trgm_ops);
    create index normative_documents_initials_trgm on normative_documents using gin (initials gin_trgm_ops);
    create index normative_documents_search on normative_documents using gin (search);

    create table normative_document_relations (
      newer_id uuid not null references normative_documents on delete cascade,
      older_id uuid not null references normative_documents on delete cascade,
      kind text not null default 'replaces' check (kind in ('replaces')),
      primary key (newer_id, older_id),
      check (newer_id <> older_id)
    );
    create index normative_document_relations_older on normative_document_relations (older_id);

    create table object_classes (
      id uuid primary key,
      code text not null unique,
      parent_id uuid references object_classes,
      -- materialised path of codes with a trailing slash: an ancestor is a prefix
      path text not null unique,
      name_zh text not null,
      name_en text not null,
      aliases text[] not null default '{}'
    );
    create index object_classes_path on object_classes (path text_pattern_ops);

    create table parameters (
      id uuid primary key,
      document_id uuid not null references normative_documents,
      name text not null,
      merged_into uuid references parameters,
      created_at timestamptz not null default now(),
      check (merged_into <> id)
    );
    create table parameter_aliases (
      document_id uuid not null references normative_documents,
      alias_norm text not null,
      alias text not null,
      parameter_id uuid not null references parameters,
      -- an alias means exactly one parameter of its document, or coverage would be a guess
      primary key (document_id, alias_norm)
    );
    create index parameter_aliases_parameter on parameter_aliases (parameter_id);
    create index parameters_document on parameters (document_id) where merged_into is null;

    create table compulsory_instruments (
      id uuid primary key,
      object_class_id uuid not null references object_classes,
      name_zh text not null,
      name_en text not null,
      use_zh text not null,
      use_en text not null,
      source text not null,
      unique (object_class_id, use_zh)
    );

    create table holidays (
      date date primary key,
      name text not null,
      off_day boolean not null
    );

    create table request_templates (
      code text primary key,
      name_zh text not null,
      name_en text not null,
      summary_zh text not null,
      summary_en text not null,
      tags text[] not null default '{}',
      body jsonb not null,
      position integer not null
    );

    create table notices (
      id uuid primary key,
      kind text not null check (kind in ('announcement','inspection','credit','policy')),
      title_zh text not null,
      title_en text not null,
      body_zh text not null,
      body_en text not null,
      hub_id uuid references hubs,
      published_at timestamptz not null,
      demo boolean not null default false
    );
    create index notices_latest on notices (published_at desc);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop table notices, request_templates, holidays, compulsory_instruments, parameter_aliases, parameters,
      object_classes, normative_document_relations, normative_documents, catalogue_items,
      statistical_zone_assignments, hubs, region_successions, regions, settings;
    drop extension pg_trgm;
  `.execute(db);
}
