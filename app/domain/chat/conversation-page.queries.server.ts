import { sql } from "kysely";
import type { Actor } from "../actor";
import { mustExist } from "../errors";
import { idSchema } from "../ids";
import { ORDER_ENDS } from "../orders/order";
import type { Db } from "../outbox.server";
import type { ConversationState, ConversationSubject, Part } from "./chat";

export interface ConversationPage {
  id: string;
  subject: ConversationSubject;
  status: ConversationState;
  /** As what the reader takes part. */
  part: Part;
  head: number;
  readUpTo: number;
  requestId: string | null;
  orderId: string | null;
  /** The order it is about has reached its end. */
  orderOver: boolean;
  /** Of the request or order it is about. */
  number: string | null;
  title: string | null;
  href: string | null;
  enterprise: { id: string; name: string } | null;
  provider: { id: string; name: string } | null;
  hub: { id: string; zh: string; en: string; phone: string };
  category: string | null;
  expert: {
    id: string;
    userId: string;
    name: string;
    title: string;
    fields: string[];
    organisation: string;
  } | null;
  /** Place in the hub's queue, from 1; null when nobody is waited for. */
  queuePlace: number | null;
  queuedAt: string | null;
  /** Since when the asker waits for an expert's answer. */
  awaitingSince: string | null;
  parent: string | null;
  /** Experts and whoever looks in, by name. */
  people: { userId: string; name: string; organisation: string; part: Part }[];
  /** The latest closure, unless rated; its rating is asked of the asker. */
  toRate: number | null;
}

/** What the head of a conversation's page shows: one statement. Refuses 404 to whoever takes no part. */
export async function conversationPage(db: Db, actor: Actor, id: string): Promise<ConversationPage> {
  const c = mustExist(idSchema.safeParse(id).data);
  const { rows } = await sql<ConversationPage>`
    select c.id, c.subject, c.status, mine.part, c.last_seq as head, coalesce(d.upto, 0) as "readUpTo", c.category,
      coalesce(c.request_id, o.request_id) as "requestId", c.order_id as "orderId",
      coalesce(o.status = any(${ORDER_ENDS}::text[]), false) as "orderOver", coalesce(o.number, r.number) as number, r.title,
      case when c.order_id is not null then '/orders/' || c.order_id when c.request_id is not null then '/requests/' || c.request_id end as href,
      case when e.id is not null then json_build_object('id', e.id, 'name', e.name) end as enterprise,
      case when p.id is not null then json_build_object('id', p.id, 'name', p.name) end as provider,
      json_build_object('id', h.id, 'zh', h.name_zh, 'en', h.name_en, 'phone', h.phone) as hub,
      (select json_build_object('id', x.id, 'userId', x.user_id, 'name', u.name, 'title', x.title, 'fields', x.fields, 'organisation', xo.name)
        from expert_assignments a join experts x on x.id = a.expert_id join users u on u.id = x.user_id
        join organisations xo on xo.id = x.organisation_id
        where a.conversation_id = c.id and a.ended_at is null) as expert,
      case when c.status = 'queued' then (select count(*) from conversations w where w.status = 'queued' and w.hub_id = c.hub_id
        and (w.queued_at, w.id) <= (c.queued_at, c.id)) end as "queuePlace",
      c.queued_at as "queuedAt", c.awaiting_since as "awaitingSince", c.parent_id as parent,
      coalesce((select json_agg(json_build_object('userId', n.user_id, 'name', u.name, 'organisation', w.name, 'part', n.part) order by n.joined_at)
        from conversation_people n join users u on u.id = n.user_id join organisations w on w.id = n.organisation_id
        where n.conversation_id = c.id and n.left_at is null and (n.until is null or n.until > now())), '[]') as people,
      (select case when k.rated_at is null then k.seq end from conversation_closures k where k.conversation_id = c.id
        order by k.seq desc limit 1) as "toRate"
    from conversations c
    cross join lateral (select chat_part(c.id, ${actor.userId}::uuid, ${actor.organisationId}::uuid) as part) mine
    left join orders o on o.id = c.order_id
    left join requests r on r.id = coalesce(c.request_id, o.request_id)
    left join organisations e on e.id = c.enterprise_id
    left join organisations p on p.id = o.provider_id
    join hubs h on h.id = c.hub_id
    left join conversation_reads d on d.conversation_id = c.id and d.user_id = ${actor.userId}
    where c.id = ${c} and mine.part is not null`.execute(db);
  const page = mustExist(rows[0]);
  const iso = (at: string | null) => at && new Date(at).toISOString();
  return { ...page, queuedAt: iso(page.queuedAt), awaitingSince: iso(page.awaitingSince) };
}
