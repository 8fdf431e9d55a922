import { type Kysely, sql } from "kysely";

/** Experts, conversations and their one total order of events. State lives here alone; sockets only carry it. */
export async function up(db: Kysely<unknown>) {
  await sql`
    create table experts (
      id uuid primary key,
      user_id uuid not null references users,
      organisation_id uuid not null references organisations,
      title text not null default '' check (length(title) <= 60),
      introduction text not null default '' check (length(introduction) <= 1000),
      -- catalogue categories; empty: whatever nobody else takes
      fields text[] not null default '{}',
      -- GB/T 2260 prefixes of 2, 4 or 6 digits; empty: the employer's own region
      regions text[] not null default '{}',
      -- null: the employer's duty periods
      duty_periods jsonb,
      capacity integer not null default 6 check (capacity between 1 and 50),
      backup_id uuid references experts,
      status text not null default 'active' check (status in ('active','paused')),
      created_at timestamptz not null default now(),
      version integer not null default 1,
      unique (user_id, organisation_id),
      check (backup_id is distinct from id)
    );
    create index experts_organisation on experts (organisation_id);
    create index experts_backup on experts (backup_id) where backup_id is not null;

    create table expert_leaves (
      id uuid primary key,
      expert_id uuid not null references experts,
      starts_on date not null,
      ends_on date not null,
      reason text not null default '',
      created_by uuid not null references users,
      created_at timestamptz not null default now(),
      check (starts_on <= ends_on)
    );
    create index expert_leaves_expert on expert_leaves (expert_id, ends_on);

    create table conversations (
      id uuid primary key,
      subject text not null check (subject in ('request','order','enterprise','counter','consultation')),
      request_id uuid references requests,
      order_id uuid references orders,
      enterprise_id uuid references organisations,
      parent_id uuid references conversations,
      -- whose experts are asked
      hub_id uuid not null references hubs,
      category text,
      status text not null default 'open' check (status in ('open','queued','assigned','closed')),
      last_seq bigint not null default 0,
      last_at timestamptz not null default now(),
      queued_at timestamptz,
      -- the first message that still has no expert's answer: what the reply clock counts from
      awaiting_since timestamptz,
      -- up to where the words of its messages can be searched
      indexed_seq bigint not null default 0,
      created_by uuid references users,
      created_at timestamptz not null default now(),
      check ((subject = 'request') = (request_id is not null)),
      check ((subject = 'order') = (order_id is not null)),
      check ((subject = 'consultation') = (parent_id is not null)),
      check (subject = 'consultation' or enterprise_id is not null),
      check ((status = 'queued') = (queued_at is not null))
    );
    create unique index conversations_request on conversations (request_id) where subject = 'request';
    create unique index conversations_order on conversations (order_id) where subject = 'order';
    create unique index conversations_enterprise on conversations (enterprise_id) where subject = 'enterprise';
    create unique index conversations_counter on conversations (enterprise_id, hub_id) where subject = 'counter';
    create index conversations_queue on conversations (hub_id, queued_at, id) where status = 'queued';
    create index conversations_awaiting on conversations (awaiting_since) where awaiting_since is not null;
    create index conversations_parent on conversations (parent_id) where parent_id is not null;
    create index conversations_hub on conversations (hub_id, last_at desc, id desc);
    create index conversations_unindexed on conversations (id) where indexed_seq < last_seq;

    -- an organisation takes part with all its people of fitting roles
    create table conversation_parties (
      conversation_id uuid not null references conversations,
      organisation_id uuid not null references organisations,
      part text not null check (part in ('asker','provider','counter')),
      joined_at timestamptz not null default now(),
      primary key (conversation_id, organisation_id)
    );
    create index conversation_parties_organisation on conversation_parties (organisation_id, conversation_id);

    -- a person takes part by name: the assigned expert, an invited one, whoever looks in for a recorded reason
    create table conversation_people (
      conversation_id uuid not null references conversations,
      user_id uuid not null references users,
      organisation_id uuid not null references organisations,
      part text not null check (part in ('expert','consultant','inspector')),
      joined_at timestamptz not null default now(),
      left_at timestamptz,
      -- inspectors only: why, and until when
      reason text,
      until timestamptz,
      primary key (conversation_id, user_id),
      check ((part = 'inspector') = (reason is not null and until is not null))
    );
    create index conversation_people_user on conversation_people (user_id, conversation_id) where left_at is null;

    -- DOMAIN 5: nobody of a provider's house takes part in what is said before an award; the order has its own talk
    create function refuse_providers_people() returns trigger language plpgsql as $$
    begin
      if exists (select from organisations where id = new.organisation_id and kind = 'provider') and not exists (
        select from conversations c left join conversations parent on parent.id = c.parent_id
        where c.id = new.conversation_id and 'order' in (c.subject, parent.subject))
      then
        raise exception 'a provider''s people join the conversation of an order only' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger conversation_parties_no_provider before insert or update on conversation_parties
      for each row execute function refuse_providers_people();
    create trigger conversation_people_no_provider before insert or update on conversation_people
      for each row execute function refuse_providers_people();

    create table conversation_reads (
      conversation_id uuid not null references conversations,
      user_id uuid not null references users,
      upto bigint not null check (upto >= 0),
      at timestamptz not null default now(),
      -- until where an absent reader was told of what waits
      told_upto bigint not null default 0,
      primary key (conversation_id, user_id)
    );

    create table chat_events (
      conversation_id uuid not null references conversations,
      seq bigint not null check (seq > 0),
      type text not null check (type in ('msg','edit','redact','assign','state','card')),
      sender_id uuid references users,
      sender_organisation_id uuid references organisations,
      part text check (part in ('asker','provider','counter','expert','consultant')),
      client_msg_id uuid,
      kind text check (kind in ('text','file','card')),
      body text not null default '' check (octet_length(body) <= 8192),
      -- an answer to, a new wording of, or the withdrawal of this one
      target_seq bigint,
      data jsonb not null default '{}',
      at timestamptz not null default clock_timestamp(),
      primary key (conversation_id, seq),
      unique (sender_id, client_msg_id),
      check ((type = 'msg') = (kind is not null)),
      check (type <> 'msg' or (sender_id is not null and client_msg_id is not null)),
      check (type not in ('edit','redact') or target_seq < seq)
    );
    create index chat_events_changes on chat_events (conversation_id, target_seq) where type in ('edit','redact');
    create trigger chat_events_append_only before update or delete on chat_events
      for each row execute function refuse_rewriting();
    create trigger chat_events_no_truncate before truncate on chat_events
      for each statement execute function refuse_rewriting();

    create table chat_search (
      conversation_id uuid not null,
      seq bigint not null,
      words tsvector not null,
      primary key (conversation_id, seq),
      foreign key (conversation_id, seq) references chat_events
    );
    create index chat_search_words on chat_search using gin (words);

    create table chat_attachments (
      file_id uuid primary key references files,
      conversation_id uuid not null references conversations,
      uploaded_by uuid not null references users,
      -- null until a message carries it
      seq bigint,
      foreign key (conversation_id, seq) references chat_events
    );
    create index chat_attachments_message on chat_attachments (conversation_id, seq);

    create table expert_assignments (
      id uuid primary key,
      conversation_id uuid not null references conversations,
      expert_id uuid not null references experts,
      assigned_by uuid references users,
      assigned_at timestamptz not null default now(),
      replied_at timestamptz,
      ended_at timestamptz,
      ended_as text check (ended_as in ('closed','handed_over','returned','silent','on_leave','left')),
      note text not null default '' check (length(note) <= 1000),
      check ((ended_at is null) = (ended_as is null))
    );
    -- one expert has a conversation, whoever else reaches for it at the same time
    create unique index expert_assignments_one on expert_assignments (conversation_id) where ended_at is null;
    create index expert_assignments_load on expert_assignments (expert_id) where ended_at is null;
    create index expert_assignments_history on expert_assignments (conversation_id, assigned_at);
    create index expert_assignments_expert on expert_assignments (expert_id, assigned_at desc);

    create table conversation_closures (
      conversation_id uuid not null references conversations,
      seq bigint not null,
      closed_by uuid references users,
      closed_at timestamptz not null default now(),
      expert_id uuid references experts,
      -- satisfaction, once per closure
      score integer check (score between 1 and 5),
      comment text not null default '' check (length(comment) <= 500),
      rated_by uuid references users,
      rated_at timestamptz,
      primary key (conversation_id, seq),
      check ((score is null) = (rated_at is null))
    );
    create index conversation_closures_expert on conversation_closures (expert_id, closed_at desc);

    create table message_reports (
      id uuid primary key,
      conversation_id uuid not null,
      seq bigint not null,
      reported_by uuid not null references users,
      reason text not null check (length(reason) between 2 and 500),
      at timestamptz not null default now(),
      decided_by uuid references users,
      decided_at timestamptz,
      decision text check (decision in ('redacted','kept')),
      foreign key (conversation_id, seq) references chat_events,
      unique (conversation_id, seq, reported_by),
      check ((decision is null) = (decided_at is null))
    );
    create index message_reports_open on message_reports (at, id) where decision is null;

    create table consultations (
      id uuid primary key,
      conversation_id uuid not null references conversations,
      -- where its members talk among themselves
      group_id uuid not null unique references conversations,
      question text not null check (length(question) between 2 and 2000),
      opened_by uuid not null references users,
      opened_at timestamptz not null default now(),
      opinion text not null default '' check (length(opinion) <= 6000),
      -- SHA-256 of the opinion as its members sign it
      opinion_hash char(64),
      status text not null default 'open' check (status in ('open','signed','cancelled')),
      closed_at timestamptz,
      version integer not null default 1,
      check ((status = 'open') = (closed_at is null))
    );
    create index consultations_conversation on consultations (conversation_id, opened_at);
    create unique index consultations_one_open on consultations (conversation_id) where status = 'open';
    create table consultation_members (
      consultation_id uuid not null references consultations,
      expert_id uuid not null references experts,
      lead boolean not null default false,
      signed_at timestamptz,
      signed_hash char(64),
      primary key (consultation_id, expert_id),
      check ((signed_at is null) = (signed_hash is null))
    );
    create unique index consultation_members_lead on consultation_members (consultation_id) where lead;
    create index consultation_members_expert on consultation_members (expert_id);

    create table canned_replies (
      id uuid primary key,
      organisation_id uuid not null references organisations,
      -- null: everybody's of that house
      owner_id uuid references users,
      title text not null check (length(title) between 1 and 60),
      body text not null check (length(body) between 1 and 2000),
      created_at timestamptz not null default now()
    );
    create index canned_replies_organisation on canned_replies (organisation_id, title);

    /* As what a person, acting for an organisation, takes part; null: not at all. */
    create function chat_part(p_conversation uuid, p_user uuid, p_organisation uuid) returns text
      language sql stable as $$
      select part from (
        select 1 as place, p.part from conversation_people p
          where p.conversation_id = p_conversation and p.user_id = p_user and p.organisation_id = p_organisation
            and p.left_at is null and (p.until is null or p.until > now())
        union all
        select 2, p.part from conversation_parties p join memberships m
            on m.organisation_id = p.organisation_id and m.user_id = p_user and m.status = 'active'
          where p.conversation_id = p_conversation and p.organisation_id = p_organisation
            and m.role = any(case p.part when 'asker' then array['owner','staff'] when 'counter' then
              array['operator','supervisor'] else array['owner','business','technical','signatory','quality'] end)
      ) parts where exists (select from memberships m where m.user_id = p_user and m.organisation_id = p_organisation
        and m.status = 'active')
      order by place limit 1
    $$;

    /* Whoever loses a right loses his sockets: told at the commit, to every node that listens. */
    create function tell_revoked() returns trigger language plpgsql as $$
    begin
      if tg_table_name = 'sessions' then
        perform pg_notify('revoked', json_build_object('session', trim(old.id_hash))::text);
      elsif tg_table_name = 'users' then
        perform pg_notify('revoked', json_build_object('user', new.id)::text);
      elsif tg_table_name = 'memberships' then
        perform pg_notify('revoked', json_build_object('user', new.user_id)::text);
      elsif tg_table_name = 'organisations' then
        perform pg_notify('revoked', json_build_object('organisation', new.id)::text);
      else
        perform pg_notify('revoked', json_build_object('user', new.user_id, 'conversation', new.conversation_id)::text);
      end if;
      return null;
    end $$;
    /* A newcomer's sockets enter the room without asking. */
    create function tell_joined() returns trigger language plpgsql as $$
    begin
      if tg_table_name = 'conversation_parties' then
        perform pg_notify('chat', json_build_object('c', new.conversation_id, 'organisation', new.organisation_id)::text);
      else
        perform pg_notify('chat', json_build_object('c', new.conversation_id, 'user', new.user_id)::text);
      end if;
      return null;
    end $$;
    create trigger conversation_parties_joined after insert on conversation_parties
      for each row execute function tell_joined();
    create trigger conversation_people_joined after insert or update of left_at on conversation_people
      for each row when (new.left_at is null) execute function tell_joined();

    create trigger sessions_revoked after delete on sessions for each row execute function tell_revoked();
    create trigger sessions_moved after update of organisation_id on sessions for each row
      when (old.organisation_id is distinct from new.organisation_id) execute function tell_revoked();
    create trigger users_revoked after update of epoch, status on users for each row
      when (old.epoch <> new.epoch or old.status <> new.status) execute function tell_revoked();
    create trigger memberships_revoked after update of role, status on memberships for each row
      when (old.role <> new.role or old.status <> new.status) execute function tell_revoked();
    create trigger organisations_revoked after update of status on organisations for each row
      when (old.status <> new.status) execute function tell_revoked();
    create trigger conversation_people_revoked after update of left_at on conversation_people for each row
      when (old.left_at is null and new.left_at is not null) execute function tell_revoked();
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop trigger organisations_revoked on organisations;
    drop trigger memberships_revoked on memberships;
    drop trigger users_revoked on users;
    drop trigger sessions_moved on sessions;
    drop trigger sessions_revoked on sessions;
    drop table canned_replies, consultation_members, consultations, message_reports, conversation_closures,
      expert_assignments, chat_attachments, chat_search, chat_events, conversation_reads, conversation_people,
      conversation_parties, conversations, expert_leaves, experts;
    drop function chat_part, tell_revoked, tell_joined, refuse_providers_people;
  `.execute(db);
}
