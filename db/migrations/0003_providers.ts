import { type Kysely, sql } from "kysely";

/** Providers: sites, accreditations, scope, signatories, and how scope gets in. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table providers (
      organisation_id uuid primary key references organisations,
      -- 先证后核: may quote, may not be awarded until vetted
      provisional boolean not null default true,
      vetted_at timestamptz,
      blacklisted_at timestamptz,
      blacklist_reason text,
      suspended_at timestamptz,
      suspension_reason text,
      introduction text not null default '',
      declared_group text
    );
    create table provider_grades (
      provider_id uuid not null references providers,
      category text not null,
      grade char(1) not null check (grade in ('A','B','C','D')),
      as_of date not null,
      primary key (provider_id, category)
    );
    -- asset or management ties that bar a certification body from a client
    create table declared_ties (
      id uuid primary key,
      provider_id uuid not null references providers,
      uscc char(18) not null,
      nature text not null,
      declared_at timestamptz not null default now(),
      unique (provider_id, uscc)
    );

    create table sites (
      id uuid primary key,
      provider_id uuid not null references providers,
      name text not null,
      region_code char(6) not null references regions,
      address text not null,
      lon double precision not null check (lon between -180 and 180),
      lat double precision not null check (lat between -90 and 90),
      closed_at timestamptz,
      unique (provider_id, name)
    );
    create index sites_region on sites (region_code);

    create table accreditations (
      id uuid primary key,
      provider_id uuid not null references providers,
      kind text not null check (kind in ('cma','cnas','cnca','legal_metrology')),
      number text not null,
      valid_from date not null,
      valid_to date not null,
      status text not null default 'active' check (status in ('active','suspended','withdrawn')),
      status_reason text,
      ccc_designated boolean not null default false,
      file_id uuid references files,
      -- a hub has seen the certificate; before that it proves nothing
      approved_at timestamptz,
      approved_by uuid references users,
      created_at timestamptz not null default now(),
      version integer not null default 1,
      unique (kind, number),
      unique (id, provider_id),
      check (valid_to > valid_from)
    );
    create index accreditations_provider on accreditations (provider_id);
    create index accreditations_expiry on accreditations (valid_to) where status = 'active';

    create table signatories (
      id uuid primary key,
      provider_id uuid not null references providers,
      accreditation_id uuid not null,
      user_id uuid not null references users,
      name text not null,
      -- empty: covers the whole accreditation; else the object classes (and below) he may sign for
      object_class_ids uuid[] not null default '{}',
      valid_from date not null,
      valid_to date not null,
      status text not null default 'active' check (status in ('active','withdrawn')),
      foreign key (accreditation_id, provider_id) references accreditations (id, provider_id),
      unique (accreditation_id, user_id)
    );
    create index signatories_provider on signatories (provider_id);

    create table scope_imports (
      id uuid primary key,
      provider_id uuid not null references providers,
      accreditation_id uuid not null,
      site_id uuid not null references sites,
      file_id uuid not null references files,
      status text not null default 'queued' check (status in ('queued','reading','ready','refused','submitted','approved','rejected','failed')),
      rows integer not null default 0,
      accepted integer not null default 0,
      skipped integer not null default 0,
      rejected integer not null default 0,
      progress integer not null default 0,
      added integer,
      removed integer,
      changed integer,
      failure_code text,
      failure_detail text,
      created_by uuid not null references users,
      created_at timestamptz not null default now(),
      submitted_at timestamptz,
      decided_at timestamptz,
      decided_by uuid references users,
      decision_note text,
      version integer not null default 1,
      foreign key (accreditation_id, provider_id) references accreditations (id, provider_id),
      check (accepted + skipped + rejected <= rows)
    );
    create index scope_imports_provider on scope_imports (provider_id, created_at desc);
    create index scope_imports_waiting on scope_imports (submitted_at) where status = 'submitted';
    create table scope_import_rows (
      import_id uuid not null references scope_imports on delete cascade,
      sheet text not null,
      row integer not null,
      outcome text not null check (outcome in ('accepted','skipped','rejected')),
      code text,
      column_name text,
      message text,
      lines jsonb not null default '[]',
      primary key (import_id, sheet, row)
    );
    create index scope_import_rows_outcome on scope_import_rows (import_id, outcome, sheet, row);

    create table scope_items (
      id uuid primary key,
      provider_id uuid not null references providers,
      accreditation_id uuid not null,
      site_id uuid not null references sites,
      kind text not null check (kind in ('verification','calibration','testing','inspection','certification')),
      object_text text not null,
      -- null and not placed: nobody has said what this object is, so it holds
      object_class_id uuid references object_classes,
      object_placed boolean not null default false,
      document_id uuid not null references normative_documents,
      parameter_id uuid not null references parameters,
      limitation_text text not null default '',
      limitation jsonb,
      limitation_state text not null default 'none' check (limitation_state in ('none','parsed','unparsed','confirmed')),
      limitation_confirmed_by uuid references users,
      range_min numeric,
      range_max numeric,
      range_unit text,
      range_text text not null default '',
      range_state text not null default 'none' check (range_state in ('none','parsed','unparsed')),
      uncertainty numeric,
      status text not null default 'active' check (status in ('active','removed')),
      fingerprint char(64) not null,
      import_id uuid references scope_imports,
      created_at timestamptz not null default now(),
      removed_at timestamptz,
      foreign key (accreditation_id, provider_id) references accreditations (id, provider_id)
    );
    -- importing the same annex twice changes nothing
    create unique index scope_items_once on scope_items (accreditation_id, site_id, fingerprint) where status = 'active';
    create index scope_items_capability on scope_items (document_id, parameter_id, provider_id) where status = 'active';
    create index scope_items_provider on scope_items (provider_id, status, created_at);
    create index scope_items_unplaced on scope_items (object_text) where status = 'active' and not object_placed;
    create index scope_items_parameter on scope_items (parameter_id);

    create table object_placements (
      object_norm text primary key,
      object_text text not null,
      -- null: a person looked and says the object narrows nothing
      object_class_id uuid references object_classes,
      placed_by uuid references users,
      placed_at timestamptz not null default now()
    );
    create table parameter_suspensions (
      id uuid primary key,
      provider_id uuid not null references providers,
      parameter_id uuid not null references parameters,
      reason text not null,
      starts_on date not null,
      ends_on date,
      created_by uuid references users
    );
    create index parameter_suspensions_provider on parameter_suspensions (provider_id, parameter_id);

    create table capability_lines (
      id uuid primary key,
      provider_id uuid not null references providers,
      site_id uuid not null references sites,
      category text not null check (category in ('standards','quality_management','intellectual_property','brand','certification','metrology','testing')),
      kind text not null check (kind in ('inspection','consulting','training')),
      description text not null,
      status text not null default 'pending' check (status in ('pending','vetted','refused','withdrawn')),
      evidence_file_id uuid references files,
      decided_by uuid references users,
      decided_at timestamptz,
      decision_note text,
      created_at timestamptz not null default now(),
      unique (provider_id, site_id, category, kind)
    );
    create index capability_lines_cell on capability_lines (category, kind) where status = 'vetted';

    create table verification_designations (
      id uuid primary key,
      provider_id uuid not null references providers,
      site_id uuid not null references sites,
      object_class_id uuid not null references object_classes,
      region_code char(6) not null references regions,
      basis text not null,
      valid_from date not null,
      valid_to date,
      unique (region_code, object_class_id, provider_id)
    );
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop table verification_designations, capability_lines, parameter_suspensions, object_placements, scope_items,
      scope_import_rows, scope_imports, signatories, accreditations, sites, declared_ties, provider_grades, providers;
  `.execute(db);
}
