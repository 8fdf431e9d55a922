import type { Category } from "../catalogue/service";
import {
  COMPONENT_WEIGHTS,
  COMPONENTS,
  type Component,
  ENOUGH_ORDERS,
  type EventKind,
  type Grade,
  HALVING_MONTHS,
  ruleOf,
  THRESHOLDS,
  WHOLE,
} from "./credit";
import { type CreditFacts, type Indicator, indicatorsOf } from "./indicators";

/** A credit event that still counts: neither void nor repaired. */
export interface StandingEvent {
  readonly id: string;
  readonly kind: EventKind;
  /** Null: in every category. */
  readonly category: Category | null;
  readonly points: number;
  /** YYYY-MM-DD, in China. */
  readonly day: string;
}

export interface CountedEvent {
  readonly id: string;
  readonly kind: EventKind;
  /** Its present weight, halvings done. */
  readonly points: number;
}

export interface ComponentResult {
  readonly component: Component;
  /** 0–10,000: what the facts say, moved by the events. */
  readonly value: number;
  readonly indicators: readonly (Indicator & { value: number })[];
  readonly events: readonly CountedEvent[];
}

export interface CreditResult {
  /** Hundredths of a point, 0–10,000. */
  readonly score: number;
  readonly grade: Grade;
  readonly components: readonly ComponentResult[];
  /** Events that make it D by themselves. */
  readonly immediate: readonly string[];
  /** The score would be an A; there are too few orders for one. */
  readonly capped: boolean;
}

/** Whole months from one day to another by the calendar; 0 while the first is not over. */
export function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split("-").map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split("-").map(Number);
  return Math.max(0, (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0));
}

/** What an event of that day still weighs: half after each full twelve months, rounded towards nothing. */
export function presentPoints(points: number, day: string, today: string): number {
  const halvings = Math.floor(monthsBetween(day, today) / HALVING_MONTHS);
  const left = Math.trunc(points / 2 ** halvings);
  // no negative zero: it would be another value in a stored breakdown
  return left === 0 ? 0 : left;
}

export const gradeOf = (score: number): Grade =>
  score >= THRESHOLDS.A ? "A" : score >= THRESHOLDS.B ? "B" : score >= THRESHOLDS.C ? "C" : "D";

const within = (value: number) => Math.min(WHOLE, Math.max(0, value));

/** Part of a whole in hundredths of a percent, rounded down; `unknown` when there is nothing to divide by. */
const shareOf = ({ part, whole, unknown }: Indicator) =>
  whole === 0 ? unknown : Math.floor((Math.min(part, whole) * WHOLE) / whole);

function componentOf(
  component: Component,
  indicators: readonly Indicator[],
  events: readonly CountedEvent[],
): ComponentResult {
  const own = events.filter((event) => ruleOf(event.kind).component === component);
  const valued = indicators.map((indicator) => ({ ...indicator, value: shareOf(indicator) }));
  const weighed = valued.reduce((sum, { weight, value }) => sum + weight * value, 0);
  const moved = own.reduce((sum, { points }) => sum + points, 0);
  return {
    component,
    value: within(Math.floor(weighed / 100) + moved),
    indicators: valued,
    events: own,
  };
}

/**
 * The credit of one provider in one category (DOMAIN 9), in whole numbers throughout. Another event against it never
 * raises the score, and no score leaves 0–10,000.
 */
export function assess(
  category: Category,
  facts: CreditFacts,
  events: readonly StandingEvent[],
  today: string,
): CreditResult {
  const standing = events.filter((event) => event.category === null || event.category === category);
  const counted = standing.map(({ id, kind, points, day }) => ({
    id,
    kind,
    points: presentPoints(points, day, today),
  }));
  const indicators = indicatorsOf(facts);
  const components = COMPONENTS.map((component) => componentOf(component, indicators[component], counted));
  const weighed = components.reduce(
    (sum, { component, value }) => sum + COMPONENT_WEIGHTS[component] * value,
    0,
  );
  const score = Math.floor(weighed / 100);
  const immediate = standing.filter(({ kind }) => ruleOf(kind).immediate).map(({ id }) => id);
  const plain = gradeOf(score);
  const capped = plain === "A" && facts.orders < ENOUGH_ORDERS;
  return { score, grade: immediate.length > 0 ? "D" : capped ? "B" : plain, components, immediate, capped };
}
