import { type Kysely, sql } from "kysely";

/** Requests, packages, items, invitations, quotes, awards. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table number_serials (
      kind text not null,
      region_code char(6) not null,
      year integer not null,
      last_serial integer not null,
      primary key (kind, region_code, year)
    );

    create table request_drafts (
      id uuid primary key,
      enterprise_id uuid not null references organisations,
      created_by uuid not null references users,
      -- set when a returned request is being amended
      request_id uuid,
      title text not null default '',
      step integer not null default 1 check (step between 1 and 4),
      body jsonb not null default '{}',
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    create index request_drafts_enterprise on request_drafts (enterprise_id, updated_at desc);

    create table requests (
      id uuid primary key,
      number text unique,
      enterprise_id uuid not null references organisations,
      hub_id uuid not null references hubs,
      origin_hub_id uuid not null references hubs,
      region_code char(6) not null references regions,
      channel text not null default 'online' check (channel in ('online','counter','api','chat','visit')),
      title text not null check (length(title) between 2 and 120),
      description text not null default '',
      delivery text not null check (delivery in ('on_site','send_sample','none')),
      due_on date,
      budget_fen bigint check (budget_fen between 1 and 1000000000000),
      sealed boolean not null default false,
      status text not null default 'draft',
      created_by uuid not null references users,
      created_at timestamptz not null default now(),
      received_at timestamptz,
      routed_at timestamptz,
      handled_at timestamptz,
      followed_up_at timestamptz,
      triage_due_at timestamptz,
      triage_warned_at timestamptz,
      triage_overdue_at timestamptz,
      triaged_at timestamptz,
      triaged_on_time boolean,
      deadline_provisional boolean not null default false,
      transfers integer not null default 0,
      return_reason text,
      suspended_at timestamptz,
      suspension_reason text,
      suspended_by uuid references users,
      reissue_of uuid references requests,
      version integer not null default 1
    );
    alter table request_drafts add foreign key (request_id) references requests;
    create index requests_enterprise on requests (enterprise_id, created_at desc, id desc);
    create index requests_enterprise_status on requests (enterprise_id, status, created_at desc, id desc);
    create index requests_hub on requests (hub_id, created_at desc, id desc);
    create index requests_hub_status on requests (hub_id, status, created_at desc, id desc);
    create index requests_latest on requests (created_at desc, id desc);
    create index requests_triage on requests (triage_due_at) where status = 'submitted';

    -- one of a kind: each climb happens once, also when the job crashed half way
    create table escalations (
      request_id uuid not null references requests,
      from_hub_id uuid not null references hubs,
      to_hub_id uuid references hubs,
      due_at timestamptz not null,
      at timestamptz not null default now(),
      primary key (request_id, from_hub_id)
    );

    create table packages (
      id uuid primary key,
      request_id uuid not null references requests,
      position integer not null,
      category text not null check (category in ('metrology','standards','certification','testing','quality_management','intellectual_property','brand')),
      stage text not null check (stage in ('research','procurement','production','supply','after_sales')),
      kind text not null check (kind in ('verification','calibration','testing','inspection','certification','consulting','training')),
      status text not null default 'draft' check (status in ('draft','submitted','returned','triaged','quoting','comparing','awarded','expired','withdrawn')),
      ring text not null default 'county' check (ring in ('county','city','province','nation')),
      quoting_opened_at timestamptz,
      quoting_deadline timestamptz,
      extended_at timestamptz,
      comparing_until timestamptz,
      catalogue_code text references catalogue_items,
      version integer not null default 1,
      unique (request_id, position)
    );
    create index packages_status on packages (status, request_id);
    create index packages_quoting_deadline on packages (quoting_deadline) where status = 'quoting';
    create index packages_comparing_until on packages (comparing_until) where status = 'comparing';

    create table items (
      id uuid primary key,
      package_id uuid not null references packages on delete cascade,
      position integer not null,
      sample_name text not null check (length(sample_name) between 1 and 200),
      object_class_id uuid references object_classes,
      document_id uuid references normative_documents,
      parameter_id uuid references parameters,
      document_text text not null default '',
      parameter_text text not null default '',
      quantity integer not null check (quantity between 1 and 100000),
      unit text not null,
      evidential boolean not null default true,
      range_min numeric,
      range_max numeric,
      range_unit text,
      uncertainty numeric,
      industry_class text,
      unique (package_id, position),
      check (range_min is null or range_max is null or range_min <= range_max)
    );
    create index items_capability on items (document_id, parameter_id);
    create index items_unplaced on items (sample_name) where object_class_id is null;

    create table request_attachments (
      request_id uuid references requests on delete cascade,
      draft_id uuid references request_drafts on delete set null,
      file_id uuid not null primary key references files,
      check (request_id is not null or draft_id is not null)
    );
    create index request_attachments_request on request_attachments (request_id);
    create index request_attachments_draft on request_attachments (draft_id);

    create table legality_records (
      id uuid primary key,
      moment text not null check (moment in ('invitation','quote','award','designation','issue')),
      package_id uuid not null references packages,
      provider_id uuid not null references providers,
      site_id uuid references sites,
      verdict text not null check (verdict in ('eligible','hold','refused')),
      rule_version text not null,
      promised_on date,
      -- per item: scope row, certificate, rule, article, cure
      body jsonb not null,
      at timestamptz not null default now(),
      actor_id uuid references users
    );
    create index legality_records_package on legality_records (package_id, provider_id, at desc);

    create table invitations (
      id uuid primary key,
      package_id uuid not null references packages,
      provider_id uuid not null references providers,
      site_id uuid references sites,
      legality_record_id uuid not null references legality_records,
      ring text not null check (ring in ('county','city','province','nation')),
      score numeric not null,
      distance_m integer,
      invited_at timestamptz not null default now(),
      seen_at timestamptz,
      unique (package_id, provider_id)
    );
    create index invitations_provider on invitations (provider_id, invited_at desc, id desc);

    create table quotes (
      id uuid primary key,
      package_id uuid not null,
      provider_id uuid not null references providers,
      site_id uuid references sites,
      status text not null default 'active' check (status in ('active','retracted','declined','awarded')),
      total_fen bigint not null check (total_fen between 1 and 1000000000000),
      working_days integer not null check (working_days between 1 and 400),
      promised_on date not null,
      valid_until date not null,
      note text not null default '',
      revision integer not null default 1,
      provisional boolean not null default false,
      legality_record_id uuid not null references legality_records,
      created_by uuid not null references users,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      version integer not null default 1,
      unique (id, package_id),
      -- nobody quotes uninvited
      foreign key (package_id, provider_id) references invitations (package_id, provider_id)
    );
    create unique index quotes_one_a_provider on quotes (package_id, provider_id) where status <> 'retracted';
    create index quotes_provider on quotes (provider_id, created_at desc, id desc);
    create index quotes_package on quotes (package_id, status);

    create table quote_items (
      quote_id uuid not null references quotes on delete cascade,
      item_id uuid not null references items,
      amount_fen bigint not null check (amount_fen between 1 and 1000000000000),
      primary key (quote_id, item_id)
    );
    create table quote_revisions (
      quote_id uuid not null references quotes,
      revision integer not null,
      body jsonb not null,
      at timestamptz not null default now(),
      primary key (quote_id, revision)
    );

    create table awards (
      id uuid primary key,
      package_id uuid not null references packages,
      quote_id uuid,
      provider_id uuid not null references providers,
      site_id uuid references sites,
      amount_fen bigint not null check (amount_fen between 0 and 1000000000000),
      basis text,
      legality_record_id uuid not null references legality_records,
      awarded_by uuid not null references users,
      awarded_at timestamptz not null default now(),
      foreign key (quote_id, package_id) references quotes (id, package_id),
      check (quote_id is not null or basis is not null)
    );
    -- one winner a package, whatever races
    create unique index awards_one_a_package on awards (package_id);
    create index awards_provider on awards (provider_id, awarded_at desc);
    create index awards_recent on awards (awarded_at);

    create table idempotency_keys (
      user_id uuid not null references users,
      key text not null check (length(key) between 1 and 200),
      operation text not null,
      body_hash char(64) not null,
      status integer,
      response jsonb,
      headers jsonb,
      created_at timestamptz not null default now(),
      primary key (user_id, key)
    );
    create index idempotency_keys_age on idempotency_keys (created_at);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop table idempotency_keys, awards, quote_revisions, quote_items, quotes, invitations, legality_records,
      request_attachments, items, packages, escalations, request_drafts, requests, number_serials;
  `.execute(db);
}
