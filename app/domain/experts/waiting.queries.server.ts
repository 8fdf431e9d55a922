import { sql } from "kysely";
import { SWEEP } from "../clocks/sweep.server";
import { dayOf } from "../clocks/working-time";
import type { Db } from "../outbox.server";
import { REPLY_MINUTES } from "./expert";

const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

/** Conversations in the queue, those that have waited longest first. */
export async function queuedConversations(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from conversations where status = 'queued'
    order by queued_at, id limit ${SWEEP}`.execute(db);
  return ids(rows);
}

/** Those whose asker has waited for the expert for so long on the clock that duty time may have run out too. */
export async function perhapsSilent(db: Db, now: Date): Promise<string[]> {
  const latest = new Date(now.getTime() - REPLY_MINUTES * 60_000);
  const { rows } = await sql<{ id: string }>`
    select c.id from conversations c join expert_assignments a on a.conversation_id = c.id and a.ended_at is null
    where c.status = 'assigned' and c.awaiting_since <= ${latest} and a.assigned_at <= ${latest}
    order by c.awaiting_since limit ${SWEEP}`.execute(db);
  return ids(rows);
}

/** Those somebody waits in, to be told when an off-duty expert will answer. */
export async function awaitingAnswer(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from conversations c where c.status = 'assigned' and c.awaiting_since is not null
      and not exists (select from chat_events e where e.conversation_id = c.id and e.type = 'state'
        and e.data -> 'change' ->> 'change' = 'answer_due' and e.at >= c.awaiting_since)
    order by c.awaiting_since limit ${SWEEP}`.execute(db);
  return ids(rows);
}

/** Those whose expert has this day off, or is an expert no longer. */
export async function withAbsentExpert(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from expert_assignments a join conversations c on c.id = a.conversation_id and c.status = 'assigned'
      join experts e on e.id = a.expert_id
    where a.ended_at is null and (
      exists (select from expert_leaves l where l.expert_id = e.id and ${dayOf(now)}::date between l.starts_on and l.ends_on)
      or not exists (select from memberships m join users u on u.id = m.user_id and u.status = 'active'
        join organisations g on g.id = m.organisation_id and g.status = 'active'
        where m.user_id = e.user_id and m.organisation_id = e.organisation_id and m.role = 'expert' and m.status = 'active'))
    order by c.id limit ${SWEEP}`.execute(db);
  return ids(rows);
}

export interface Unread {
  c: string;
  userId: string;
  organisationId: string;
  seq: number;
  number: string | null;
}

/**
 * Who has not read for `minutes` what others said, and was not told of it yet: people by name and the people of a house
 * that asks or provides. A desk looks in when it likes; inspectors are nobody to talk to.
 */
export async function absentReaders(db: Db, now: Date, minutes: number): Promise<Unread[]> {
  const before = new Date(now.getTime() - minutes * 60_000);
  const { rows } = await sql<Unread>`
    select c.id as c, who.user_id as "userId", who.organisation_id as "organisationId", c.last_seq as seq,
      coalesce(o.number, r.number) as number
    from conversations c left join orders o on o.id = c.order_id left join requests r on r.id = c.request_id
    cross join lateral (
      select p.user_id, p.organisation_id from conversation_people p
        where p.conversation_id = c.id and p.left_at is null and p.part in ('expert', 'consultant')
      union
      select m.user_id, m.organisation_id from conversation_parties p join memberships m
          on m.organisation_id = p.organisation_id and m.status = 'active'
        where p.conversation_id = c.id and p.part in ('asker', 'provider')
          and chat_part(c.id, m.user_id, m.organisation_id) is not null) who
    left join conversation_reads d on d.conversation_id = c.id and d.user_id = who.user_id
    where c.last_at > ${new Date(now.getTime() - 86_400_000)}
      and coalesce(d.told_upto, 0) <= coalesce(d.upto, 0) and coalesce(d.upto, 0) < c.last_seq
      and exists (select from chat_events e where e.conversation_id = c.id and e.seq > coalesce(d.upto, 0)
        and e.type in ('msg', 'card') and e.sender_organisation_id is distinct from who.organisation_id
        and e.at <= ${before})
    order by c.id, who.user_id limit ${SWEEP}`.execute(db);
  return rows;
}
