import { type Kysely, sql } from "kysely";

/** Provider credit (DOMAIN 9): events, what is said against them, assessments kept as they were, the blacklist. */
export async function up(db: Kysely<unknown>) {
  await events(db);
  await cases(db);
  await assessments(db);
  await blacklist(db);
}

const events = (db: Kysely<unknown>) =>
  sql`
    create table credit_events (
      id uuid primary key,
      provider_id uuid not null references providers,
      -- null: it counts in every category
      category text check (category in ('metrology','standards','certification','testing','quality_management','intellectual_property','brand')),
      kind text not null check (kind in ('false_report','out_of_scope_report','expired_certificate_used','penalty',
        'inspection_finding','suspended','certificate_lapsed','commendation','order_overdue','deliverable_revoked',
        'dispute_lost','innovation')),
      -- hundredths of a percent of its component, before it halves
      points integer not null check (points between -10000 and 10000 and points <> 0),
      day date not null,
      evidence text not null check (length(evidence) between 2 and 2000),
      -- a case number, a document, an address: where the evidence can be looked up
      reference text not null default '' check (length(reference) <= 300),
      file_id uuid references files,
      order_id uuid references orders,
      deliverable_id uuid references deliverables,
      accreditation_id uuid references accreditations,
      -- one cause counts once, however often the job that noticed it runs
      cause_key text unique,
      recorded_by uuid references users,
      recorded_organisation_id uuid references organisations,
      recorded_at timestamptz not null default now(),
      -- nobody records what has not happened yet; a day in China may have begun before the one in UTC
      check (day <= (recorded_at at time zone 'Asia/Shanghai')::date),
      -- what nobody signs for has a cause of its own
      check (recorded_by is not null or cause_key is not null)
    );
    create index credit_events_provider on credit_events (provider_id, day desc, id desc);
    create index credit_events_file on credit_events (file_id) where file_id is not null;
    -- what counted is never rewritten: an upheld objection or a repair stands beside it
    create trigger credit_events_append_only before update or delete on credit_events
      for each row execute function refuse_rewriting();
    create trigger credit_events_no_truncate before truncate on credit_events
      for each statement execute function refuse_rewriting();
  `.execute(db);

const cases = (db: Kysely<unknown>) =>
  sql`
    create table credit_cases (
      id uuid primary key,
      event_id uuid not null references credit_events,
      provider_id uuid not null references providers,
      kind text not null check (kind in ('objection','repair')),
      status text not null default 'open' check (status in ('open','upheld','refused')),
      statement text not null check (length(statement) between 4 and 2000),
      file_id uuid references files,
      opened_by uuid not null references users,
      opened_at timestamptz not null default now(),
      due_at timestamptz not null,
      deadline_provisional boolean not null default false,
      overdue_at timestamptz,
      decided_by uuid references users,
      decided_at timestamptz,
      reason text,
      version integer not null default 1,
      -- nothing is decided without a person, a moment and a reason
      check ((status = 'open') = (decided_at is null)),
      check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (reason is null))
    );
    -- an event is objected to once; a repair may be asked for again after a refusal, one at a time
    create unique index credit_cases_one_objection on credit_cases (event_id) where kind = 'objection';
    create unique index credit_cases_one_repair on credit_cases (event_id) where kind = 'repair' and status <> 'refused';
    create index credit_cases_file on credit_cases (file_id) where file_id is not null;
    create index credit_cases_event on credit_cases (event_id);
    create index credit_cases_provider on credit_cases (provider_id, opened_at desc, id desc);
    create index credit_cases_due on credit_cases (due_at, id) where status = 'open';
    create index credit_cases_closed on credit_cases (decided_at desc, id desc) where status <> 'open';

    -- what was decided stays decided, and what was asked is not put differently afterwards
    create function keep_credit_case() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.status <> 'open'
        or (new.id, new.event_id, new.provider_id, new.kind, new.statement, new.opened_by, new.opened_at)
          is distinct from (old.id, old.event_id, old.provider_id, old.kind, old.statement, old.opened_by, old.opened_at)
        or new.file_id is distinct from old.file_id
      then
        raise exception 'a decided credit case is not rewritten' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;
    create trigger credit_cases_kept before update or delete on credit_cases
      for each row execute function keep_credit_case();
  `.execute(db);

const assessments = (db: Kysely<unknown>) =>
  sql`
    create table credit_assessments (
      id uuid primary key,
      provider_id uuid not null references providers,
      category text not null,
      model_version text not null,
      -- hundredths of a point
      score integer not null check (score between 0 and 10000),
      grade char(1) not null check (grade in ('A','B','C','D')),
      orders integer not null,
      breakdown jsonb not null,
      as_of date not null,
      assessed_at timestamptz not null default now()
    );
    create index credit_assessments_latest on credit_assessments (provider_id, category, assessed_at desc, id desc);
    create trigger credit_assessments_append_only before update or delete on credit_assessments
      for each row execute function refuse_rewriting();
    create trigger credit_assessments_no_truncate before truncate on credit_assessments
      for each statement execute function refuse_rewriting();
    alter table provider_grades
      add column score integer check (score between 0 and 10000),
      add column assessment_id uuid references credit_assessments,
      -- whether it works in the category at all; the gate reads the grade of every category, people only these
      add column offered boolean not null default true;
    create index provider_grades_score on provider_grades (coalesce(score, 0), provider_id, category) where offered;
    create index orders_overdue on orders (promised_on) where status in ('confirmed','sample_received','on_site','in_progress');
  `.execute(db);

const blacklist = (db: Kysely<unknown>) =>
  sql`
    create table blacklistings (
      id uuid primary key,
      provider_id uuid not null references providers,
      reason text not null check (length(reason) between 2 and 1000),
      legal_basis text not null check (length(legal_basis) between 2 and 500),
      listed_at timestamptz not null default now(),
      listed_by uuid references users,
      listed_organisation_id uuid references organisations,
      -- the last day on it
      ends_on date not null,
      lifted_at timestamptz,
      -- null when its time was over
      lifted_by uuid references users,
      lift_reason text,
      check (ends_on >= (listed_at at time zone 'Asia/Shanghai')::date),
      check ((lifted_at is null) = (lift_reason is null))
    );
    -- nobody stands on it twice
    create unique index blacklistings_open on blacklistings (provider_id) where lifted_at is null;
    create index blacklistings_public on blacklistings (listed_at desc, id desc) where lifted_at is null;
    create index blacklistings_ends on blacklistings (ends_on) where lifted_at is null;
    create index blacklistings_provider on blacklistings (provider_id, listed_at desc);

    create function keep_blacklisting() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.lifted_at is not null
        or (new.id, new.provider_id, new.reason, new.legal_basis, new.listed_at, new.ends_on)
          is distinct from (old.id, old.provider_id, old.reason, old.legal_basis, old.listed_at, old.ends_on)
      then
        raise exception 'a blacklisting is lifted, never rewritten' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;
    create trigger blacklistings_kept before update or delete on blacklistings
      for each row execute function keep_blacklisting();

    -- the gate, the search and the directory read the provider's own row: it never differs from the list
    create function mark_blacklisted() returns trigger language plpgsql as $$
    begin
      update providers set blacklisted_at = case when new.lifted_at is null then new.listed_at end,
        blacklist_reason = case when new.lifted_at is null then new.reason end
      where organisation_id = new.provider_id;
      return null;
    end $$;
    insert into blacklistings (id, provider_id, reason, legal_basis, listed_at, ends_on)
      select gen_random_uuid(), organisation_id, coalesce(nullif(blacklist_reason, ''), '—— (未记载)'), '平台规则',
        blacklisted_at, greatest((blacklisted_at + interval '3 years')::date, current_date)
      from providers where blacklisted_at is not null;
    create trigger blacklistings_mark after insert or update on blacklistings
      for each row execute function mark_blacklisted();
  `.execute(db);

export async function down(db: Kysely<unknown>) {
  await sql`
    drop table blacklistings;
    drop index provider_grades_score;
    alter table provider_grades drop column score, drop column assessment_id, drop column offered;
    drop index orders_overdue;
    drop table credit_assessments, credit_cases, credit_events;
    drop function keep_credit_case, keep_blacklisting, mark_blacklisted;
  `.execute(db);
}
