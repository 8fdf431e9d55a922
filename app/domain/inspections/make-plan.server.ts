import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { chinaDay } from "../china-day";
import { invalid } from "../errors";
import { newId } from "../ids";
import type { Db, Tx } from "../outbox.server";
import { nextSerial, plainNumber } from "../serials.server";
import type { PlanInput } from "./inspection";
import { inspectionPolicy } from "./inspection.policy";
import { announcePlan, lockPlan, savePlan } from "./lock-plan.server";

/** A regulator begins a plan, for a region of its own. Gives its id. Refuses 403; 422 for a region that is not its own. */
export function makePlan(db: Db, actor: Actor, input: PlanInput): Promise<string> {
  return db.transaction().execute(async (tx) => {
    authorize(inspectionPolicy.manage(actor, { office_id: actor.organisationId }));
    await mustBeOurs(tx, actor, input.region);
    const id = newId();
    const year = Number(chinaDay().slice(0, 4));
    const serial = await nextSerial(tx, "inspection", actor.regionCode, year);
    const plan = {
      id,
      number: plainNumber("CC", actor.regionCode, year, serial),
      office_id: actor.organisationId,
    };
    await tx
      .insertInto("inspection_plans")
      .values({ ...plan, ...columns(input), created_by: actor.userId })
      .execute();
    await announcePlan(tx, actor, "inspection.planned", plan);
    return id;
  });
}

/** Changes a plan while nothing of it is public. Refuses 404, 403, 409 once it is frozen, 412, 422. */
export function editPlan(db: Db, actor: Actor, id: string, input: PlanInput): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { plan } = await lockPlan(tx, actor, id, "edit", input.expectedVersion);
    await mustBeOurs(tx, actor, input.region);
    await savePlan(tx, id, columns(input));
    await announcePlan(tx, actor, "inspection.edited", plan);
  });
}

/** Drops a draft. Refuses 404, 403, 409 once it is frozen: what was public is voided with a reason instead. */
export function discardPlan(db: Db, actor: Actor, id: string, expectedVersion?: number): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { plan } = await lockPlan(tx, actor, id, "edit", expectedVersion);
    await tx.deleteFrom("inspection_plans").where("id", "=", id).execute();
    await announcePlan(tx, actor, "inspection.discarded", plan);
  });
}

const columns = (input: PlanInput) => ({
  title: input.title,
  matters: input.matters,
  category: input.category ?? null,
  region_code: input.region,
  per_object: input.perObject,
  cross_region: input.crossRegion === "on",
  odds_a: input.oddsA,
  odds_b: input.oddsB,
  odds_c: input.oddsC,
  starts_on: input.startsOn,
  ends_on: input.endsOn,
});

async function mustBeOurs(tx: Tx, actor: Actor, region: string) {
  const known = await tx.selectFrom("regions").select("code").where("code", "=", region).executeTakeFirst();
  if (!known || !inspectionPolicy.make(actor, region)) invalid({ region: "invalid_choice" });
}
