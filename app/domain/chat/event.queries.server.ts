import { sql } from "kysely";
import type { Actor } from "../actor";
import type { Db } from "../outbox.server";
import {
  type AttachmentView,
  type Card,
  type Change,
  type ChatEvent,
  type EventType,
  MAX_SYNC,
  type MessageKind,
  type WritingPart,
} from "./chat";
import { mustTakePart } from "./sight.queries.server";

interface EventRow {
  c: string;
  seq: number;
  type: EventType;
  at: Date;
  sender_id: string | null;
  name: string | null;
  organisation: string | null;
  part: WritingPart | null;
  m: string | null;
  kind: MessageKind | null;
  body: string;
  target_seq: number | null;
  data: { att?: AttachmentView[]; card?: Card; change?: Change };
  edited: boolean;
  redacted: boolean;
}

/**
 * Events after `after` up to `upTo`, in order, as they may be served now: newest wording, nothing of what was taken
 * back. The edits of a redacted message lose their words too. People are called by their present names.
 */
export async function eventsBetween(
  db: Db,
  c: string,
  after: number,
  upTo = Number.MAX_SAFE_INTEGER,
  limit = MAX_SYNC,
): Promise<ChatEvent[]> {
  const { rows } = await sql<EventRow>`
    select e.conversation_id as c, e.seq, e.type, e.at, e.sender_id, u.name, o.name as organisation, e.part,
      e.client_msg_id as m, e.kind, e.target_seq, gone.seq is not null as redacted, newer.seq is not null as edited,
      case when gone.seq is null then coalesce(newer.body, e.body) else '' end as body,
      case when gone.seq is not null then '{}'
        when who.id is not null then jsonb_set(e.data, '{change,name}', to_jsonb(who.name)) else e.data end as data
    from chat_events e
    left join users u on u.id = e.sender_id
    left join organisations o on o.id = e.sender_organisation_id
    -- by the name they have now: of an erased person none is left
    left join users who on e.type in ('assign', 'state') and who.id = (e.data #>> '{change,userId}')::uuid
    left join lateral (select x.seq from chat_events x where x.conversation_id = e.conversation_id
      and x.type = 'redact' and x.target_seq = case e.type when 'edit' then e.target_seq else e.seq end
      limit 1) gone on e.type in ('msg', 'edit', 'card')
    left join lateral (select x.seq, x.body from chat_events x where x.conversation_id = e.conversation_id
      and x.type = 'edit' and x.target_seq = e.seq order by x.seq desc limit 1) newer on e.type = 'msg'
    where e.conversation_id = ${c} and e.seq > ${after} and e.seq <= ${upTo}
    order by e.seq limit ${limit}`.execute(db);
  return rows.map(eventOf);
}

function eventOf(row: EventRow): ChatEvent {
  const { card, change, att } = row.data;
  const message = row.type === "msg";
  const speaks = row.sender_id !== null && row.part !== null;
  return {
    c: row.c,
    seq: row.seq,
    type: row.type,
    at: row.at.toISOString(),
    by: speaks
      ? {
          userId: row.sender_id ?? "",
          name: row.name ?? "",
          organisation: row.organisation ?? "",
          part: row.part ?? "asker",
        }
      : null,
    ...(row.m ? { m: row.m } : {}),
    ...(row.kind ? { k: row.kind } : {}),
    // a card's stored words only name what it shows
    ...((message && !card && (row.kind !== "card" || row.redacted)) || row.type === "edit"
      ? { b: row.body }
      : {}),
    ...(att ? { att } : {}),
    ...(row.target_seq === null ? {} : message ? { re: row.target_seq } : { target: row.target_seq }),
    ...(card ? { card } : {}),
    ...(change ? { change } : {}),
    ...(row.redacted ? { redacted: true as const } : {}),
    ...(row.edited && !row.redacted ? { edited: true as const } : {}),
  };
}

/** Bytes of one answer. More would make a socket on a slow line look like one that reads nothing, every time it comes back. */
const MOST_BYTES = 524_288;

/** The first of the events, as many as weigh no more than `most` bytes; at least one. */
export function fitting(events: ChatEvent[], most = MOST_BYTES): ChatEvent[] {
  let bytes = 0;
  const end = events.findIndex((event) => {
    bytes += Buffer.byteLength(JSON.stringify(event));
    return bytes > most;
  });
  return end === -1 ? events : events.slice(0, Math.max(end, 1));
}

export interface Synced {
  events: ChatEvent[];
  head: number;
  more: boolean;
  reads: { userId: string; upTo: number }[];
}

/** What a device lacks of a conversation after `after`, how far others have read, and where its end is. 404 to strangers. */
export async function syncConversation(
  db: Db,
  actor: Actor,
  ask: { c: string; after: number; limit?: number | undefined },
): Promise<Synced> {
  await mustTakePart(db, actor, ask.c);
  const limit = Math.min(Math.max(ask.limit ?? MAX_SYNC, 1), MAX_SYNC);
  const events = fitting(await eventsBetween(db, ask.c, Math.max(ask.after, 0), undefined, limit));
  const { rows } = await sql<{ head: number; reads: Synced["reads"] }>`
    select c.last_seq as head, (select coalesce(json_agg(json_build_object('userId', r.user_id, 'upTo', r.upto)), '[]')
      from conversation_reads r where r.conversation_id = c.id) as reads
    from conversations c where c.id = ${ask.c}`.execute(db);
  const head = rows[0]?.head ?? 0;
  return { events, head, more: (events.at(-1)?.seq ?? ask.after) < head, reads: rows[0]?.reads ?? [] };
}

/** The latest `count` events, for a page that begins at the end; older ones follow by `before`. 404 to strangers. */
export async function latestEvents(
  db: Db,
  actor: Actor,
  ask: { c: string; before?: number | undefined; count?: number },
): Promise<Synced> {
  await mustTakePart(db, actor, ask.c);
  const { rows } = await sql<{ head: number }>`
    select last_seq as head from conversations where id = ${ask.c}`.execute(db);
  const end = Math.min(rows[0]?.head ?? 0, (ask.before ?? Number.MAX_SAFE_INTEGER) - 1);
  const after = Math.max(end - Math.min(ask.count ?? 100, MAX_SYNC), 0);
  const events = await eventsBetween(db, ask.c, after, end);
  const reads = await db
    .selectFrom("conversation_reads")
    .select(["user_id as userId", "upto as upTo"])
    .where("conversation_id", "=", ask.c)
    .execute();
  return { events, head: rows[0]?.head ?? 0, more: after > 0, reads };
}
