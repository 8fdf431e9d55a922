import type { Actor } from "../actor";
import { localTime } from "../clocks/working-time";
import { mustHold } from "../errors";
import type { Db } from "../outbox.server";
import { announcePlan, lockPlan, savePlan } from "./lock-plan.server";

/**
 * Enters the public value, once, when it can be known. Refuses 404, 403, 409 unless the lists are frozen and no seed is
 * there; 409 `inspection_seed_early` before the announced moment; 412.
 */
export function enterSeed(
  db: Db,
  actor: Actor,
  id: string,
  { seed, expectedVersion }: { seed: string; expectedVersion?: number | undefined },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { plan, status } = await lockPlan(tx, actor, id, "seed", expectedVersion);
    const now = new Date();
    const from = plan.seed_from;
    mustHold(from !== null && now >= from, "inspection_seed_early", {
      values: { from: from ? localTime(from) : "" },
    });
    await savePlan(tx, id, { status, seed, seeded_at: now, seeded_by: actor.userId });
    await announcePlan(tx, actor, "inspection.seeded", plan, { seed });
  });
}

/**
 * Gives a frozen plan up, with a reason that stays public beside its lists; the page says whether the seed could be
 * known by then. Refuses 404, 403, 409 before the freeze and once a seed was entered, 412.
 */
export function voidPlan(
  db: Db,
  actor: Actor,
  id: string,
  { reason, expectedVersion }: { reason: string; expectedVersion?: number | undefined },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { plan, status } = await lockPlan(tx, actor, id, "void", expectedVersion);
    await savePlan(tx, id, {
      status,
      voided_at: new Date(),
      voided_by: actor.userId,
      void_reason: reason,
    });
    await announcePlan(tx, actor, "inspection.voided", plan, { reason });
  });
}
