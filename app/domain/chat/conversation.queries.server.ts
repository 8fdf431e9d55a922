import { sql } from "kysely";
import type { Actor } from "../actor";
import { afterCursor, pageOf } from "../cursor.server";
import type { Db } from "../outbox.server";
import { plainText } from "../page-key";
import type { ConversationState, ConversationSubject, Head, Part } from "./chat";
import { takesPart } from "./sight.queries.server";

/** More rooms than this are found by the list, not kept open by a socket. */
const MOST_ROOMS = 500;
const PAGE = 30;

/** All conversations the actor takes part in with their ends, the newest 500. */
export async function roomsOf(db: Db, actor: Actor): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select c.id as c, c.last_seq as seq from conversations c where c.id = any(array${takesPart(actor)})
    order by c.last_at desc, c.id desc limit ${MOST_ROOMS}`.execute(db);
  return rows;
}

/** One conversation of the actor's with its end, or null: for somebody who has just been let in. */
export async function roomOf(db: Db, actor: Actor, c: string): Promise<Head | null> {
  const { rows } = await sql<Head>`
    select c.id as c, c.last_seq as seq from conversations c
    where c.id = ${c} and chat_part(c.id, ${actor.userId}::uuid, ${actor.organisationId}::uuid) is not null`.execute(
    db,
  );
  return rows[0] ?? null;
}

export interface ConversationRow {
  id: string;
  subject: ConversationSubject;
  status: ConversationState;
  /** Of the request or order it is about; else null. */
  number: string | null;
  title: string | null;
  enterprise: string | null;
  provider: string | null;
  hubZh: string;
  hubEn: string;
  expert: string | null;
  lastAt: string;
  head: number;
  unread: number;
  /** The last message: who said it and how it begins; words are empty when taken back. */
  last: { name: string; words: string; kind: string; redacted: boolean } | null;
}

const LAST = sql`left join lateral (
    select e.seq, u.name, e.kind, left(e.body, 200) as body,
      exists (select from chat_events x where x.conversation_id = c.id and x.type = 'redact' and x.target_seq = e.seq) as redacted,
      (select left(x.body, 200) from chat_events x where x.conversation_id = c.id and x.type = 'edit' and x.target_seq = e.seq
        order by x.seq desc limit 1) as newer
    from chat_events e join users u on u.id = e.sender_id
    where e.conversation_id = c.id and e.type = 'msg' order by e.seq desc limit 1) last on true`;

interface Asked {
  q?: string | undefined;
  status?: ConversationState | undefined;
  cursor?: string | undefined;
}

const ABOUT = sql`left join conversations top on top.id = c.parent_id
    left join orders o on o.id = coalesce(c.order_id, top.order_id)
    left join requests r on r.id = coalesce(c.request_id, top.request_id, o.request_id)
    left join organisations e on e.id = coalesce(c.enterprise_id, top.enterprise_id)
    left join organisations p on p.id = o.provider_id
    join hubs h on h.id = c.hub_id
    left join expert_assignments a on a.conversation_id = c.id and a.ended_at is null
    left join experts ex on ex.id = a.expert_id
    left join users x on x.id = ex.user_id`;

/** The ids of one page; names are read for all of the actor's conversations only when one is looked for. */
function pageIds(actor: Actor, { q = "", status, cursor }: Asked) {
  const words = plainText(q)
    .trim()
    .slice(0, 60)
    .replace(/[\\%_]/g, "\\$&");
  const named = sql`concat_ws(' ', r.number, o.number, r.title, e.name, p.name, h.name_zh, h.name_en, x.name) ilike ${`%${words}%`}`;
  return sql`select c.id from conversations c ${words === "" ? sql`` : ABOUT}
    where c.id = any(array${takesPart(actor)}) and ${afterCursor(cursor, "c.last_at", "c.id")}
      and ${words === "" ? sql`true` : named} and ${status ? sql`c.status = ${status}` : sql`true`}
    order by c.last_at desc, c.id desc limit ${PAGE + 1}`;
}

/** Conversations of the actor's, the latest first, with what is unread; `q` is part of a number, title or name. */
export async function conversationsOf(
  db: Db,
  actor: Actor,
  asked: Asked = {},
): Promise<{ conversations: ConversationRow[]; next: string | null }> {
  const { rows } = await sql<ConversationRow & { at: string }>`
    with page as materialized (${pageIds(actor, asked)})
    select c.id, c.subject, c.status, coalesce(o.number, r.number) as number, r.title, e.name as enterprise,
      p.name as provider, h.name_zh as "hubZh", h.name_en as "hubEn", x.name as expert, c.last_at::text as at,
      to_char(c.last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastAt", c.last_seq as head,
      case when c.last_seq > coalesce(d.upto, 0) then (select count(*) from (select from chat_events n where n.conversation_id = c.id
        and n.seq > coalesce(d.upto, 0) and n.type in ('msg', 'card') and n.sender_id is distinct from ${actor.userId}::uuid
        limit 99) unread) else 0 end as unread,
      case when last.seq is not null then json_build_object('name', last.name, 'kind', last.kind, 'redacted', last.redacted,
        'words', case when last.redacted or last.kind = 'card' then '' else coalesce(last.newer, last.body) end) end as last
    from page join conversations c on c.id = page.id
    ${ABOUT}
    left join conversation_reads d on d.conversation_id = c.id and d.user_id = ${actor.userId}
    ${LAST}
    order by c.last_at desc, c.id desc`.execute(db);
  const { items, next } = pageOf(rows, PAGE);
  return { conversations: items.map(({ at: _at, ...row }) => row), next };
}

/** Messages of others that the actor has not read, in all his conversations, as a number up to 99. */
export const unreadCount = (actor: Actor) => sql<number>`(select count(*) from (
    select from conversations c
    left join conversation_reads d on d.conversation_id = c.id and d.user_id = ${actor.userId}
    join chat_events n on n.conversation_id = c.id and n.seq > coalesce(d.upto, 0)
    where c.id = any(array${takesPart(actor)}) and c.last_seq > coalesce(d.upto, 0)
      and n.type in ('msg', 'card') and n.sender_id is distinct from ${actor.userId}::uuid
    limit 99) waiting)`;

/** The same count, asked by itself. */
export async function unreadOf(db: Db, actor: Actor): Promise<number> {
  const { rows } = await sql<{ unread: number }>`select ${unreadCount(actor)} as unread`.execute(db);
  return rows[0]?.unread ?? 0;
}

export interface FoundConversation {
  id: string;
  part: Part;
  unread: number;
  expert: string | null;
}

/** The conversation about a request or an order in which the actor takes part; null when there is none. */
export async function findConversation(
  db: Db,
  actor: Actor,
  about: { requestId: string } | { orderId: string },
): Promise<FoundConversation | null> {
  const which =
    "requestId" in about
      ? sql`c.request_id = ${about.requestId} and c.subject = 'request'`
      : sql`c.order_id = ${about.orderId} and c.subject = 'order'`;
  const { rows } = await sql<FoundConversation & { part: Part | null }>`
    select c.id, chat_part(c.id, ${actor.userId}::uuid, ${actor.organisationId}::uuid) as part, x.name as expert,
      least(99, (select count(*) from chat_events n where n.conversation_id = c.id and n.seq > coalesce(d.upto, 0)
        and n.type in ('msg', 'card') and n.sender_id is distinct from ${actor.userId}::uuid)) as unread
    from conversations c
    left join conversation_reads d on d.conversation_id = c.id and d.user_id = ${actor.userId}
    left join expert_assignments a on a.conversation_id = c.id and a.ended_at is null
    left join experts ex on ex.id = a.expert_id
    left join users x on x.id = ex.user_id
    where ${which}`.execute(db);
  const row = rows[0];
  return row?.part ? row : null;
}
