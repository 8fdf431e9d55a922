import { sql } from "kysely";
import type { Actor } from "../actor";
import type { Db } from "../outbox.server";
import { chatPolicy } from "./chat.policy";

export interface OpenReport {
  id: string;
  c: string;
  seq: number;
  reason: string;
  at: Date;
  reporter: string;
  writer: string;
  /** The message as it reads now: what is to be judged; empty once it was taken back. */
  words: string;
  enterprise: string | null;
  number: string | null;
}

/** Reported messages of the supervisor's subtree that nobody has decided about, the oldest first; nothing to others. */
export async function openReports(db: Db, actor: Actor): Promise<OpenReport[]> {
  if (!chatPolicy.moderate(actor) || !actor.hubs) return [];
  const { ordinal, lastOrdinal } = actor.hubs;
  const { rows } = await sql<OpenReport>`
    select m.id, m.conversation_id as c, m.seq, m.reason, m.at, p.name as reporter, coalesce(w.name, '') as writer,
      case when exists (select from chat_events x where x.conversation_id = e.conversation_id and x.type = 'redact'
        and x.target_seq = e.seq) then '' else coalesce((select x.body from chat_events x
        where x.conversation_id = e.conversation_id and x.type = 'edit' and x.target_seq = e.seq
        order by x.seq desc limit 1), e.body) end as words,
      n.name as enterprise, coalesce(o.number, r.number) as number
    from message_reports m
    join conversations c on c.id = m.conversation_id
    join hubs h on h.id = c.hub_id
    join chat_events e on e.conversation_id = m.conversation_id and e.seq = m.seq
    join users p on p.id = m.reported_by
    left join users w on w.id = e.sender_id
    left join organisations n on n.id = c.enterprise_id
    left join orders o on o.id = c.order_id
    left join requests r on r.id = coalesce(c.request_id, o.request_id)
    where m.decision is null and h.ordinal between ${ordinal} and ${lastOrdinal}
    order by m.at, m.id limit 100`.execute(db);
  return rows;
}
