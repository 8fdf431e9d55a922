import type { Author } from "../actor";
import { chinaDay } from "../china-day";
import { newId } from "../ids";
import type { Tx } from "../outbox.server";
import { RINGS, type Ring } from "../requests/package";
import { type Assessment, assessProviders } from "./assess.server";
import { bestSites, countWithin } from "./covering-site";
import { type CoveringSite, coveringSites } from "./eligible.queries.server";
import { holdProviders } from "./hold-providers.server";
import { loadNeed } from "./need.queries.server";
import { type LegalityRow, legalityRow, recordLegality } from "./record-legality.server";
import { rankOffers, type Weights } from "./score";
import { loadWeights } from "./weights.queries.server";

/** A statement takes 65,535 values; an invitation has eight. */
const BATCH = 2_000;

export interface Invited {
  /** New invitations written now. */
  invited: number;
  /** Providers in the ring that only a person's decision keeps out. */
  onHold: number;
  /** Providers in the ring with one site that covers the whole package. */
  eligible: number;
  /** Whom the new invitations went to. */
  providerIds: string[];
}

/**
 * Invites every eligible provider of the ring (cumulative: county ⊂ city ⊂ province ⊂ nation) that is not yet
 * invited, each with score, distance and a legality record of its own. The number of statements does not depend on
 * the number of providers. Announces nothing: the caller says what it did.
 */
export async function inviteEligible(
  tx: Tx,
  author: Author,
  input: { packageId: string; ring: Ring },
): Promise<Invited> {
  const need = await loadNeed(tx, input.packageId);
  const reach = RINGS.indexOf(input.ring) + 1;
  const today = chinaDay();
  const { sites } = await coveringSites(tx, need, { today, promisedOn: today });
  const counts = countWithin(sites, reach);
  const already = await invitedProviders(tx, input.packageId);
  const fresh = bestSites(sites.filter((site) => site.ring <= reach && site.grade === 2)).filter(
    (site) => !already.has(site.providerId),
  );
  if (fresh.length === 0) return { ...counts, invited: 0, providerIds: [] };
  const ids = fresh.map((site) => site.providerId);
  await holdProviders(tx, ids);
  const siteOf = new Map(fresh.map((site) => [site.providerId, site.siteId]));
  const judged = await assessProviders(tx, need, ids, { moment: "invitation", siteOf });
  const providerIds = await write(tx, author, input, judged, fresh, await loadWeights(tx));
  return { ...counts, invited: providerIds.length, providerIds };
}

async function invitedProviders(tx: Tx, packageId: string) {
  const rows = await tx
    .selectFrom("invitations")
    .select("provider_id")
    .where("package_id", "=", packageId)
    .execute();
  return new Set(rows.map((row) => row.provider_id));
}

interface Letter {
  record: LegalityRow;
  site: CoveringSite;
  score: number;
}

/** Only what the pure module also calls eligible is invited: where the twins differ, nobody is let in. */
async function write(
  tx: Tx,
  author: Author,
  about: { packageId: string; ring: Ring },
  judged: Assessment[],
  sites: CoveringSite[],
  weights: Weights,
) {
  const lawful = new Map(
    judged.filter((each) => each.verdict.verdict === "eligible").map((a) => [a.provider.id, a]),
  );
  const offers = sites.map((site) => ({
    ...site,
    id: site.providerId,
    priceFen: null,
    workingDays: null,
    at: null,
  }));
  const letters = rankOffers(offers, weights).flatMap(({ offer, score }): Letter[] => {
    const assessment = lawful.get(offer.providerId);
    return assessment
      ? [{ record: legalityRow(author, about.packageId, assessment), site: offer, score }]
      : [];
  });
  await recordLegality(
    tx,
    letters.map(({ record }) => record),
  );
  const written: string[] = [];
  for (let from = 0; from < letters.length; from += BATCH) {
    written.push(...(await post(tx, about, letters.slice(from, from + BATCH))));
  }
  return written;
}

async function post(tx: Tx, { packageId, ring }: { packageId: string; ring: Ring }, letters: Letter[]) {
  const rows = await tx
    .insertInto("invitations")
    .values(
      letters.map(({ record, site, score }) => ({
        id: newId(),
        package_id: packageId,
        provider_id: site.providerId,
        site_id: site.siteId,
        legality_record_id: record.id,
        ring,
        score,
        distance_m: site.distanceM,
      })),
    )
    .onConflict((conflict) => conflict.columns(["package_id", "provider_id"]).doNothing())
    .returning("provider_id")
    .execute();
  return rows.map((row) => row.provider_id);
}
