import { sql } from "kysely";
import type { Actor } from "../actor";
import type { Db } from "../outbox.server";

export interface QuoteChoice {
  id: string;
  provider: string;
  workingDays: number;
}

/**
 * Quotes that the actor may show as cards in a conversation: the asker those of his request, in an order's talk the one
 * it came from. None that is still sealed; never an amount.
 */
export async function quotesToShow(db: Db, actor: Actor, c: string): Promise<QuoteChoice[]> {
  const { rows } = await sql<QuoteChoice>`
    select q.id, p.name as provider, q.working_days as "workingDays"
    from conversations c
    left join orders o on o.id = c.order_id
    join requests r on r.id = coalesce(c.request_id, o.request_id) and r.enterprise_id = c.enterprise_id
    join packages k on k.request_id = r.id and not (r.sealed and k.status = 'quoting')
    join quotes q on q.package_id = k.id and q.status in ('active', 'awarded')
      and (c.order_id is null or q.provider_id = o.provider_id)
    join organisations p on p.id = q.provider_id
    where c.id = ${c} and chat_part(c.id, ${actor.userId}::uuid, ${actor.organisationId}::uuid) in ('asker', 'provider')
    order by p.name, q.id limit 30`.execute(db);
  return rows;
}
