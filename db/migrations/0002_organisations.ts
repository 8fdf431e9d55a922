import { type Kysely, sql } from "kysely";

/** Organisations, people, sessions. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table files (
      id uuid primary key,
      storage_key text not null unique,
      sha256 char(64) not null,
      size bigint not null check (size >= 0),
      media_type text not null,
      name text not null,
      organisation_id uuid,
      purpose text not null,
      created_by uuid,
      created_at timestamptz not null default now()
    );

    create table organisations (
      id uuid primary key,
      kind text not null check (kind in ('enterprise','provider','hub','regulator','platform')),
      name text not null check (length(name) between 2 and 120),
      uscc char(18),
      -- 'confirmed': the check digit fails and a hub has seen the licence (DOMAIN 2)
      uscc_state text not null default 'valid' check (uscc_state in ('valid','exception_pending','confirmed')),
      licence_file_id uuid references files,
      region_code char(6) not null references regions,
      park_hub_id uuid references hubs,
      hub_id uuid references hubs,
      address text not null default '',
      contact_name text not null default '',
      contact_phone text not null default '',
      lon double precision,
      lat double precision,
      declared_group text,
      status text not null default 'active' check (status in ('active','suspended')),
      status_reason text,
      demo boolean not null default false,
      created_at timestamptz not null default now(),
      version integer not null default 1,
      check ((kind = 'hub') = (hub_id is not null)),
      check (kind in ('hub','regulator','platform') or uscc is not null)
    );
    create unique index organisations_uscc on organisations (uscc, kind);
    create index organisations_kind on organisations (kind, region_code, name);
    create index organisations_name_trgm on organisations using gin (name gin_trgm_ops);

    create table users (
      id uuid primary key,
      login text not null unique check (login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
      phone text unique,
      email text unique,
      name text not null,
      password_hash text not null,
      password_changed_at timestamptz not null default now(),
      status text not null default 'active' check (status in ('active','suspended')),
      locale text not null default 'zh-CN' check (locale in ('zh-CN','en')),
      -- grows with every revocation; a socket or token that carries an older epoch is dead
      epoch integer not null default 1,
      demo boolean not null default false,
      created_at timestamptz not null default now()
    );

    create table memberships (
      id uuid primary key,
      user_id uuid not null references users,
      organisation_id uuid not null references organisations,
      role text not null check (role in ('owner','staff','business','technical','signatory','quality','operator','supervisor','expert','regulator','admin')),
      status text not null default 'active' check (status in ('active','removed')),
      created_at timestamptz not null default now(),
      unique (user_id, organisation_id)
    );
    create index memberships_organisation on memberships (organisation_id) where status = 'active';

    create table member_invitations (
      id uuid primary key,
      organisation_id uuid not null references organisations,
      email text not null,
      role text not null,
      token_hash char(64) not null unique,
      invited_by uuid not null references users,
      expires_at timestamptz not null,
      accepted_at timestamptz,
      cancelled_at timestamptz,
      created_at timestamptz not null default now()
    );
    create index member_invitations_organisation on member_invitations (organisation_id, created_at desc);

    create table sessions (
      -- SHA-256 of the id the browser holds: a stolen table opens no door
      id_hash char(64) primary key,
      user_id uuid not null references users,
      organisation_id uuid references organisations,
      channel text not null default 'browser' check (channel in ('browser','api')),
      expires_at timestamptz not null,
      absolute_expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      last_seen_at timestamptz not null default now(),
      address text,
      user_agent text
    );
    create index sessions_user on sessions (user_id);
    create index sessions_expiry on sessions (expires_at);

    create table password_resets (
      token_hash char(64) primary key,
      user_id uuid not null references users,
      expires_at timestamptz not null,
      used_at timestamptz,
      created_at timestamptz not null default now()
    );

    create table rate_limits (
      key text primary key,
      points integer not null default 0,
      expire bigint
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop table rate_limits, password_resets, sessions, member_invitations, memberships, users, organisations, files;
  `.execute(db);
}
