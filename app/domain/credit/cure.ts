import { COMPONENT_WEIGHTS, ENOUGH_ORDERS, type Grade, THRESHOLDS, WHOLE } from "./credit";
import type { ComponentResult } from "./model";

/** One thing that would raise the score or the grade. */
export interface Cure {
  readonly key: "immediate" | "orders" | "events" | "indicator";
  /** Indicator or component it is about; for orders how many are missing. */
  readonly about: string;
  /** Hundredths of a point it could bring at most. */
  readonly points: number;
}

interface Standing {
  readonly components: readonly ComponentResult[];
  readonly immediate: readonly string[];
  readonly capped: boolean;
}

const SHOWN = 5;

/** What could still be won by a component's share, in hundredths of a point. */
const worth = (component: ComponentResult["component"], value: number) =>
  Math.floor((COMPONENT_WEIGHTS[component] * value) / 100);

/** What would cure a grade, the most helpful first: what alone makes it a D, orders missing, then what costs points. */
export function curesOf({ components, immediate, capped }: Standing, orders: number): Cure[] {
  const first: Cure[] = [];
  if (immediate.length > 0) first.push({ key: "immediate", about: String(immediate.length), points: 0 });
  if (capped) first.push({ key: "orders", about: String(ENOUGH_ORDERS - orders), points: 0 });
  const others = components.flatMap(({ component, indicators, events, value }): Cure[] => {
    const against = events.reduce((sum, { points }) => sum + Math.max(0, -points), 0);
    const room = WHOLE - value;
    return [
      { key: "events", about: component, points: worth(component, Math.min(against, room)) },
      ...indicators.map((each): Cure => {
        const lost = Math.floor((each.weight * (WHOLE - each.value)) / 100);
        return { key: "indicator", about: each.key, points: worth(component, Math.min(lost, room)) };
      }),
    ];
  });
  const helpful = others.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
  return [...first, ...helpful].slice(0, SHOWN);
}

/** The next better grade by score and how many hundredths of a point are missing; null for an A. */
export function nextGrade(score: number): { grade: Grade; missing: number } | null {
  const above = (Object.keys(THRESHOLDS) as (keyof typeof THRESHOLDS)[])
    .reverse()
    .find((grade) => THRESHOLDS[grade] > score);
  return above ? { grade: above, missing: THRESHOLDS[above] - score } : null;
}
