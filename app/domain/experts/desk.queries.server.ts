import { sql } from "kysely";
import type { Actor } from "../actor";
import { loadCalendar } from "../clocks/calendar.queries.server";
import type { Db } from "../outbox.server";
import { candidatesOf, type ExpertCandidate } from "./candidate.queries.server";
import { replyDueAt } from "./expert-duty";

interface TalkRow {
  c: string;
  subject: string;
  category: string | null;
  number: string | null;
  title: string | null;
  enterprise: string | null;
}
export interface QueueRow extends TalkRow {
  since: Date;
  ownField: boolean;
}
interface MineRow extends TalkRow {
  unread: number;
  awaitingSince: Date | null;
  assignedAt: Date;
  lastAt: Date;
}
export interface ConsultationRow {
  id: string;
  question: string;
  lead: boolean;
  signed: boolean;
  signatures: number;
  members: number;
  written: boolean;
  openedAt: Date;
}

/** With the moment by which he owes an answer; null while nobody waits for one. */
export type MyTalk = MineRow & { dueAt: Date | null };

export interface ExpertDesk {
  me: Pick<ExpertCandidate, "id" | "onDuty" | "paused" | "load" | "capacity" | "periods" | "leaves"> | null;
  queue: QueueRow[];
  mine: MyTalk[];
  consultations: ConsultationRow[];
}

const SHOWN = 50;

const NOTHING: ExpertDesk = { me: null, queue: [], mine: [], consultations: [] };

const TALK = sql`c.id as c, c.subject, c.category, coalesce(o.number, r.number) as number, r.title, e.name as enterprise
  from conversations c left join orders o on o.id = c.order_id
    left join requests r on r.id = coalesce(c.request_id, o.request_id)
    left join organisations e on e.id = c.enterprise_id`;

/** What an expert has before him: queue, conversations, consultations, his own state. Without a profile only that. */
export async function expertDesk(db: Db, actor: Actor, now = new Date()): Promise<ExpertDesk> {
  const own = await db
    .selectFrom("experts")
    .select("id")
    .where("user_id", "=", actor.userId)
    .where("organisation_id", "=", actor.organisationId)
    .executeTakeFirst();
  const [me] = own ? await candidatesOf(db, [own.id], now) : [];
  if (!me) return NOTHING;
  const [queue, mine, consultations] = await Promise.all([
    queueFor(db, me),
    mineOf(db, me),
    consultationsOf(db, me),
  ]);
  const calendar = await loadCalendar(db);
  const dueOf = ({ awaitingSince, assignedAt }: MineRow) =>
    awaitingSince && replyDueAt(calendar, me, assignedAt > awaitingSince ? assignedAt : awaitingSince).at;
  const { id, onDuty, paused, load, capacity, periods, leaves } = me;
  return {
    me: { id, onDuty, paused, load, capacity, periods, leaves },
    queue,
    mine: mine.map((row) => ({ ...row, dueAt: dueOf(row) })),
    consultations,
  };
}

/** What waits in his regions, his own field first; a provider's expert has no queue. */
async function queueFor(db: Db, { ofHub, fields, regions }: ExpertCandidate): Promise<QueueRow[]> {
  if (!ofHub) return [];
  const { rows } = await sql<QueueRow>`select * from (
      select c.queued_at as since, c.category is null or c.category = any(${fields}::text[]) as "ownField", ${TALK}
      join hubs h on h.id = c.hub_id
      where c.status = 'queued' and exists (
        select from unnest(${regions}::text[]) prefix where h.region_code like prefix || '%')) waiting
    order by "ownField" desc, since, c limit ${SHOWN}`.execute(db);
  return rows;
}

/** What he has, those first who wait for his answer. */
async function mineOf(db: Db, { id, userId }: ExpertCandidate): Promise<MineRow[]> {
  const { rows } = await sql<MineRow>`
    select a.assigned_at as "assignedAt", c.awaiting_since as "awaitingSince", c.last_at as "lastAt",
      (select count(*)::int from chat_events x where x.conversation_id = c.id and x.type in ('msg', 'card')
        and x.sender_id is distinct from ${userId} and x.seq > coalesce((select upto from conversation_reads d
          where d.conversation_id = c.id and d.user_id = ${userId}), 0)) as unread, ${TALK}
    join expert_assignments a on a.conversation_id = c.id and a.ended_at is null
    where a.expert_id = ${id} order by c.awaiting_since nulls last, c.last_at desc, c.id limit ${SHOWN}`.execute(
    db,
  );
  return rows;
}

async function consultationsOf(db: Db, { id }: ExpertCandidate): Promise<ConsultationRow[]> {
  const { rows } = await sql<ConsultationRow>`
    select k.id, k.question, m.lead, m.signed_at is not null as signed, k.opinion <> '' as written,
      k.opened_at as "openedAt", n.members, n.signatures
    from consultation_members m join consultations k on k.id = m.consultation_id and k.status = 'open'
      cross join lateral (select count(*)::int as members, count(signed_at)::int as signatures
        from consultation_members x where x.consultation_id = k.id and x.released_at is null) n
    where m.expert_id = ${id} and m.released_at is null order by k.opened_at limit ${SHOWN}`.execute(db);
  return rows;
}
