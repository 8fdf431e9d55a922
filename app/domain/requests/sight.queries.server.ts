import { type RawBuilder, sql } from "kysely";
import { type Actor, isEnterprise, isHub, isProvider, isRegulator } from "../actor";

/**
 * The row-level twin of `requestPolicy.see`: which rows of `requests r` the actor may see. A test walks both over
 * every kind of actor and holds them together.
 */
export function seenBy(actor: Actor): RawBuilder<boolean> {
  if (isEnterprise(actor)) return sql`r.enterprise_id = ${actor.organisationId}`;
  if (isProvider(actor)) return invited(actor.organisationId);
  if ((isHub(actor) || isRegulator(actor)) && actor.hubs) return sql`(${within(actor.hubs)} and ${handedIn})`;
  return sql`false`;
}

// What nobody has handed in yet is the enterprise's own business
const handedIn = sql`(r.received_at is not null or r.channel = 'counter')`;

// An array from a subquery is known before the scan begins, so that both hub indexes can serve it
function within({ ordinal, lastOrdinal }: { ordinal: number; lastOrdinal: number }) {
  const hubs = sql`any(array(select id from hubs where ordinal between ${ordinal} and ${lastOrdinal}))`;
  return sql`(r.hub_id = ${hubs} or (r.origin_hub_id <> r.hub_id and r.origin_hub_id = ${hubs}))`;
}

const invited = (providerId: string) => sql<boolean>`exists (
  select from packages ip join invitations inv on inv.package_id = ip.id
  where ip.request_id = r.id and inv.provider_id = ${providerId})`;
