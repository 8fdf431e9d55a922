import { type Kysely, sql } from "kysely";

/**
 * An order's talk ends with its order since closing does both; talks of orders that had ended before stayed open. They
 * are closed as closing would have: the same event at the next seq, the assignment ended, the asker asked once how it
 * was. Left alone is what people began, or took up again, after the end. Nobody is notified, and no node is called a
 * hundred thousand times: pages see the new head within seconds.
 */
export async function up(db: Kysely<unknown>) {
  await sql`
    with due as (
      select c.id, case o.status when 'closed' then 'order_closed' else 'order_cancelled' end as why
      from conversations c join orders o on o.id = c.order_id
      where c.subject = 'order' and c.status <> 'closed' and o.status in ('closed', 'cancelled')
        and c.created_at <= coalesce((select max(e.at) from events e
          where e.order_id = o.id and e.kind in ('order.closed', 'order.cancelled')), o.closed_at, 'infinity')
        and not exists (select from chat_events x where x.conversation_id = c.id and x.type = 'state'
          and x.data -> 'change' ->> 'change' in ('closed', 'order_closed', 'order_cancelled'))
      -- as a batch of messages locks them
      order by c.id for no key update of c
    ), head as (
      update conversations c set status = 'closed', queued_at = null, awaiting_since = null,
        last_seq = c.last_seq + 1, last_at = clock_timestamp()
      from due where c.id = due.id returning c.id, c.last_seq, c.last_at, due.why
    ), stored as (
      insert into chat_events (conversation_id, seq, type, data, at)
      select id, last_seq, 'state', jsonb_build_object('change', jsonb_build_object('change', why)), last_at from head
    ), ended as (
      update expert_assignments a set ended_at = now(), ended_as = 'closed' from due
      where a.conversation_id = due.id and a.ended_at is null returning a.conversation_id, a.expert_id
    )
    insert into conversation_closures (conversation_id, seq, expert_id)
    select head.id, head.last_seq, ended.expert_id from head left join ended on ended.conversation_id = head.id
  `.execute(db);
}

/** What is said in a talk is never taken back; up again finds nothing to close. */
export async function down(_db: Kysely<unknown>) {}
