import { type Kysely, sql } from "kysely";

/** Quality disputes (DOMAIN 8): objection, explanation, mediation, neutral re-test, arbitration, decision. */
export async function up(db: Kysely<unknown>) {
  await sql`
    alter table legality_records drop constraint legality_records_moment_check;
    alter table legality_records add constraint legality_records_moment_check
      check (moment in ('invitation','quote','award','designation','subcontract','issue','retest'));

    create table disputes (
      id uuid primary key,
      number text not null unique,
      order_id uuid not null references orders,
      enterprise_id uuid not null references organisations,
      provider_id uuid not null references providers,
      hub_id uuid not null references hubs,
      -- the report that is objected to
      deliverable_id uuid references deliverables,
      status text not null default 'objection' check (status in
        ('objection','explained','mediation','failed','retest','retested','arbitration','decided','withdrawn')),
      reason text not null,
      wants text not null check (wants in ('explanation','redo','revoked')),
      -- where the order goes back to when the enterprise withdraws, and how much of its acceptance clock was left
      from_status text not null check (from_status in ('report_issued','accepted')),
      accept_seconds_left integer,
      opened_at timestamptz not null default now(),
      -- the clock of the present stage; clock_days only when it counts working days
      clock_from timestamptz,
      clock_days integer,
      due_at timestamptz,
      due_provisional boolean not null default false,
      overdue_told_at timestamptz,
      -- working days of mediation that are left while a re-test runs: testing time is not counted
      mediation_days_left integer,
      failed_reason text,
      proposed_decision text check (proposed_decision in ('accepted','redo','revoked')),
      proposed_terms text,
      proposed_at timestamptz,
      client_confirmed_at timestamptz,
      provider_confirmed_at timestamptz,
      appealed_by text check (appealed_by in ('enterprise','provider')),
      -- 计量法实施细则 art. 35: each party undertakes to keep the instrument's condition
      client_keeps_at timestamptz,
      provider_keeps_at timestamptz,
      ended_by text check (ended_by in ('settlement','retest','panel','withdrawal','revocation')),
      ended_at timestamptz,
      version integer not null default 1,
      check ((status in ('decided','withdrawn')) = (ended_at is not null and ended_by is not null)),
      check ((status = 'withdrawn') = (ended_by is not distinct from 'withdrawal')),
      -- a settlement takes both parties
      check (ended_by is distinct from 'settlement'
        or (proposed_decision is not null and client_confirmed_at is not null and provider_confirmed_at is not null)),
      check ((proposed_decision is null) = (proposed_at is null))
    );
    -- one open dispute an order
    create unique index disputes_one_open on disputes (order_id) where status not in ('decided','withdrawn');
    create index disputes_order on disputes (order_id, opened_at desc);
    create index disputes_enterprise on disputes (enterprise_id, opened_at desc, id desc);
    create index disputes_provider on disputes (provider_id, opened_at desc, id desc);
    create index disputes_hub on disputes (hub_id, opened_at desc, id desc);
    create index disputes_due on disputes (due_at) where status not in ('decided','withdrawn');

    -- what each side said and did, in order; files hang on a step
    create table dispute_steps (
      id uuid primary key,
      dispute_id uuid not null references disputes,
      kind text not null,
      by_user_id uuid references users,
      by_organisation_id uuid references organisations,
      text text not null default '',
      data jsonb not null default '{}',
      at timestamptz not null default now()
    );
    create index dispute_steps_dispute on dispute_steps (dispute_id, at, id);
    create table dispute_files (
      step_id uuid not null references dispute_steps,
      file_id uuid not null references files,
      primary key (step_id, file_id)
    );
    create index dispute_files_file on dispute_files (file_id);

    create table dispute_retests (
      id uuid primary key,
      dispute_id uuid not null references disputes,
      provider_id uuid not null references providers,
      site_id uuid not null references sites,
      item_ids uuid[] not null check (cardinality(item_ids) > 0),
      instruction text not null,
      payer text not null check (payer in ('enterprise','provider','half','loser')),
      fee_note text not null default '',
      fee_fen bigint check (fee_fen between 0 and 1000000000000),
      legality_record_id uuid not null references legality_records,
      status text not null default 'asked' check (status in ('asked','accepted','refused','recalled','reported')),
      promised_on date,
      ended_reason text,
      result text check (result in ('confirms','contradicts')),
      report_number text,
      report_file_id uuid references files,
      findings text,
      asked_at timestamptz not null default now(),
      ended_at timestamptz,
      version integer not null default 1,
      check ((status in ('accepted','reported')) <= (promised_on is not null)),
      check ((status = 'reported') = (result is not null and report_number is not null and report_file_id is not null))
    );
    -- one re-test at a time, and one result a dispute
    create unique index dispute_retests_one on dispute_retests (dispute_id) where status in ('asked','accepted','reported');
    create index dispute_retests_provider on dispute_retests (provider_id, asked_at desc, id desc);
    create index dispute_retests_dispute on dispute_retests (dispute_id, asked_at);

    -- the re-tester's place and house lie in another city than the provider's; nobody re-tests himself
    create function check_retest_city() returns trigger language plpgsql as $$
    declare
      theirs text[];
      ours text[];
    begin
      select array[left(g.region_code, 4), left(coalesce(s.region_code, g.region_code), 4)] into theirs
        from disputes d join orders o on o.id = d.order_id join organisations g on g.id = d.provider_id
        left join sites s on s.id = o.site_id where d.id = new.dispute_id;
      select array[left(g.region_code, 4), left(s.region_code, 4)] into ours
        from organisations g join sites s on s.id = new.site_id and s.provider_id = g.id where g.id = new.provider_id;
      if ours is null or theirs && ours
        or exists (select from disputes where id = new.dispute_id and provider_id = new.provider_id) then
        raise exception 'a re-test is done by another provider of another city' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger dispute_retests_city before insert or update of provider_id, site_id, dispute_id on dispute_retests
      for each row execute function check_retest_city();

    create table dispute_panel (
      dispute_id uuid not null references disputes,
      expert_id uuid not null references experts,
      lead boolean not null default false,
      named_at timestamptz not null default now(),
      released_at timestamptz,
      primary key (dispute_id, expert_id)
    );
    create index dispute_panel_expert on dispute_panel (expert_id, named_at desc);
    create unique index dispute_panel_lead on dispute_panel (dispute_id) where lead and released_at is null;

    -- three or more, an odd number, one of them the lead: looked at when the transaction ends
    create function check_panel() returns trigger language plpgsql as $$
    declare
      members integer;
      leads integer;
    begin
      select count(*), count(*) filter (where lead) into members, leads
        from dispute_panel where dispute_id = new.dispute_id and released_at is null;
      if members < 3 or members % 2 = 0 or leads <> 1 then
        raise exception 'a panel has three or more members, an odd number, and one lead' using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger dispute_panel_odd after insert or update on dispute_panel
      deferrable initially deferred for each row execute function check_panel();
    create trigger dispute_panel_kept before delete on dispute_panel
      for each row execute function refuse_rewriting();

    -- nobody votes twice, and only who sits on the panel
    create table dispute_votes (
      dispute_id uuid not null,
      expert_id uuid not null,
      vote text not null check (vote in ('accepted','redo','revoked')),
      opinion text not null,
      at timestamptz not null default now(),
      primary key (dispute_id, expert_id),
      foreign key (dispute_id, expert_id) references dispute_panel
    );
    create function check_vote() returns trigger language plpgsql as $$
    begin
      perform from dispute_panel p join disputes d on d.id = p.dispute_id
        where p.dispute_id = new.dispute_id and p.expert_id = new.expert_id and p.released_at is null
          and d.status = 'arbitration' for share of p;
      if not found then
        raise exception 'only a sitting member of an open panel votes' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger dispute_votes_seat before insert on dispute_votes
      for each row execute function check_vote();
    -- who has voted stays on the panel
    create function keep_voter() returns trigger language plpgsql as $$
    begin
      if new.released_at is not null and exists (
        select from dispute_votes v where v.dispute_id = new.dispute_id and v.expert_id = new.expert_id) then
        raise exception 'who has voted stays on the panel' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger dispute_panel_voter before update on dispute_panel
      for each row execute function keep_voter();

    -- decided once
    create table dispute_decisions (
      dispute_id uuid primary key references disputes,
      decision text not null check (decision in ('accepted','redo','revoked')),
      made_by text not null check (made_by in ('settlement','retest','panel','revocation')),
      reasoning text not null,
      -- 证据次序: mandatory document before agreement before declaration; the panel says on which it stands
      evidence_rank text check (evidence_rank in ('mandatory','agreed','declared')),
      mandatory_text text,
      agreed_text text,
      declared_text text,
      at timestamptz not null default now(),
      check ((made_by = 'panel') = (evidence_rank is not null)),
      -- whoever stands on a lower rank says why the higher ones do not decide
      check (evidence_rank is null or coalesce(mandatory_text, '') <> ''),
      check (evidence_rank is distinct from 'agreed' or coalesce(agreed_text, '') <> ''),
      check (evidence_rank is distinct from 'declared' or (coalesce(agreed_text, '') <> '' and coalesce(declared_text, '') <> ''))
    );

    create trigger dispute_steps_append_only before update or delete on dispute_steps
      for each row execute function refuse_rewriting();
    create trigger dispute_files_append_only before update or delete on dispute_files
      for each row execute function refuse_rewriting();
    create trigger dispute_votes_append_only before update or delete on dispute_votes
      for each row execute function refuse_rewriting();
    create trigger dispute_decisions_append_only before update or delete on dispute_decisions
      for each row execute function refuse_rewriting();

    -- an open dispute's order is disputed, and a dispute is over when it has its decision: looked at at the end
    create function check_dispute() returns trigger language plpgsql as $$
    begin
      if exists (select from disputes d join orders o on o.id = d.order_id
          where d.order_id = (case tg_table_name when 'orders' then new.id else (to_jsonb(new) ->> 'order_id')::uuid end)
            and d.status not in ('decided','withdrawn') and o.status <> 'disputed') then
        raise exception 'an order leaves its dispute only with the dispute''s end' using errcode = 'check_violation';
      end if;
      if tg_table_name = 'disputes' and to_jsonb(new) ->> 'status' = 'decided'
        and not exists (select from dispute_decisions where dispute_id = new.id) then
        raise exception 'a decided dispute has its decision' using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger disputes_with_order after insert or update of status on disputes
      deferrable initially deferred for each row execute function check_dispute();
    create constraint trigger orders_with_dispute after update of status on orders
      deferrable initially deferred for each row when (old.status = 'disputed' and new.status <> 'disputed')
      execute function check_dispute();
    -- what has ended stays as it ended
    create function keep_ended_dispute() returns trigger language plpgsql as $$
    begin
      raise exception 'a dispute that has ended is final' using errcode = 'check_violation';
    end $$;
    create trigger disputes_final before update on disputes
      for each row when (old.status in ('decided','withdrawn')) execute function keep_ended_dispute();
  `.execute(db);
  await openExisting(db);
}

/** Orders that were disputed before: their objection waits for the provider, on a clock that is recomputed. */
async function openExisting(db: Kysely<unknown>) {
  await sql`
    with found as (
      select o.*, r.region_code, coalesce(o.disputed_at, o.created_at) as since,
        extract(year from coalesce(o.disputed_at, o.created_at) at time zone 'Asia/Shanghai')::int as year
      from orders o join requests r on r.id = o.request_id where o.status = 'disputed'
    ), numbered as (
      select *, row_number() over (partition by region_code, year order by since, id) as serial from found
    ), kept as (
      insert into number_serials (kind, region_code, year, last_serial)
      select 'dispute', region_code, year, max(serial) from numbered group by 2, 3
    )
    insert into disputes (id, number, order_id, enterprise_id, provider_id, hub_id, deliverable_id, reason, wants,
      from_status, opened_at, clock_from, clock_days, due_at, due_provisional)
    select gen_random_uuid(), 'ZY-' || region_code || '-' || year || '-' || lpad(serial::text, 6, '0'), n.id,
      enterprise_id, provider_id, hub_id, (select d.id from deliverables d where d.order_id = n.id and d.status = 'genuine'),
      coalesce(dispute_reason, ''), 'redo', case when accepted_at is null then 'report_issued' else 'accepted' end,
      since, since, 5, since + interval '7 days', true
    from numbered n`.execute(db);
  await sql`
    insert into dispute_steps (id, dispute_id, kind, by_organisation_id, text, data, at)
    select gen_random_uuid(), id, 'opened', enterprise_id, reason, jsonb_build_object('wants', wants), opened_at
    from disputes`.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop trigger orders_with_dispute on orders;
    drop table dispute_decisions, dispute_votes, dispute_panel, dispute_retests, dispute_files, dispute_steps, disputes;
    drop function check_dispute, keep_ended_dispute, keep_voter, check_vote, check_panel, check_retest_city;
    delete from number_serials where kind = 'dispute';
    alter table legality_records disable trigger legality_records_append_only;
    delete from legality_records where moment = 'retest';
    alter table legality_records enable trigger legality_records_append_only;
    alter table legality_records drop constraint legality_records_moment_check;
    alter table legality_records add constraint legality_records_moment_check
      check (moment in ('invitation','quote','award','designation','subcontract','issue'));
  `.execute(db);
}
