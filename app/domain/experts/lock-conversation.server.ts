import { sql } from "kysely";
import { mustExist } from "../errors";
import { ORDER_ENDS } from "../orders/order";
import type { Tx } from "../outbox.server";

export interface LockedConversation {
  id: string;
  subject: string;
  status: string;
  category: string | null;
  hubId: string;
  hubOrdinal: number;
  regionCode: string;
  requestId: string | null;
  orderId: string | null;
  enterpriseId: string | null;
  /** The provider of the order it is about. */
  providerId: string | null;
  /** The order it is about has reached its end. */
  orderOver: boolean;
  /** Of the request or order, for notices. */
  number: string | null;
  queuedAt: Date | null;
  awaitingSince: Date | null;
  assignment: { id: string; expertId: string; userId: string; assignedAt: Date } | null;
}

const COLUMNS = sql`c.id, c.subject, c.status, c.category, c.hub_id as "hubId", h.ordinal as "hubOrdinal", h.region_code as "regionCode",
  coalesce(c.request_id, o.request_id) as "requestId", c.order_id as "orderId", c.enterprise_id as "enterpriseId",
  o.provider_id as "providerId", coalesce(o.status = any(${ORDER_ENDS}::text[]), false) as "orderOver", coalesce(o.number, r.number) as number, c.queued_at as "queuedAt",
  c.awaiting_since as "awaitingSince", a.assignment`;
const JOINS = sql`join hubs h on h.id = c.hub_id
  left join orders o on o.id = c.order_id left join requests r on r.id = c.request_id
  left join lateral (select json_build_object('id', a.id, 'expertId', a.expert_id, 'userId', e.user_id,
      'assignedAt', a.assigned_at) as assignment
    from expert_assignments a join experts e on e.id = a.expert_id
    where a.conversation_id = c.id and a.ended_at is null) a on true`;

/**
 * The conversation, locked, with who has it now; refuses 404 for an unknown one. Two statements: what the first waited
 * for is seen by the second. Locks go conversation (in the order of ids), then experts.
 */
export async function lockConversation(tx: Tx, id: string): Promise<LockedConversation> {
  await sql`select from conversations where id = ${id} for no key update`.execute(tx);
  const { rows } = await sql<LockedConversation>`
    select ${COLUMNS} from conversations c ${JOINS} where c.id = ${id}`.execute(tx);
  const row = mustExist(rows[0]);
  const assignment = row.assignment && {
    ...row.assignment,
    assignedAt: new Date(row.assignment.assignedAt),
  };
  return { ...row, assignment };
}
