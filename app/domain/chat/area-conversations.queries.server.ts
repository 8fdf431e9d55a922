import { sql } from "kysely";
import { type Actor, isHub, isRegulator } from "../actor";
import { afterCursor, pageOf } from "../cursor.server";
import type { Db } from "../outbox.server";
import type { ConversationState, ConversationSubject } from "./chat";

/** A conversation as those see it who watch an area: about what and who answers, never a word of it. */
export interface AreaConversation {
  id: string;
  subject: ConversationSubject;
  status: ConversationState;
  number: string | null;
  title: string | null;
  enterprise: string | null;
  hubZh: string;
  hubEn: string;
  expert: string | null;
  lastAt: string;
  awaitingSince: string | null;
  /** Whether the reader takes part, or looks in by now. */
  open: boolean;
}

const PAGE = 30;

export const watchesArea = (actor: Actor) => (isHub(actor) || isRegulator(actor)) && actor.hubs !== null;

/** Headers of the conversations in the actor's subtree, the latest begun first; nothing to whoever watches none. */
export async function areaConversations(
  db: Db,
  actor: Actor,
  { status, cursor }: { status?: ConversationState | undefined; cursor?: string | undefined },
): Promise<{ conversations: AreaConversation[]; next: string | null }> {
  if (!watchesArea(actor) || !actor.hubs) return { conversations: [], next: null };
  const { rows } = await sql<AreaConversation & { at: string }>`
    select c.id, c.subject, c.status, coalesce(o.number, r.number) as number, r.title, e.name as enterprise,
      h.name_zh as "hubZh", h.name_en as "hubEn", x.name as expert, c.created_at::text as at,
      to_char(c.last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastAt",
      to_char(c.awaiting_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "awaitingSince",
      chat_part(c.id, ${actor.userId}::uuid, ${actor.organisationId}::uuid) is not null as open
    from conversations c
    join hubs h on h.id = c.hub_id
    left join orders o on o.id = c.order_id
    left join requests r on r.id = coalesce(c.request_id, o.request_id)
    left join organisations e on e.id = c.enterprise_id
    left join expert_assignments a on a.conversation_id = c.id and a.ended_at is null
    left join experts ex on ex.id = a.expert_id
    left join users x on x.id = ex.user_id
    where c.hub_id = any(array(select id from hubs where ordinal between ${actor.hubs.ordinal} and ${actor.hubs.lastOrdinal}))
      and c.subject <> 'consultation' and ${status ? sql`c.status = ${status}` : sql`true`}
      and ${afterCursor(cursor, "c.created_at", "c.id")}
    order by c.created_at desc, c.id desc limit ${PAGE + 1}`.execute(db);
  const { items, next } = pageOf(rows, PAGE);
  return { conversations: items.map(({ at: _at, ...row }) => row), next };
}
