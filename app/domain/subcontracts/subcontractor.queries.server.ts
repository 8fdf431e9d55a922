import { chinaDay } from "../china-day";
import { bestSites } from "../matching/covering-site";
import { coveringSites } from "../matching/eligible.queries.server";
import { partOf } from "../matching/need";
import { loadNeed } from "../matching/need.queries.server";
import type { Db } from "../outbox.server";

/** Sites that may lawfully take these items of a package, the nearest first; the performer itself is none of them. */
export async function subcontractorsFor(
  db: Db,
  order: { package_id: string; provider_id: string; promised_on: string | null },
  itemIds: readonly string[],
) {
  const need = partOf(await loadNeed(db, order.package_id), { only: itemIds });
  const today = chinaDay();
  const promisedOn = order.promised_on && order.promised_on > today ? order.promised_on : today;
  const { sites } = await coveringSites(db, need, { today, promisedOn });
  return bestSites(sites)
    .filter((site) => site.grade === 2 && !site.provisional && site.providerId !== order.provider_id)
    .sort((a, b) => a.ring - b.ring || (a.distanceM ?? Number.MAX_VALUE) - (b.distanceM ?? Number.MAX_VALUE))
    .slice(0, 20);
}
