import { type Kysely, sql } from "kysely";

/** What happened: timeline, audit chain, notices to people, mail. None of it can be rewritten. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table events (
      id uuid primary key,
      kind text not null,
      request_id uuid references requests,
      package_id uuid references packages,
      order_id uuid references orders,
      -- set when the event concerns one provider's own dealings: its rivals never see the row
      provider_id uuid references providers,
      organisation_id uuid references organisations,
      actor_user_id uuid references users,
      actor_organisation_id uuid references organisations,
      data jsonb not null default '{}',
      at timestamptz not null default clock_timestamp()
    );
    create index events_request on events (request_id, at, id);
    create index events_order on events (order_id, at, id);
    create index events_kind on events (kind, at);

    create table audit_heads (
      chain uuid primary key,
      seq bigint not null,
      hash char(64) not null
    );
    create table audit_entries (
      chain uuid not null,
      seq bigint not null,
      at timestamptz not null,
      actor_user_id uuid,
      action text not null,
      subject_type text not null,
      subject_id text not null,
      data jsonb not null,
      previous_hash char(64) not null,
      hash char(64) not null,
      primary key (chain, seq)
    );
    create index audit_entries_subject on audit_entries (subject_type, subject_id, at);
    create index audit_entries_latest on audit_entries (at desc);
    create table audit_head_signatures (
      chain uuid not null,
      seq bigint not null,
      hash char(64) not null,
      signature text not null,
      signed_at timestamptz not null default now(),
      primary key (chain, seq)
    );

    create function audit_hash(previous text, chain uuid, seq bigint, at timestamptz, actor uuid, action text,
      subject_type text, subject_id text, data jsonb) returns text language sql immutable as $$
      select encode(sha256(convert_to(concat_ws(E'\x1f', previous, chain::text, seq::text,
        to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), coalesce(actor::text, ''), action, subject_type,
        subject_id, data::text), 'UTF8')), 'hex')
    $$;

    -- the head row is locked by the update, so a chain grows one link at a time
    create function append_audit(p_chain uuid, p_actor uuid, p_action text, p_subject_type text, p_subject_id text,
      p_data jsonb) returns bigint language plpgsql as $$
    declare
      head audit_heads%rowtype;
      moment timestamptz;
      link text;
    begin
      insert into audit_heads values (p_chain, 0, repeat('0', 64)) on conflict do nothing;
      select * into head from audit_heads where chain = p_chain for update;
      moment := clock_timestamp();
      link := audit_hash(head.hash, p_chain, head.seq + 1, moment, p_actor, p_action, p_subject_type, p_subject_id, p_data);
      insert into audit_entries values (p_chain, head.seq + 1, moment, p_actor, p_action, p_subject_type, p_subject_id,
        p_data, head.hash, link);
      update audit_heads set seq = head.seq + 1, hash = link where chain = p_chain;
      return head.seq + 1;
    end $$;

    create function refuse_rewriting() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
    end $$;
    create trigger events_append_only before update or delete on events
      for each row execute function refuse_rewriting();
    create trigger audit_entries_append_only before update or delete on audit_entries
      for each row execute function refuse_rewriting();
    create trigger legality_records_append_only before update or delete on legality_records
      for each row execute function refuse_rewriting();
    create trigger quote_revisions_append_only before update or delete on quote_revisions
      for each row execute function refuse_rewriting();
    create trigger events_no_truncate before truncate on events
      for each statement execute function refuse_rewriting();
    create trigger audit_entries_no_truncate before truncate on audit_entries
      for each statement execute function refuse_rewriting();

    create table notifications (
      id uuid primary key,
      user_id uuid not null references users,
      organisation_id uuid references organisations,
      event_id uuid not null references events,
      kind text not null,
      data jsonb not null default '{}',
      href text not null,
      read_at timestamptz,
      created_at timestamptz not null default now(),
      -- told once, also when the job ran twice
      unique (user_id, event_id)
    );
    create index notifications_user on notifications (user_id, created_at desc);
    create index notifications_unread on notifications (user_id) where read_at is null;

    create table mails (
      id uuid primary key,
      recipient text not null,
      subject text not null,
      body text not null,
      dedupe_key text not null unique,
      status text not null default 'queued' check (status in ('queued','sent','failed','unconfigured')),
      attempts integer not null default 0,
      last_error text,
      created_at timestamptz not null default now(),
      sent_at timestamptz
    );
    create index mails_latest on mails (created_at desc);
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop trigger legality_records_append_only on legality_records;
    drop trigger quote_revisions_append_only on quote_revisions;
    drop table mails, notifications, audit_head_signatures, audit_entries, audit_heads, events;
    drop function append_audit, audit_hash, refuse_rewriting;
  `.execute(db);
}
