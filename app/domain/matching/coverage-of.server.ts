import { chinaDay } from "../china-day";
import type { Db } from "../outbox.server";
import { RINGS, type Ring } from "../requests/package";
import { assessProviders } from "./assess.server";
import { bestSites, countWithin } from "./covering-site";
import { type CoveringSite, coveringSites, type ItemCount } from "./eligible.queries.server";
import type { PackageVerdict } from "./gate";
import type { Need } from "./need";
import { type PriceHint, priceHint } from "./price-hint.queries.server";
import { rankOffers } from "./score";

export interface CoveringProvider {
  id: string;
  name: string;
  siteId: string;
  siteName: string;
  regionCode: string;
  ring: Ring;
  provisional: boolean;
  /** 0–100 without price and turnaround. */
  score: number;
  distanceM: number | null;
  verdict: PackageVerdict;
}

/** Who may do a package. Counts are cumulative; those on hold are apart from the eligible ones. */
export interface Coverage {
  eligible: Record<Ring, number>;
  onHold: Record<Ring, number>;
  perItem: ItemCount[];
  /** The twenty best, eligible before on hold. */
  providers: CoveringProvider[];
  priceHint: PriceHint | null;
}

const SHOWN = 20;

/** Coverage of a package, stored or still being typed: three statements whatever its size. */
export async function coverageOf(db: Db, need: Need): Promise<Coverage> {
  const today = chinaDay();
  const [{ sites, items }, hint] = await Promise.all([
    coveringSites(db, need, { today, promisedOn: today }),
    priceHint(db, need),
  ]);
  const within = RINGS.map((ring, index) => [ring, countWithin(sites, index + 1)] as const);
  const count = (key: "eligible" | "onHold") =>
    Object.fromEntries(within.map(([ring, counts]) => [ring, counts[key]])) as Record<Ring, number>;
  const providers = await best(db, need, bestSites(sites));
  return { eligible: count("eligible"), onHold: count("onHold"), perItem: items, providers, priceHint: hint };
}

async function best(db: Db, need: Need, sites: CoveringSite[]) {
  const offers = sites.map((site) => ({
    ...site,
    id: site.providerId,
    priceFen: null,
    workingDays: null,
    at: null,
  }));
  const ranked = rankOffers(offers)
    .sort((a, b) => b.offer.grade - a.offer.grade)
    .slice(0, SHOWN);
  const siteOf = new Map(ranked.map(({ offer }) => [offer.providerId, offer.siteId]));
  const judged = await assessProviders(db, need, [...siteOf.keys()], { moment: "invitation", siteOf });
  const verdicts = new Map(judged.map(({ provider, verdict }) => [provider.id, verdict]));
  return ranked.flatMap(({ offer, score }): CoveringProvider[] => {
    const verdict = verdicts.get(offer.providerId);
    if (!verdict) return [];
    const { providerName: name, siteId, siteName, regionCode, provisional, distanceM } = offer;
    const ring = RINGS[offer.ring - 1] ?? "nation";
    return [
      {
        id: offer.providerId,
        name,
        siteId,
        siteName,
        regionCode,
        ring,
        provisional,
        score,
        distanceM,
        verdict,
      },
    ];
  });
}
