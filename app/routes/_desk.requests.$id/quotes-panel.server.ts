import { isProvider } from "~/domain/actor";
import { loadWeights } from "~/domain/matching/weights.queries.server";
import { type OfferRow, offersOf } from "~/domain/quotes/offers.queries.server";
import { quotePolicy } from "~/domain/quotes/quote.policy";
import { rankQuotes } from "~/domain/quotes/rank-offers";
import { isSealedNow } from "~/domain/quotes/sealed";
import { packageLifecycle } from "~/domain/requests/package";
import type { LoadPanel, PanelPage } from "./panel";

export const SORTS = ["score", "price", "days", "distance"] as const;
export type Sort = (typeof SORTS)[number];
type Package = PanelPage["packages"][number];

const QUOTED = new Set(["quoting", "comparing", "awarded", "expired"]);

/** Offers per package, ranked and sorted as asked (`?sort=`); null when there is nothing to compare yet. */
export const loadQuotesPanel: LoadPanel<QuotesPanelData> = async (
  { db, actor, url },
  { request, packages },
) => {
  const shown = packages.filter(({ status, quoting_opened_at }) => QUOTED.has(status) && quoting_opened_at);
  if (shown.length === 0) return null;
  const [offers, weights] = await Promise.all([offersOf(db, actor, request), loadWeights(db)]);
  const sort = SORTS.find((each) => each === url.searchParams.get("sort")) ?? "score";
  const owns = quotePolicy.award(actor, request);
  const panel = (pack: Package) => {
    const rows = offers.filter((offer) => offer.package_id === pack.id);
    const sealed = isSealedNow(request, pack);
    return {
      id: pack.id,
      position: pack.position,
      kind: pack.kind,
      status: pack.status,
      deadline: pack.status === "quoting" ? pack.quoting_deadline : null,
      openedAt: pack.quoting_opened_at,
      sealed,
      items: pack.items.map(({ id, sample_name, parameter_text }) => ({
        id,
        name: sample_name,
        parameter_text,
      })),
      mayAward: owns && !sealed && !request.suspended_at && packageLifecycle.allows(pack.status, "award"),
      offers: sorted(recommend(rankQuotes(rows, weights), owns && pack.status !== "awarded"), sort),
    };
  };
  return {
    packages: shown.map(panel),
    several: packages.length > 1,
    ranked: !isProvider(actor),
    weights,
    sort,
    now: new Date(),
  };
};

type RankedRow = ReturnType<typeof rankQuotes<OfferRow>>[number] & { recommended: boolean };

/** The best offer that can be taken at all: in force, by a vetted provider. */
function recommend(ranked: ReturnType<typeof rankQuotes<OfferRow>>, any: boolean): RankedRow[] {
  const takeable = ({ status, provisional }: OfferRow) => status === "active" && !provisional;
  const best = any ? ranked.find(({ offer }) => takeable(offer.row)) : undefined;
  return ranked.map((each) => ({ ...each, recommended: each === best }));
}

/** The ranked offers in the order asked for; those without the figure come last. */
function sorted(ranked: RankedRow[], sort: Sort) {
  const figure = ({ offer: { row } }: RankedRow) =>
    ({ score: 0, price: row.total_fen, days: row.working_days, distance: row.distance_m })[sort] ??
    Number.POSITIVE_INFINITY;
  return ranked
    .map((each) => ({ ...each, figure: figure(each) }))
    .sort((a, b) => a.figure - b.figure || a.rank - b.rank)
    .map(({ offer, rank, score, components, recommended }) => ({
      ...offer.row,
      rank,
      score,
      components,
      recommended,
    }));
}

export interface QuotesPanelData {
  packages: {
    id: string;
    position: number;
    kind: string;
    status: string;
    deadline: Date | null;
    openedAt: Date | null;
    sealed: boolean;
    items: { id: string; name: string; parameter_text: string }[];
    mayAward: boolean;
    offers: ReturnType<typeof sorted>;
  }[];
  several: boolean;
  ranked: boolean;
  weights: Awaited<ReturnType<typeof loadWeights>>;
  sort: Sort;
  now: Date;
}
export type PanelPackage = QuotesPanelData["packages"][number];
export type PanelOffer = PanelPackage["offers"][number];
