import { type Kysely, sql } from "kysely";

/** Orders, deliverables, follow-ups. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table orders (
      id uuid primary key,
      number text not null unique,
      award_id uuid not null unique references awards,
      package_id uuid not null unique references packages,
      request_id uuid not null references requests,
      enterprise_id uuid not null references organisations,
      provider_id uuid not null references providers,
      site_id uuid references sites,
      hub_id uuid not null references hubs,
      status text not null default 'confirmed' check (status in ('confirmed','sample_received','on_site','in_progress','report_issued','accepted','disputed','followed_up','closed','cancelled')),
      amount_fen bigint not null check (amount_fen between 0 and 1000000000000),
      working_days integer,
      promised_on date,
      sample_number text,
      sample_file_id uuid references files,
      sample_received_at timestamptz,
      visit_started_at timestamptz,
      started_at timestamptz,
      progress_note text not null default '',
      hold_reason text,
      hold_by text check (hold_by in ('provider','enterprise')),
      held_at timestamptz,
      -- the clock pauses only from the enterprise's consent on
      hold_consented_at timestamptz,
      paused_seconds integer not null default 0,
      suspended_at timestamptz,
      suspension_reason text,
      cancel_requested_by text check (cancel_requested_by in ('provider','enterprise')),
      cancel_reason text,
      first_issued_at timestamptz,
      auto_accept_at timestamptz,
      accepted_at timestamptz,
      accepted_automatically boolean,
      rating integer check (rating between 1 and 5),
      rating_comment text,
      dispute_reason text,
      disputed_at timestamptz,
      follow_up_due_at timestamptz,
      followed_up_at timestamptz,
      closed_at timestamptz,
      invoice_title text not null default '',
      invoice_details text not null default '',
      transfer_slip_file_id uuid references files,
      payment_recorded_at timestamptz,
      created_at timestamptz not null default now(),
      version integer not null default 1
    );
    create index orders_enterprise on orders (enterprise_id, created_at desc, id desc);
    create index orders_provider on orders (provider_id, created_at desc, id desc);
    create index orders_hub on orders (hub_id, created_at desc, id desc);
    create index orders_hub_status on orders (hub_id, status, created_at desc);
    create index orders_request on orders (request_id);
    create index orders_auto_accept on orders (auto_accept_at) where status = 'report_issued';
    create index orders_follow_up on orders (follow_up_due_at) where status = 'accepted';

    create table deliverables (
      id uuid primary key,
      number text not null,
      order_id uuid not null references orders,
      kind text not null check (kind in ('report','certificate','opinion')),
      edition integer not null default 1,
      status text not null default 'genuine' check (status in ('genuine','superseded','revoked')),
      status_reason text,
      status_at timestamptz,
      replaces_id uuid references deliverables,
      source_file_id uuid not null references files,
      source_sha256 char(64) not null,
      combined_file_id uuid references files,
      combined_sha256 char(64),
      sheet_file_id uuid references files,
      lab_number text,
      tested_from date not null,
      tested_to date not null,
      signatory_id uuid not null references signatories,
      legality_record_id uuid not null references legality_records,
      issued_at timestamptz not null default now(),
      version integer not null default 1,
      check (tested_to >= tested_from)
    );
    create unique index deliverables_number on deliverables (number);
    create unique index deliverables_one_in_force on deliverables (order_id) where status = 'genuine';
    create index deliverables_order on deliverables (order_id, edition desc);
    create index deliverables_source on deliverables (source_sha256);
    create index deliverables_combined on deliverables (combined_sha256);

    create table follow_ups (
      id uuid primary key,
      order_id uuid not null references orders,
      hub_id uuid not null references hubs,
      reachable boolean not null,
      satisfied boolean,
      score integer check (score between 0 and 100),
      note text not null default '',
      by_user_id uuid not null references users,
      at timestamptz not null default now(),
      check (reachable = (satisfied is not null))
    );
    create index follow_ups_order on follow_ups (order_id);
    create index follow_ups_hub on follow_ups (hub_id, at desc);

    -- status order, the least advanced first; terminal ones are not ranked (DOMAIN 5)
    create function request_status_rank(status text) returns integer language sql immutable as $$
      select array_position(array['draft','returned','submitted','triaged','quoting','comparing','awarded','confirmed',
        'sample_received','on_site','in_progress','disputed','report_issued','accepted','followed_up'], status)
    $$;

    create function derive_request_status(request uuid) returns text language sql stable as $$
      with each as (
        select coalesce(o.status, p.status) as status
        from packages p left join orders o on o.package_id = p.id
        where p.request_id = request
      )
      select coalesce(
        (select status from each where request_status_rank(status) is not null order by request_status_rank(status) limit 1),
        (select status from each order by array_position(array['closed','expired','cancelled','withdrawn'], status) limit 1),
        'draft')
    $$;

    -- the request's status is never set by hand: it follows its packages and orders
    create function refresh_request_status() returns trigger language plpgsql as $$
    begin
      update requests set status = derive_request_status(new.request_id)
      where id = new.request_id and status is distinct from derive_request_status(new.request_id);
      return null;
    end $$;
    create trigger packages_derive_status after insert or update of status on packages
      for each row execute function refresh_request_status();
    create trigger orders_derive_status after insert or update of status on orders
      for each row execute function refresh_request_status();
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop trigger packages_derive_status on packages;
    drop table follow_ups, deliverables, orders;
    drop function refresh_request_status, derive_request_status, request_status_rank;
  `.execute(db);
}
