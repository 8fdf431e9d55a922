import { type Offer, type Ranked, rankOffers, type Weights } from "../matching/score";

/** What ranking reads of an offer; an unknown amount counts as no price, and the other weights are rescaled. */
export interface RankableOffer {
  id: string;
  total_fen: number | null;
  working_days: number;
  distance_m: number | null;
  grade: string | null;
  on_time: number | null;
  created_at: Date;
}

/** Offers of one package with rank, score and the components behind it, best first. */
export function rankQuotes<T extends RankableOffer>(
  rows: readonly T[],
  weights: Weights,
): Ranked<Offer & { row: T }>[] {
  const offers = rows.map((row) => ({
    row,
    id: row.id,
    priceFen: row.total_fen,
    workingDays: row.working_days,
    distanceM: row.distance_m,
    credit: row.grade,
    onTime: row.on_time,
    at: row.created_at,
  }));
  return rankOffers(offers, weights);
}
