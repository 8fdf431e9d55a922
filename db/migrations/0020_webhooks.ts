import { type Kysely, sql } from "kysely";

/** Notices to an organisation's own systems, and what became of each. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table webhooks (
      id uuid primary key,
      organisation_id uuid not null references organisations,
      url text not null check (url ~ '^https?://' and length(url) <= 500),
      -- 'robot': a group robot of WeCom or DingTalk, which reads text and no signature
      format text not null default 'standard' check (format in ('standard','robot')),
      -- sealed with SECRETS_KEY where one is set
      secret text not null,
      kinds text[] not null check (cardinality(kinds) between 1 and 200),
      status text not null default 'active' check (status in ('active','disabled')),
      -- deliveries given up in a row; a success begins anew
      failures integer not null default 0,
      disabled_at timestamptz,
      created_by uuid not null references users,
      created_at timestamptz not null default now()
    );
    create index webhooks_organisation on webhooks (organisation_id, created_at);
    create index webhooks_active on webhooks (organisation_id) where status = 'active';

    create table webhook_deliveries (
      id uuid primary key,
      webhook_id uuid not null references webhooks on delete cascade,
      -- null: a trial that somebody asked for
      event_id uuid references events,
      kind text not null,
      payload jsonb not null,
      words text not null default '',
      status text not null default 'queued' check (status in ('queued','delivered','failed')),
      attempts integer not null default 0,
      response_status integer,
      last_error text,
      created_at timestamptz not null default now(),
      last_tried_at timestamptz,
      -- sent once for an event, also when the job ran twice
      unique (webhook_id, event_id)
    );
    create index webhook_deliveries_latest on webhook_deliveries (webhook_id, created_at desc, id desc);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`drop table webhook_deliveries, webhooks;`.execute(db);
}
