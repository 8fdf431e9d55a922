import { type Kysely, sql } from "kysely";

/**
 * The same batch of messages with less to set up: what only files, answers and experts need is asked only when there are
 * any, and what was judged is carried in arrays instead of tables. A small batch was mostly setting up.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    -- kept for the way back alone
    alter function send_messages rename to send_messages_0031;

    /* Messages in their order, no two of one sender's id and no two with one file. Says of each what became of it:
       'stored', 'again' (the same was stored before: seq and at are its own), or why not. Without p_wait, what is said
       in a conversation that somebody else has locked is 'busy'. */
    create function send_messages(
      p_persons uuid[], p_houses uuid[], p_sessions bpchar[], p_epochs integer[], p_rooms uuid[], p_ids uuid[],
      p_kinds text[], p_bodies text[], p_answered bigint[], p_files text[], p_cards jsonb[], p_wait boolean)
    returns table (became text, seq bigint, at timestamptz, part text, att jsonb)
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
      locked uuid[];
      moment timestamptz;
      -- of each message, in their order: the files it brings, whether it answers nothing, what became of it, where and when
      brought jsonb[];
      astray boolean[];
      fates text[];
      seqs bigint[];
      moments timestamptz[];
      parts text[];
    begin
      if current_setting('synchronous_commit') <> 'on' then
        -- holds until the commit, which waits for the disk
        perform set_config('synchronous_commit', 'on', true);
      end if;
      -- by id, so that two batches never wait for each other; readers' foreign keys pass
      if p_wait then
        select array_agg(id) into locked from (
          select id from conversations where id = any(p_rooms) order by id for no key update) l;
      else
        select array_agg(id) into locked from (
          select id from conversations where id = any(p_rooms) order by id for no key update skip locked) l;
      end if;
      -- no finer than what the screens and the sync give back
      moment := date_trunc('milliseconds', clock_timestamp());
      if cardinality(array_remove(p_files, null)) > 0 then
        perform from chat_attachments a
          where a.file_id = any(array(select f::uuid from unnest(p_files) l, unnest(l::text[]) f))
          order by a.file_id for no key update;
        brought := array(
          select (
            select jsonb_agg(jsonb_build_object('id', w.id, 'name', w.name, 'mediaType', w.media_type, 'size', w.size)
              order by l.place)
            from unnest(s.files::text[]) with ordinality as l(id, place)
            join chat_attachments a on a.file_id = l.id::uuid and a.conversation_id = s.room
              and a.uploaded_by = s.person and a.seq is null
            join files w on w.id = a.file_id)
          from unnest(p_persons, p_rooms, p_files) with ordinality as s(person, room, files, place) order by s.place);
      end if;
      if cardinality(array_remove(p_answered, null)) > 0 then
        astray := array(
          select s.answered is not null and not exists (select from chat_events r
            where r.conversation_id = s.room and r.seq = s.answered and r.type in ('msg','card'))
          from unnest(p_rooms, p_answered) with ordinality as s(room, answered, place) order by s.place);
      end if;
      select array_agg(became order by place),
        array_agg(case when became = 'again' then known_seq else seq end order by place),
        array_agg(case when became = 'again' then known_at else moment end order by place),
        array_agg(part order by place)
      into fates, seqs, moments, parts
      from (
        select place, became, part, known_seq, known_at,
          last_seq + count(*) filter (where became = 'stored') over (partition by room order by place) as seq
        from (
          select place, room, last_seq, known_seq, known_at, part, case
            when not alive then 'unauthenticated'
            when known_seq is not null then case when known_same then 'again' else 'idempotency_conflict' end
            when part is null then 'forbidden'
            -- whoever takes part in a conversation knows that there is one: somebody else has it locked
            when status is null then 'busy'
            when part = 'inspector' then 'inspectors_only_read'
            when status = 'closed' then 'conv_closed'
            when astray[place] then 'bad_request'
            when files is not null and coalesce(jsonb_array_length(brought[place]), 0) < cardinality(files::text[])
              then 'chat_attachment_gone'
            when kind = 'card' and not shows then 'card_unknown'
            else 'stored' end as became
          from (
            select s.place, s.room, s.kind, s.files, s.card is not null as shows, c.status, c.last_seq,
              x.id_hash is not null and u.id is not null and m.id is not null and o.id is not null as alive,
              -- chat_part() without a call for every message; a test holds the two together
              coalesce(p.part, case when m.role = any(case q.part when 'asker' then array['owner','staff']
                when 'counter' then array['operator','supervisor']
                when 'provider' then array['owner','business','technical','signatory','quality'] end) then q.part
                end) as part,
              d.seq as known_seq, d.at as known_at, case when d.seq is not null then d.conversation_id = s.room
                and d.kind = s.kind and d.body = s.body and d.target_seq is not distinct from s.answered
                and coalesce(jsonb_path_query_array(d.data, '$.att[*].id'), '[]')
                  = coalesce(to_jsonb(s.files::text[]), '[]') end as known_same
            from unnest(p_persons, p_houses, p_sessions, p_epochs, p_rooms, p_ids, p_kinds, p_bodies, p_answered,
                p_files, p_cards) with ordinality
              as s(person, house, session, epoch, room, id, kind, body, answered, files, card, place)
            left join conversations c on c.id = s.room and c.id = any(locked)
            left join sessions x on x.id_hash = s.session and x.user_id = s.person and x.organisation_id = s.house
              and x.channel = 'browser' and least(x.expires_at, x.absolute_expires_at) > moment
            left join users u on u.id = s.person and u.status = 'active' and u.epoch = s.epoch
            left join organisations o on o.id = s.house and o.status = 'active'
            left join memberships m on m.user_id = s.person and m.organisation_id = s.house and m.status = 'active'
            left join conversation_people p on p.conversation_id = s.room and p.user_id = s.person
              and p.organisation_id = s.house and p.left_at is null and (p.until is null or p.until > moment)
            left join conversation_parties q on q.conversation_id = s.room and q.organisation_id = s.house
            left join chat_events d on d.sender_id = s.person and d.client_msg_id = s.id
          ) said
        ) judged
      ) placed;
      if 'stored' = any(fates) then
        insert into chat_events (conversation_id, seq, type, sender_id, sender_organisation_id, part, client_msg_id,
          kind, body, target_seq, data, at)
        select room, seq, 'msg', person, house, part, id, kind, body, answered,
          case when att is null then '{}' else jsonb_build_object('att', att) end
            || case when card is null then '{}' else jsonb_build_object('card', card) end, moment
        from unnest(p_persons, p_houses, p_rooms, p_ids, p_kinds, p_bodies, p_answered, p_cards, fates, seqs, parts,
          brought) as s(person, house, room, id, kind, body, answered, card, became, seq, part, att)
        where became = 'stored'
        -- by what is unique: two nodes with the same ids never wait for each other
        order by person, id;
        update conversations c set last_seq = h.seq, last_at = moment, awaiting_since = case
          -- the reply clock runs from the asker's first message that no expert answered; an order's talk has no such duty
          when h.asked > coalesce(h.helped, 0) and c.status <> 'open'
            then case when h.helped is null then coalesce(c.awaiting_since, moment) else moment end
          when h.helped is not null then null
          else c.awaiting_since end
        from (
          select room, max(seq) as seq, max(place) filter (where part = 'asker') as asked,
            max(place) filter (where part = 'expert') as helped
          from unnest(p_rooms, fates, seqs, parts) with ordinality as s(room, became, seq, part, place)
          where became = 'stored' group by room) h
        where c.id = h.room;
        if brought is not null then
          update chat_attachments a set seq = s.seq
          from unnest(p_files, fates, seqs) as s(files, became, seq), unnest(s.files::text[]) as l(id)
          where became = 'stored' and a.file_id = l.id::uuid;
        end if;
        if 'expert' = any(parts) then
          update expert_assignments e set replied_at = moment
          from (
            select distinct room from unnest(p_rooms, fates, parts) as s(room, became, part)
            where became = 'stored' and part = 'expert') h
          where e.conversation_id = h.room and e.ended_at is null and e.replied_at is null;
        end if;
      end if;
      return query select * from unnest(fates, seqs, moments, parts, brought);
    end $$;
  `.execute(db);
}

export async function down(db: Kysely<unknown>) {
  await sql`
    drop function send_messages;
    alter function send_messages_0031 rename to send_messages;
  `.execute(db);
}
