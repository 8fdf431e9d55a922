import { type RawBuilder, sql } from "kysely";
import { type Actor, isEnterprise, isHub, isProvider, isRegulator } from "../actor";

/** The row-level twin of `orderPolicy.see`: which rows of `orders o` the actor may see; a test holds them together. */
export function ordersSeenBy(actor: Actor): RawBuilder<boolean> {
  if (isEnterprise(actor)) return sql`o.enterprise_id = ${actor.organisationId}`;
  if (isProvider(actor)) return sql`o.provider_id = ${actor.organisationId}`;
  if ((isHub(actor) || isRegulator(actor)) && actor.hubs) return within(actor.hubs);
  return sql`false`;
}

// Arrays from subqueries are known before the scan begins, so that the indexes on hub and request serve them. An
// order's hub is its request's: nobody transfers a request once it is triaged.
function within({ ordinal, lastOrdinal }: { ordinal: number; lastOrdinal: number }): RawBuilder<boolean> {
  const hubs = sql`any(array(select id from hubs where ordinal between ${ordinal} and ${lastOrdinal}))`;
  return sql`(o.hub_id = ${hubs} or o.request_id = any(array(
    select id from requests where origin_hub_id = ${hubs} and origin_hub_id <> hub_id)))`;
}
