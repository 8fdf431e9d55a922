import { type RawBuilder, sql } from "kysely";
import { type Actor, isEnterprise, isHub, isProvider, isRegulator } from "../actor";
import { isExpert } from "../experts/expert.policy";

/** The row-level twin of `disputePolicy.see`: which rows of `disputes d` the actor may see; a test holds them together. */
export function disputesSeenBy(actor: Actor): RawBuilder<boolean> {
  if (isExpert(actor)) {
    return sql`d.id = any(array(select p.dispute_id from dispute_panel p join experts x on x.id = p.expert_id
      where p.released_at is null and x.user_id = ${actor.userId} and x.organisation_id = ${actor.organisationId}))`;
  }
  if (isEnterprise(actor)) return sql`d.enterprise_id = ${actor.organisationId}`;
  if (isProvider(actor)) return sql`d.provider_id = ${actor.organisationId}`;
  if ((isHub(actor) || isRegulator(actor)) && actor.hubs) return within(actor.hubs);
  return sql`false`;
}

// Arrays from subqueries are known before the scan begins, as for orders: the indexes serve them.
function within({ ordinal, lastOrdinal }: { ordinal: number; lastOrdinal: number }): RawBuilder<boolean> {
  const hubs = sql`any(array(select id from hubs where ordinal between ${ordinal} and ${lastOrdinal}))`;
  return sql`(d.hub_id = ${hubs} or d.order_id = any(array(
    select s.id from orders s join requests q on q.id = s.request_id
    where q.origin_hub_id = ${hubs} and q.origin_hub_id <> q.hub_id)))`;
}
