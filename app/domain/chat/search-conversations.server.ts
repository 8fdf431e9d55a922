import { sql } from "kysely";
import type { Actor } from "../actor";
import { afterCursor, pageOf } from "../cursor.server";
import { tokens } from "../normative-documents/tokens.server";
import type { Db } from "../outbox.server";
import { plainText } from "../page-key";
import { indexWords } from "./index-words.server";
import { takesPart } from "./sight.queries.server";

export interface FoundMessage {
  c: string;
  seq: number;
  at: string;
  /** Who said it, and its newest wording. */
  name: string;
  words: string;
  /** Of the request or order the conversation is about. */
  number: string | null;
  title: string | null;
  enterprise: string | null;
}

const PAGE = 20;
/** What is read in before an answer; more waits for the sweep. */
const FRESH = 2000;

/**
 * Messages of the actor's conversations that hold all words of `q`, the newest first; of one conversation with `c`. What
 * was said a moment ago is found as well, what was taken back never.
 */
export async function searchConversations(
  db: Db,
  actor: Actor,
  ask: { q: string; c?: string | undefined; cursor?: string | undefined },
): Promise<{ found: FoundMessage[]; next: string | null }> {
  const words = await tokens(plainText(ask.q).slice(0, 100));
  if (words.length === 0) return { found: [], next: null };
  const { rows: stale } = await sql<{ id: string }>`
    select id from conversations c where c.id = any(array${takesPart(actor)}) and c.indexed_seq < c.last_seq
    order by c.last_at desc limit 200`.execute(db);
  if (stale.length > 0) await indexWords(db, { among: stale.map(({ id }) => id), limit: FRESH });
  const { rows } = await sql<FoundMessage & { id: string }>`
    select s.conversation_id as c, e.client_msg_id as id, e.seq, e.at::text as at, u.name,
      coalesce((select x.body from chat_events x where x.conversation_id = e.conversation_id and x.type = 'edit'
        and x.target_seq = e.seq order by x.seq desc limit 1), e.body) as words,
      coalesce(o.number, r.number) as number, r.title, n.name as enterprise
    from chat_search s
    join chat_events e on e.conversation_id = s.conversation_id and e.seq = s.seq and e.kind <> 'card'
    join users u on u.id = e.sender_id
    join conversations c on c.id = s.conversation_id
    left join orders o on o.id = c.order_id
    left join requests r on r.id = coalesce(c.request_id, o.request_id)
    left join organisations n on n.id = c.enterprise_id
    where s.words @@ plainto_tsquery('simple', ${words.join(" ")}) and c.id = any(array${takesPart(actor)})
      and ${ask.c ? sql`c.id = ${ask.c}::uuid` : sql`true`}
      and not exists (select from chat_events x where x.conversation_id = e.conversation_id and x.type = 'redact'
        and x.target_seq = e.seq)
      and ${afterCursor(ask.cursor, "e.at", "e.client_msg_id")}
    order by e.at desc, e.client_msg_id desc limit ${PAGE + 1}`.execute(db);
  const { items, next } = pageOf(rows, PAGE);
  return {
    found: items.map(({ id: _id, ...row }) => ({ ...row, at: new Date(row.at).toISOString() })),
    next,
  };
}
