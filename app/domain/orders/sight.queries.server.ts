import { type RawBuilder, sql } from "kysely";
import { type Actor, isEnterprise, isHub, isProvider, isRegulator } from "../actor";

/** The row-level twin of `orderPolicy.see`: which rows of `orders o`, joined with `requests r`, the actor may see. */
export function ordersSeenBy(actor: Actor): RawBuilder<boolean> {
  if (isEnterprise(actor)) return sql`o.enterprise_id = ${actor.organisationId}`;
  if (isProvider(actor)) return sql`o.provider_id = ${actor.organisationId}`;
  if ((isHub(actor) || isRegulator(actor)) && actor.hubs) {
    const { ordinal, lastOrdinal } = actor.hubs;
    // known before the scan begins, so that the hub index serves it
    const hubs = sql`any(array(select id from hubs where ordinal between ${ordinal} and ${lastOrdinal}))`;
    return sql`(o.hub_id = ${hubs} or r.hub_id = ${hubs} or r.origin_hub_id = ${hubs})`;
  }
  return sql`false`;
}
