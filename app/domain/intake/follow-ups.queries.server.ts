import { sql } from "kysely";
import type { Actor } from "../actor";
import type { Db } from "../outbox.server";
import { hubsInScope } from "./scope.queries.server";

/** As many as a hub can call in a day or two. */
const SHOWN = 100;

export interface FollowUpRow {
  id: string;
  number: string;
  version: number;
  status: "accepted" | "followed_up";
  title: string;
  requestId: string;
  enterprise: string;
  contact: string;
  phone: string;
  provider: string;
  dueAt: Date | null;
  acceptedAt: Date | null;
  provisional: boolean;
  rating: number | null;
  comment: string | null;
  followedAt: Date | null;
  reachable: boolean | null;
  score: number | null;
}

/** Orders of the hub's subtree to be asked about, the most urgent first, then those to be closed. */
export async function followUpRows(db: Db, actor: Actor): Promise<FollowUpRow[]> {
  const { rows } = await sql<FollowUpRow>`
    select o.id, o.number, o.version, o.status, r.title, r.id as "requestId", e.name as enterprise,
      e.contact_name as contact, e.contact_phone as phone, s.name as provider, o.follow_up_due_at as "dueAt",
      o.accepted_at as "acceptedAt", o.deadline_provisional as provisional, o.rating,
      o.rating_comment as comment, o.followed_up_at as "followedAt", f.reachable, f.score
    from orders o join requests r on r.id = o.request_id
    join organisations e on e.id = o.enterprise_id join organisations s on s.id = o.provider_id
    left join lateral (select reachable, score from follow_ups where order_id = o.id order by at desc limit 1) f on true
    where o.hub_id = ${hubsInScope(actor, "subtree")} and o.status in ('accepted', 'followed_up')
      and o.suspended_at is null
    order by o.status, o.follow_up_due_at, o.id limit ${SHOWN}`.execute(db);
  return rows;
}
