import { type Kysely, sql } from "kysely";

/**
 * Double-random inspection 双随机、一公开 (DOMAIN 9): lists are frozen and published with their SHA-256 first, a public seed
 * is fixed afterwards, the draw follows from both, each drawn object is checked and its result published.
 */
export async function up(db: Kysely<unknown>) {
  await plans(db);
  await lists(db);
  await checks(db);
  await guards(db);
}

const plans = (db: Kysely<unknown>) =>
  sql`
    create table inspectors (
      id uuid primary key,
      office_id uuid not null references organisations,
      name text not null check (length(name) between 2 and 40),
      card_number text not null check (length(card_number) between 4 and 40),
      region_code char(6) not null references regions,
      employer text not null check (length(employer) between 2 and 80),
      employer_uscc text check (length(employer_uscc) = 18),
      -- credit codes of houses he has ties to: he is never drawn for them
      ties text[] not null default '{}',
      left_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      unique (office_id, card_number)
    );
    create index inspectors_office on inspectors (office_id, name, id);

    create table inspection_plans (
      id uuid primary key,
      number text not null unique,
      office_id uuid not null references organisations,
      title text not null check (length(title) between 4 and 80),
      -- 进一次门、查多项事
      matters text[] not null check (cardinality(matters) between 1 and 12),
      category text check (category in ('metrology','standards','certification','testing','quality_management',
        'intellectual_property','brand')),
      region_code char(6) not null references regions,
      per_object smallint not null check (per_object between 2 and 5),
      -- inspectors never go to objects of their own county
      cross_region boolean not null default false,
      odds_a smallint not null check (odds_a between 1 and 100),
      odds_b smallint not null check (odds_b between odds_a and 100),
      odds_c smallint not null check (odds_c between odds_b and 100),
      -- D is always drawn
      odds_d smallint not null default 100 check (odds_d = 100),
      starts_on date not null,
      ends_on date not null check (ends_on >= starts_on),
      status text not null default 'draft' check (status in ('draft','frozen','seeded','drawn','voided')),
      created_by uuid not null references users,
      created_at timestamptz not null default now(),
      frozen_by uuid references users,
      frozen_at timestamptz,
      seed_source text check (length(seed_source) between 4 and 200),
      seed_from timestamptz,
      -- letters, digits and plain marks only, so that everybody hashes the same bytes
      seed text check (seed ~ '^[0-9A-Za-z]([0-9A-Za-z .,:+-]{0,198}[0-9A-Za-z])?$'),
      seeded_by uuid references users,
      seeded_at timestamptz,
      drawn_by uuid references users,
      drawn_at timestamptz,
      voided_by uuid references users,
      voided_at timestamptz,
      void_reason text check (length(void_reason) between 4 and 500),
      version integer not null default 1,
      check ((status = 'draft') = (frozen_at is null)),
      -- whoever freezes says at once what will decide, and from which moment
      check ((frozen_at is null) = (frozen_by is null) and (frozen_at is null) = (seed_source is null)
        and (frozen_at is null) = (seed_from is null)),
      -- nobody can know the seed when the lists are frozen: it becomes public on a later day
      check ((seed_from at time zone 'Asia/Shanghai')::date > (frozen_at at time zone 'Asia/Shanghai')::date),
      check ((seed is null) = (seeded_at is null) and (seed is null) = (seeded_by is null)),
      check (seeded_at >= seed_from),
      check ((status in ('seeded','drawn')) = (seed is not null)),
      check ((status = 'drawn') = (drawn_at is not null) and (drawn_at is null) = (drawn_by is null)),
      check (drawn_at >= seeded_at),
      check ((status = 'voided') = (voided_at is not null) and (voided_at is null) = (voided_by is null)
        and (voided_at is null) = (void_reason is null))
    );
    create index inspection_plans_latest on inspection_plans (created_at desc, id desc);
    create index inspection_plans_region on inspection_plans (region_code) where frozen_at is not null;
    create index inspection_plans_public on inspection_plans (frozen_at desc, id desc) where frozen_at is not null;
  `.execute(db);

const lists = (db: Kysely<unknown>) =>
  sql`
    -- the published files, byte by byte; the hash is made of nothing else
    create table inspection_files (
      plan_id uuid not null references inspection_plans,
      kind text not null check (kind in ('objects','inspectors','draw')),
      content text not null,
      sha256 char(64) not null check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
      created_at timestamptz not null default now(),
      primary key (plan_id, kind)
    );
    create table inspection_objects (
      plan_id uuid not null references inspection_plans,
      provider_id uuid not null references providers,
      grade char(1) not null check (grade in ('A','B','C','D')),
      region_code char(6) not null,
      ties text[] not null,
      primary key (plan_id, provider_id)
    );
    create table inspection_roster (
      plan_id uuid not null references inspection_plans,
      inspector_id uuid not null references inspectors,
      region_code char(6) not null,
      ties text[] not null,
      primary key (plan_id, inspector_id)
    );
  `.execute(db);

const checks = (db: Kysely<unknown>) =>
  sql`
    create table inspection_checks (
      id uuid primary key,
      plan_id uuid not null,
      provider_id uuid not null,
      position integer not null check (position > 0),
      drawn_at timestamptz not null,
      status text not null default 'assigned' check (status in ('assigned','rectifying','answered','closed')),
      outcome text check (outcome in ('pass','no_activity','unreachable','problem','uncooperative')),
      -- the end of so many working days after that moment; provisional while a year's holidays are unpublished
      due_from timestamptz,
      due_days smallint check (due_days between 1 and 90),
      due_at timestamptz,
      due_provisional boolean not null default false,
      overdue_at timestamptz,
      version integer not null default 1,
      unique (plan_id, provider_id),
      unique (plan_id, position),
      unique (id, plan_id),
      -- only what stood on the frozen list can be drawn
      foreign key (plan_id, provider_id) references inspection_objects (plan_id, provider_id),
      check ((status = 'assigned') = (outcome is null)),
      check ((due_at is null) = (due_from is null) and (due_at is null) = (due_days is null)),
      check (status not in ('rectifying','answered') or (due_at is not null and outcome in ('problem','uncooperative')))
    );
    create index inspection_checks_provider on inspection_checks (provider_id, drawn_at desc, id desc);
    create index inspection_checks_due on inspection_checks (due_at) where status = 'rectifying' and overdue_at is null;

    create table inspection_check_inspectors (
      check_id uuid not null,
      plan_id uuid not null,
      inspector_id uuid not null,
      position smallint not null,
      reserve boolean not null,
      primary key (check_id, inspector_id),
      unique (check_id, position),
      foreign key (check_id, plan_id) references inspection_checks (id, plan_id),
      -- only who stood on the frozen list can be drawn
      foreign key (plan_id, inspector_id) references inspection_roster (plan_id, inspector_id)
    );

    -- what was found; a correction is a further edition with its reason
    create table inspection_results (
      id uuid primary key,
      check_id uuid not null references inspection_checks,
      edition integer not null check (edition > 0),
      visited_on date not null,
      inspector_ids uuid[] not null check (cardinality(inspector_ids) >= 2),
      outcome text not null check (outcome in ('pass','no_activity','unreachable','problem','uncooperative')),
      findings jsonb not null check (jsonb_typeof(findings) = 'array' and jsonb_array_length(findings) > 0),
      correction_reason text check (length(correction_reason) between 4 and 500),
      recorded_by uuid not null references users,
      recorded_at timestamptz not null default now(),
      unique (check_id, edition),
      check ((edition = 1) = (correction_reason is null))
    );

    create table inspection_answers (
      id uuid primary key,
      check_id uuid not null references inspection_checks,
      round integer not null check (round > 0),
      text text not null check (length(text) between 4 and 4000),
      file_id uuid references files,
      answered_by uuid not null references users,
      answered_at timestamptz not null default now(),
      decision text check (decision in ('confirmed','returned')),
      decision_note text,
      decided_by uuid references users,
      decided_at timestamptz,
      unique (check_id, round),
      check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
      check (decision <> 'returned' or length(decision_note) between 4 and 500)
    );
    create unique index inspection_answers_open on inspection_answers (check_id) where decision is null;
  `.execute(db);

const guards = (db: Kysely<unknown>) =>
  sql`
    -- freeze, then seed, then draw, each once; what was announced never changes
    create function guard_inspection_plan() returns trigger language plpgsql as $$
    declare
      fixed text[] := array['number','office_id','title','matters','category','region_code','per_object','cross_region',
        'odds_a','odds_b','odds_c','odds_d','starts_on','ends_on','created_by','created_at','frozen_by','frozen_at',
        'seed_source','seed_from'];
      was jsonb := to_jsonb(old);
      name text;
    begin
      if old.status = 'draft' and tg_op = 'DELETE' then return old; end if;
      if tg_op = 'DELETE' or old.status in ('drawn','voided') then
        raise exception 'a published inspection plan is kept as it is' using errcode = 'insufficient_privilege';
      end if;
      if new.status <> old.status and (old.status, new.status) not in
        (('draft','frozen'), ('frozen','seeded'), ('frozen','voided'), ('seeded','drawn')) then
        raise exception 'an inspection plan is frozen, then seeded, then drawn' using errcode = 'check_violation';
      end if;
      if old.status <> 'draft' then
        foreach name in array fixed loop
          if was -> name is distinct from to_jsonb(new) -> name then
            raise exception '% was frozen', name using errcode = 'insufficient_privilege';
          end if;
        end loop;
      end if;
      if old.seed is not null and (new.seed <> old.seed or new.seeded_at <> old.seeded_at) then
        raise exception 'a plan has one seed' using errcode = 'insufficient_privilege';
      end if;
      -- a moment ahead of the clock would be a seed before its time; a minute is what two clocks may differ by. A
      -- demonstration may be told of any day
      if greatest(new.frozen_at, new.seeded_at, new.drawn_at) > clock_timestamp() + interval '1 minute'
        and not (select demo from organisations where id = new.office_id) then
        raise exception 'that moment has not come' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger inspection_plans_guard before update or delete on inspection_plans
      for each row execute function guard_inspection_plan();
    create function begin_inspection_plan() returns trigger language plpgsql as $$
    begin
      raise exception 'a plan begins as a draft' using errcode = 'check_violation';
    end $$;
    create trigger inspection_plans_begin before insert on inspection_plans
      for each row when (new.status <> 'draft') execute function begin_inspection_plan();

    -- what is frozen is published, what is drawn has its result: at the commit
    create function inspection_plan_published() returns trigger language plpgsql as $$
    begin
      if (select count(*) from inspection_files where plan_id = new.id and kind in ('objects','inspectors')) <> 2
        or exists (select from inspection_plans where id = new.id and status = 'drawn')
          <> exists (select from inspection_files where plan_id = new.id and kind = 'draw') then
        raise exception 'the lists and the draw of a plan are published with it' using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger inspection_plans_published after insert or update on inspection_plans
      deferrable initially deferred for each row when (new.status <> 'draft') execute function inspection_plan_published();

    -- lists come in with the freeze only, draws with the draw only
    create function guard_inspection_rows() returns trigger language plpgsql as $$
    declare
      wanted text := case when tg_argv[0] = 'list' then 'draft' else 'seeded' end;
      found text;
    begin
      if tg_table_name = 'inspection_files' and to_jsonb(new) ->> 'kind' = 'draw' then wanted := 'seeded'; end if;
      select status into found from inspection_plans where id = new.plan_id for update;
      if found is distinct from wanted then
        raise exception '% of a % plan is closed', tg_table_name, found using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;
    create trigger inspection_files_guard before insert on inspection_files
      for each row execute function guard_inspection_rows('list');
    create trigger inspection_objects_guard before insert on inspection_objects
      for each row execute function guard_inspection_rows('list');
    create trigger inspection_roster_guard before insert on inspection_roster
      for each row execute function guard_inspection_rows('list');
    create trigger inspection_checks_guard before insert on inspection_checks
      for each row execute function guard_inspection_rows('draw');
    create trigger inspection_check_inspectors_guard before insert on inspection_check_inspectors
      for each row execute function guard_inspection_rows('draw');

    create trigger inspection_files_kept before update or delete on inspection_files
      for each row execute function refuse_rewriting();
    create trigger inspection_objects_kept before update or delete on inspection_objects
      for each row execute function refuse_rewriting();
    create trigger inspection_roster_kept before update or delete on inspection_roster
      for each row execute function refuse_rewriting();
    create trigger inspection_check_inspectors_kept before update or delete on inspection_check_inspectors
      for each row execute function refuse_rewriting();
    create trigger inspection_results_kept before update or delete on inspection_results
      for each row execute function refuse_rewriting();
    create trigger inspection_files_no_truncate before truncate on inspection_files
      for each statement execute function refuse_rewriting();
    create trigger inspection_results_no_truncate before truncate on inspection_results
      for each statement execute function refuse_rewriting();

    -- which object was drawn, and in which place, never changes
    create function guard_inspection_check() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or (new.plan_id, new.provider_id, new.position, new.drawn_at)
        is distinct from (old.plan_id, old.provider_id, old.position, old.drawn_at) then
        raise exception 'a draw is kept as it is' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;
    create trigger inspection_checks_kept before update or delete on inspection_checks
      for each row execute function guard_inspection_check();

    -- nobody inspects a house he has ties to
    create function inspector_recused() returns trigger language plpgsql as $$
    begin
      if exists (select from inspection_checks c
        join inspection_plans p on p.id = c.plan_id
        join inspection_objects o on o.plan_id = c.plan_id and o.provider_id = c.provider_id
        join inspection_roster i on i.plan_id = c.plan_id and i.inspector_id = new.inspector_id
        where c.id = new.check_id
          and (o.ties && i.ties or (p.cross_region and o.region_code = i.region_code))) then
        raise exception 'this inspector is recused' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger inspection_check_inspectors_recused before insert on inspection_check_inspectors
      for each row execute function inspector_recused();

    -- nobody goes alone: at the commit each check has as many inspectors as its plan says, two at least; and it came
    -- with its plan's draw
    create function inspection_check_staffed() returns trigger language plpgsql as $$
    begin
      if not exists (select from inspection_plans where id = new.plan_id and status = 'drawn') then
        raise exception 'a check comes with the draw' using errcode = 'check_violation';
      end if;
      if (select count(*) from inspection_check_inspectors where check_id = new.id and not reserve)
        <> (select per_object from inspection_plans where id = new.plan_id) then
        raise exception 'a check has the inspectors its plan says' using errcode = 'check_violation';
      end if;
      return null;
    end $$;
    create constraint trigger inspection_checks_staffed after insert on inspection_checks
      deferrable initially deferred for each row execute function inspection_check_staffed();

    -- a result speaks of a drawn plan, by people who were drawn for it, one edition after the other
    create function guard_inspection_result() returns trigger language plpgsql as $$
    begin
      perform from inspection_checks where id = new.check_id for update;
      if not exists (select from inspection_checks c join inspection_plans p on p.id = c.plan_id
          where c.id = new.check_id and p.status = 'drawn')
        or exists (select from unnest(new.inspector_ids) someone where someone not in
          (select inspector_id from inspection_check_inspectors where check_id = new.check_id))
        or (select count(distinct someone) from unnest(new.inspector_ids) someone) < 2
        or new.edition <> 1 + (select count(*) from inspection_results where check_id = new.check_id) then
        raise exception 'a result is of a drawn check, by its own inspectors' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger inspection_results_guard before insert on inspection_results
      for each row execute function guard_inspection_result();

    -- an answer is kept; the decision on it is given once
    create function guard_inspection_answer() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.decision is not null
        or (new.id, new.check_id, new.round, new.text, new.file_id, new.answered_by, new.answered_at)
          is distinct from (old.id, old.check_id, old.round, old.text, old.file_id, old.answered_by, old.answered_at) then
        raise exception 'an answer is kept as it is' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$;
    create trigger inspection_answers_guard before update or delete on inspection_answers
      for each row execute function guard_inspection_answer();
  `.execute(db);

export async function down(db: Kysely<unknown>) {
  await sql`
    drop table inspection_answers, inspection_results, inspection_check_inspectors, inspection_checks, inspection_roster,
      inspection_objects, inspection_files, inspection_plans, inspectors;
    drop function guard_inspection_plan, begin_inspection_plan, inspection_plan_published, guard_inspection_rows,
      guard_inspection_check, inspector_recused, inspection_check_staffed, guard_inspection_result, guard_inspection_answer;
  `.execute(db);
}
