import { sql } from "kysely";
import { chinaDay } from "../china-day";
import { bestSites } from "../matching/covering-site";
import { coveringSites } from "../matching/eligible.queries.server";
import { partOf } from "../matching/need";
import { loadNeed } from "../matching/need.queries.server";
import type { Db } from "../outbox.server";

/**
 * Of these houses, those that may judge between the parties: another city than the provider's and its performing site's,
 * no part in the work and no offer for it, not of its group nor the client's, without declared ties to either and without anybody who works for both.
 */
export async function neutralOf(db: Db, disputeId: string, siteIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    with parties as (
      select g.id, g.uscc, g.declared_group, left(g.region_code, 4) as city, g.id = d.provider_id as ours
      from disputes d join organisations g on g.id in (d.enterprise_id, d.provider_id) where d.id = ${disputeId}),
    away as (
      select city from parties where ours
      union select left(s.region_code, 4) from disputes d join orders o on o.id = d.order_id
        join sites s on s.id = o.site_id where d.id = ${disputeId})
    select s.id from sites s join organisations o on o.id = s.provider_id join providers p on p.organisation_id = o.id
    where s.id = any(${siteIds}::uuid[])
      and left(s.region_code, 4) not in (select city from away) and left(o.region_code, 4) not in (select city from away)
      -- who did a part of the work judges himself; who quoted knows whose request it is
      and not exists (select from disputes d join subcontracts c on c.order_id = d.order_id
        where d.id = ${disputeId} and c.subcontractor_id = o.id and c.status = 'agreed')
      and not exists (select from disputes d join orders t on t.id = d.order_id join quotes q on q.package_id = t.package_id
        where d.id = ${disputeId} and q.provider_id = o.id)
      and not exists (select from parties y where y.id = o.id or y.uscc = o.uscc
        or nullif(y.declared_group, '') in (p.declared_group, o.declared_group)
        or exists (select from providers q where q.organisation_id = y.id
          and nullif(q.declared_group, '') in (p.declared_group, o.declared_group))
        or exists (select from declared_ties t where (t.provider_id = o.id and t.uscc = y.uscc)
          or (t.provider_id = y.id and t.uscc = o.uscc))
        or exists (select from memberships a join memberships b on b.user_id = a.user_id
          where a.organisation_id = o.id and b.organisation_id = y.id and a.status = 'active' and b.status = 'active'))`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Neutral sites that may lawfully re-test these items, the nearest first; at most 20. */
export async function neutralLabs(
  db: Db,
  dispute: { id: string; packageId: string },
  itemIds: readonly string[],
) {
  const need = partOf(await loadNeed(db, dispute.packageId), { only: itemIds });
  const today = chinaDay();
  const { sites } = await coveringSites(db, need, { today, promisedOn: today });
  const fit = sites.filter((site) => site.grade === 2 && !site.provisional);
  const neutral = await neutralOf(
    db,
    dispute.id,
    fit.map(({ siteId }) => siteId),
  );
  return bestSites(fit.filter(({ siteId }) => neutral.has(siteId)))
    .sort((a, b) => a.ring - b.ring || (a.distanceM ?? Number.MAX_VALUE) - (b.distanceM ?? Number.MAX_VALUE))
    .slice(0, 20);
}
