import type { Actor } from "../actor";
import { insertChunks } from "../chunks";
import { mustHold } from "../errors";
import { newId } from "../ids";
import { announce, type Db, type Tx } from "../outbox.server";
import type { DrawnObject } from "./canonical";
import { draw, fileHash } from "./draw.server";
import { announcePlan, type LockedPlan, lockPlan, savePlan } from "./lock-plan.server";
import { replayFiles } from "./plan-files.queries.server";

/**
 * Draws, from the published files and the seed alone, and publishes what came out; every provider drawn is told. Gives
 * how many. Refuses 404, 403, 409 unless there is a seed and no draw, 412.
 */
export function drawPlan(db: Db, actor: Actor, id: string, expectedVersion?: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { plan, status } = await lockPlan(tx, actor, id, "draw", expectedVersion);
    const files = await replayFiles(tx, id);
    mustHold(files !== null && plan.seed !== null, "conflict");
    const { drawn, file } = draw({ ...files, seed: plan.seed });
    const now = new Date();
    await tx
      .insertInto("inspection_files")
      .values({ plan_id: id, kind: "draw", content: file, sha256: fileHash(file) })
      .execute();
    const checks = drawn.map((object) => ({ id: newId(), object }));
    await keepChecks(tx, plan, checks, now);
    await savePlan(tx, id, { status, drawn_at: now, drawn_by: actor.userId });
    await announcePlan(tx, actor, "inspection.drawn", plan, { drawn: drawn.length, sha256: fileHash(file) });
    for (const check of checks) await tell(tx, actor, plan, check);
    return drawn.length;
  });
}

interface DrawnCheck {
  id: string;
  object: DrawnObject;
}

async function keepChecks(tx: Tx, plan: LockedPlan, checks: DrawnCheck[], now: Date): Promise<void> {
  const drawn = checks.map(({ id, object }) => ({
    id,
    plan_id: plan.id,
    provider_id: object.object,
    position: object.position,
    drawn_at: now,
  }));
  const going = checks.flatMap(({ id, object: { inspectors, reserves } }) =>
    [...inspectors, ...reserves].map((inspector, index) => ({
      check_id: id,
      plan_id: plan.id,
      inspector_id: inspector,
      position: index + 1,
      reserve: index >= inspectors.length,
    })),
  );
  for (const rows of insertChunks(drawn)) await tx.insertInto("inspection_checks").values(rows).execute();
  for (const rows of insertChunks(going))
    await tx.insertInto("inspection_check_inspectors").values(rows).execute();
}

const tell = (tx: Tx, actor: Actor, plan: LockedPlan, { id, object }: DrawnCheck) =>
  announce(tx, actor, "inspection.assigned", {
    providerId: object.object,
    organisationId: plan.office_id,
    data: { number: plan.number, planId: plan.id, checkId: id },
    audit: { type: "inspection_check", id },
  });
