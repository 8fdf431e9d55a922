import type { Outcome } from "./run";

const SHOWN = 10;

/** What a run was and what came of it, for people. */
export function report(outcome: Outcome): string {
  const { seed, struck, violations, waits } = outcome;
  const faults = Object.values(struck).reduce((sum, n) => sum + n, 0);
  const kinds = Object.entries(struck)
    .sort(([, a], [, b]) => b - a)
    .map(([name, n]) => `${n}× ${name}`);
  return [
    `seed ${seed} · ${outcome.nodes} node${outcome.nodes > 1 ? "s" : ""} · ${outcome.devices} devices · ${outcome.seconds} s`,
    `${faults} faults: ${kinds.join(" · ")}`,
    `${outcome.messages} messages, ${outcome.acknowledged} acknowledged, ${outcome.events} rows · answered after ${waits.median} ms (middle), ${waits.longest} ms (longest)`,
    `everything answered and shown ${outcome.healed} ms after the last healing · ${outcome.crashes} nodes ended unasked`,
    `${violations.length} violations`,
    ...violations.slice(0, SHOWN).map(({ rule, what }) => `  ${rule}: ${what}`),
    ...(violations.length > SHOWN ? [`  and ${violations.length - SHOWN} more`] : []),
  ].join("\n");
}
