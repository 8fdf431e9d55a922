import { type Kysely, sql } from "kysely";

/**
 * One batch of messages in one call, which is one transaction: lock the conversations, judge who sends, give each message
 * its place, store (CHAT.md, "One send"). As five statements from outside, the way there and back would cost more than
 * the work. Every row is found by its key, also while tables are young: a plan made then is kept, and a scan that was
 * quick over ten messages is not over a million.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    /* Messages in their order, no two of one sender's id and no two with one file. Says of each what became of it:
       'stored', 'again' (the same was stored before: seq and at are its own), or why not. Without p_wait, what is said
       in a conversation that somebody else has locked is 'busy'. */
    create function send_messages(
      p_persons uuid[], p_houses uuid[], p_sessions bpchar[], p_epochs integer[], p_rooms uuid[], p_ids uuid[],
      p_kinds text[], p_bodies text[], p_answered bigint[], p_files text[], p_cards jsonb[], p_wait boolean)
    returns table (became text, seq bigint, at timestamptz, part text, att jsonb, card jsonb)
    language plpgsql
    set plan_cache_mode = force_generic_plan
    set join_collapse_limit = 1
    set enable_seqscan = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_material = off
    set jit = off
    as $$
    #variable_conflict use_column
    declare
      rooms uuid[] := (select array_agg(distinct r) from unnest(p_rooms) r);
      locked uuid[];
      everything boolean;
      moment timestamptz;
    begin
      -- holds until the commit, which waits for the disk
      perform set_config('synchronous_commit', 'on', true);
      -- by id, so that two batches never wait for each other; readers' foreign keys pass
      if p_wait then
        select array_agg(id) into locked from (
          select id from conversations where id = any(rooms) order by id for no key update) l;
      else
        select array_agg(id) into locked from (
          select id from conversations where id = any(rooms) order by id for no key update skip locked) l;
      end if;
      everything := cardinality(locked) = cardinality(rooms);
      if array_length(array_remove(p_files, null), 1) > 0 then
        perform from chat_attachments a
          where a.file_id = any(array(select f::uuid from unnest(p_files) l, unnest(l::text[]) f))
          order by a.file_id for no key update;
      end if;
      -- no finer than what the screens and the sync give back
      moment := date_trunc('milliseconds', clock_timestamp());
      return query
      with said as (
        select s.*, c.status, c.last_seq, c.awaiting_since, m.role,
          x.id_hash is not null and u.id is not null and m.id is not null and o.id is not null as alive,
          -- chat_part() without a call for every message; a test holds the two together
          coalesce(p.part, case when m.role = any(case q.part when 'asker' then array['owner','staff']
            when 'counter' then array['operator','supervisor']
            when 'provider' then array['owner','business','technical','signatory','quality'] end) then q.part end) as part,
          d.seq as known_seq, d.at as known_at, case when d.seq is not null then d.conversation_id = s.room
            and d.kind = s.kind and d.body = s.body and d.target_seq is not distinct from s.answered
            and coalesce(jsonb_path_query_array(d.data, '$.att[*].id'), '[]') = coalesce(to_jsonb(s.files::text[]), '[]')
            end as known_same,
          case when s.files is not null then (
            select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'mediaType', w.media_type, 'size', w.size)
              order by l.place)
            from unnest(s.files::text[]) with ordinality as l(id, place)
            join chat_attachments a on a.file_id = l.id::uuid and a.conversation_id = s.room
              and a.uploaded_by = s.person and a.seq is null
            join files w on w.id = a.file_id) end as att
        from unnest(p_persons, p_houses, p_sessions, p_epochs, p_rooms, p_ids, p_kinds, p_bodies, p_answered, p_files,
            p_cards) with ordinality
          as s(person, house, session, epoch, room, id, kind, body, answered, files, card, place)
        left join conversations c on c.id = s.room and (everything or c.id = any(locked))
        left join sessions x on x.id_hash = s.session and x.user_id = s.person and x.organisation_id = s.house
          and x.channel = 'browser' and least(x.expires_at, x.absolute_expires_at) > moment
        left join users u on u.id = s.person and u.status = 'active' and u.epoch = s.epoch
        left join organisations o on o.id = s.house and o.status = 'active'
        left join memberships m on m.user_id = s.person and m.organisation_id = s.house and m.status = 'active'
        left join conversation_people p on p.conversation_id = s.room and p.user_id = s.person
          and p.organisation_id = s.house and p.left_at is null and (p.until is null or p.until > moment)
        left join conversation_parties q on q.conversation_id = s.room and q.organisation_id = s.house
        left join chat_events d on d.sender_id = s.person and d.client_msg_id = s.id
      ), judged as (
        select said.*, case
            when not alive then 'unauthenticated'
            when known_seq is not null then case when known_same then 'again' else 'idempotency_conflict' end
            when part is null then 'forbidden'
            -- whoever takes part in a conversation knows that there is one: somebody else has it locked
            when status is null then 'busy'
            when part = 'inspector' then 'inspectors_only_read'
            when status = 'closed' then 'conv_closed'
            when answered is not null and not exists (select from chat_events r
              where r.conversation_id = room and r.seq = answered and r.type in ('msg','card')) then 'bad_request'
            when files is not null and coalesce(jsonb_array_length(att), 0) < cardinality(files::text[])
              then 'chat_attachment_gone'
            when kind = 'card' and card is null then 'card_unknown'
            else 'stored' end as became
        from said
      ), placed as (
        select judged.*, last_seq + count(*) filter (where became = 'stored')
          over (partition by room order by place) as seq
        from judged
      ), stored as (
        insert into chat_events (conversation_id, seq, type, sender_id, sender_organisation_id, part, client_msg_id, kind,
          body, target_seq, data, at)
        select room, seq, 'msg', person, house, part, id, kind, body, answered,
          case when att is null then '{}' else jsonb_build_object('att', att) end
            || case when card is null then '{}' else jsonb_build_object('card', card) end, moment
        from placed where became = 'stored'
        -- by what is unique: two nodes with the same ids never wait for each other
        order by person, id
      ), heads as (
        update conversations c set last_seq = h.seq, last_at = moment, awaiting_since = case
          -- the reply clock runs from the asker's first message that no expert answered; an order's talk has no such duty
          when h.asked > coalesce(h.helped, 0) and c.status <> 'open'
            then case when h.helped is null then coalesce(c.awaiting_since, moment) else moment end
          when h.helped is not null then null
          else c.awaiting_since end
        from (select room, max(seq) as seq, max(place) filter (where part = 'asker') as asked,
            max(place) filter (where part = 'expert') as helped
          from placed where became = 'stored' group by room) h
        where c.id = h.room
      ), claimed as (
        update chat_attachments a set seq = placed.seq from placed, unnest(placed.files::text[]) as l(id)
        where became = 'stored' and placed.files is not null and a.file_id = l.id::uuid
      ), helped as (
        update expert_assignments e set replied_at = moment
        from (select distinct room from placed where became = 'stored' and part = 'expert') h
        where e.conversation_id = h.room and e.ended_at is null and e.replied_at is null
      )
      select became, case when became = 'again' then known_seq else seq end,
        case when became = 'again' then known_at else moment end, part, att, card
      from placed order by place;
    end $$;
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`drop function send_messages`.execute(db);
}
