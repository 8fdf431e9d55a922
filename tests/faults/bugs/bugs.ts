import type { Rule } from "../history/log";
import type { ServerBug } from "../run/build";
import { engineClient } from "../run/engine";
import { type House, openScene } from "../run/house";
import { type Outcome, type Plan, runFaults } from "../run/run";
import { withoutSync } from "./no-sync";
import { SURGERY } from "./surgery";

/** Mistakes that must make the checker fail, or it proves nothing (CHAT.md). */
export const BUGS = ["ack_before_commit", "no_dedupe", "no_sync", "identity_order"] as const;
export type Bug = (typeof BUGS)[number];

/** What brings each mistake to light soonest. */
const AIMS: Record<Bug, Pick<Plan, "faults" | "only">> = {
  ack_before_commit: { faults: 4, only: /SIGKILL|power cut|database lines reset/ },
  no_dedupe: { faults: 5, only: /clients reset|client crash|SIGKILL/ },
  no_sync: { faults: 4, only: /clients|client crash/ },
  identity_order: { faults: 3, only: /SIGKILL|power cut|database lines reset/ },
};

/** The rule that names the bug itself, whatever else it breaks. */
export const CAUGHT_BY: Record<Bug, Rule> = {
  ack_before_commit: "ack_in_database",
  no_dedupe: "one_row_a_message",
  no_sync: "view_equals_database",
  identity_order: "dense",
};

/** Short runs with the bug in them, until it shows: whether a fault hits the weak moment is chance. */
export async function seek(house: House, bug: Bug, seed: number): Promise<Outcome> {
  for (let n = 0; ; n++) {
    const outcome = await runWithBug(house, bug, seed + n);
    if (n === 2 || outcome.violations.some(({ rule }) => rule === CAUGHT_BY[bug])) return outcome;
  }
}

/** The bug is put there from outside the product. */
async function runWithBug(house: House, bug: Bug, seed: number): Promise<Outcome> {
  const server: ServerBug | undefined = bug === "no_sync" ? undefined : bug;
  const surgery = server && SURGERY[server];
  const scene = await openScene(house, {
    nodes: 1,
    ...(server ? { bug: server } : {}),
    ...(surgery ? { surgery } : {}),
  });
  const plan: Plan = { seed, pace: 3, drain: 8000, makeClient: engineClient, ...AIMS[bug] };
  try {
    const run = () => runFaults(house, scene, plan);
    return await (bug === "no_sync" ? withoutSync(run) : run());
  } finally {
    await scene.close();
  }
}
