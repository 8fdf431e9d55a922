import type { Actor } from "../actor";
import { chinaDay } from "../china-day";
import { insertChunks } from "../chunks";
import { momentOf } from "../clocks/working-time";
import { invalid, mustHold } from "../errors";
import type { Db, Tx } from "../outbox.server";
import {
  type Announcement,
  type InspectedObject,
  type ListedInspector,
  writeInspectors,
  writeObjects,
} from "./canonical";
import { fileHash, understaffed } from "./draw.server";
import type { FreezeInput } from "./inspection";
import { liveInspectors, liveObjects } from "./lists.queries.server";
import { announcePlan, type LockedPlan, lockPlan, savePlan } from "./lock-plan.server";

/**
 * Freezes both lists, publishes them with their SHA-256 and says which public value of a later day will decide. `now` is
 * the clock's. Refuses 404, 403, 409 when it is frozen, 412; 422 when that day is not later, or after the visits begin;
 * 409 `inspection_no_objects`, and `inspection_understaffed` when some object would have too few inspectors without ties.
 */
export function freezePlan(
  db: Db,
  actor: Actor,
  id: string,
  input: FreezeInput,
  now = new Date(),
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { plan, status } = await lockPlan(tx, actor, id, "freeze", input.expectedVersion);
    if (input.seedDay <= chinaDay(now)) invalid({ seedDay: "seed_day_not_later" });
    if (input.seedDay > plan.starts_on) invalid({ seedDay: "seed_day_after_start" });
    const seedFrom = momentOf(input.seedDay, input.seedTime);
    const head = announcementOf(plan, input.seedSource, seedFrom);
    const objects = await liveObjects(tx, { region: plan.region_code, category: plan.category });
    const inspectors = await liveInspectors(tx, plan.office_id);
    mustBeDrawable(head, objects, inspectors);
    const hashes = await keepLists(tx, id, head, objects, inspectors);
    await savePlan(tx, id, {
      status,
      frozen_at: now,
      frozen_by: actor.userId,
      seed_source: input.seedSource,
      seed_from: seedFrom,
    });
    await announcePlan(tx, actor, "inspection.frozen", plan, { ...hashes, seedFrom: seedFrom.toISOString() });
  });
}

export const announcementOf = (
  plan: Pick<LockedPlan, "number" | "title" | "matters" | "category" | "region_code" | "per_object"> &
    Pick<LockedPlan, "cross_region" | "odds_a" | "odds_b" | "odds_c" | "odds_d">,
  seedSource: string,
  seedFrom: Date,
): Announcement => ({
  number: plan.number,
  title: plan.title,
  matters: plan.matters,
  region: plan.region_code,
  category: plan.category,
  perObject: plan.per_object,
  crossRegion: plan.cross_region,
  odds: { A: plan.odds_a, B: plan.odds_b, C: plan.odds_c, D: plan.odds_d },
  seedSource,
  seedFrom: seedFrom.toISOString(),
});

function mustBeDrawable(head: Announcement, objects: InspectedObject[], inspectors: ListedInspector[]) {
  mustHold(objects.length > 0, "inspection_no_objects");
  const short = understaffed(objects, inspectors, head);
  const [first] = short;
  if (!first) return;
  const values = {
    name: first.name,
    n: short.length,
    needed: head.perObject,
    inspectors: inspectors.length,
  };
  mustHold(false, "inspection_understaffed", { values });
}

/** Files and rows of both lists; gives the hashes. */
async function keepLists(
  tx: Tx,
  planId: string,
  head: Announcement,
  objects: InspectedObject[],
  inspectors: ListedInspector[],
) {
  const files = [
    { kind: "objects", content: writeObjects(head, objects) },
    { kind: "inspectors", content: writeInspectors(head.number, inspectors) },
  ].map((file) => ({ ...file, plan_id: planId, sha256: fileHash(file.content) }));
  await tx.insertInto("inspection_files").values(files).execute();
  const listed = objects.map(({ id, grade, region, ties }) => ({
    plan_id: planId,
    provider_id: id,
    grade,
    region_code: region,
    ties,
  }));
  const roster = inspectors.map(({ id, region, ties }) => ({
    plan_id: planId,
    inspector_id: id,
    region_code: region,
    ties,
  }));
  for (const rows of insertChunks(listed)) await tx.insertInto("inspection_objects").values(rows).execute();
  for (const rows of insertChunks(roster)) await tx.insertInto("inspection_roster").values(rows).execute();
  return Object.fromEntries(files.map(({ kind, sha256 }) => [kind, sha256]));
}
