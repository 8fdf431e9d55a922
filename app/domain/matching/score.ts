/** Weights of the score in points; they are shown to the enterprise and to every provider (DOMAIN 7). */
export interface Weights {
  readonly price: number;
  readonly turnaround: number;
  readonly distance: number;
  readonly credit: number;
  readonly onTime: number;
}

export const DEFAULT_WEIGHTS: Weights = { price: 35, turnaround: 20, distance: 15, credit: 15, onTime: 15 };
export const WEIGHT_NAMES = Object.keys(DEFAULT_WEIGHTS) as (keyof Weights)[];

export interface Offer {
  readonly id: string;
  readonly priceFen: number | null;
  readonly workingDays: number | null;
  readonly distanceM: number | null;
  readonly credit: string | null;
  readonly onTime: number | null;
  /** When it was quoted; the earlier of two equals goes first. */
  readonly at: Date | string | null;
}

/** Each component 0–1; null where nothing is known yet, and then the others' weights are rescaled. */
export type Components = Record<keyof Weights, number | null>;

export interface Ranked<T extends Offer = Offer> {
  readonly offer: T;
  readonly rank: number;
  /** 0–100, one decimal. */
  readonly score: number;
  readonly components: Components;
}

const CREDIT: Record<string, number> = { A: 1, B: 0.75, C: 0.5 };
/** A provider without a history counts as fairly punctual; without a grade, like the lowest that may still work. */
const UNKNOWN_ON_TIME = 0.8;
const UNGRADED = 0.5;
const FAR_KM = 300;

const share = (least: number, value: number | null) =>
  value === null ? null : value <= 0 ? 1 : least / value;

function least(values: (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? 0 : Math.min(...known);
}

function componentsOf(offer: Offer, cheapest: number, fastest: number): Components {
  return {
    price: share(cheapest, offer.priceFen),
    turnaround: share(fastest, offer.workingDays),
    distance: offer.distanceM === null ? null : Math.max(0, 1 - offer.distanceM / 1000 / FAR_KM),
    credit: CREDIT[offer.credit ?? ""] ?? UNGRADED,
    onTime: offer.onTime ?? UNKNOWN_ON_TIME,
  };
}

/** 0–100 from the components that are known, their weights rescaled to the whole. */
export function scoreOf(components: Components, weights: Weights): number {
  let points = 0;
  let total = 0;
  for (const name of WEIGHT_NAMES) {
    const value = components[name];
    if (value === null) continue;
    points += weights[name] * value;
    total += weights[name];
  }
  return total === 0 ? 0 : Math.round((points / total) * 1000) / 10;
}

/** Offers from best to worst with score and components; ties go to the earlier quote (DOMAIN 7). */
export function rankOffers<T extends Offer>(
  offers: readonly T[],
  weights: Weights = DEFAULT_WEIGHTS,
): Ranked<T>[] {
  const cheapest = least(offers.map((offer) => offer.priceFen));
  const fastest = least(offers.map((offer) => offer.workingDays));
  const scored = offers.map((offer) => {
    const components = componentsOf(offer, cheapest, fastest);
    return { offer, components, score: scoreOf(components, weights) };
  });
  const time = (at: Offer["at"]) => (at === null ? Number.POSITIVE_INFINITY : new Date(at).getTime());
  scored.sort(
    (a, b) => b.score - a.score || time(a.offer.at) - time(b.offer.at) || (a.offer.id < b.offer.id ? -1 : 1),
  );
  return scored.map((each, index) => ({ ...each, rank: index + 1 }));
}
