import { sql, type Updateable } from "kysely";
import type { Database } from "~db/connection";
import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustBeCurrent, mustExist } from "../errors";
import { announce, type Tx } from "../outbox.server";
import { planLifecycle } from "./inspection";
import { inspectionPolicy } from "./inspection.policy";

/** The plan, locked, after sight, permission, state and version; gives it with its state after `event`. */
export async function lockPlan(
  tx: Tx,
  actor: Actor,
  id: string,
  event: Parameters<typeof planLifecycle.after>[1],
  expectedVersion?: number,
) {
  const plan = mustExist(
    await tx.selectFrom("inspection_plans").selectAll().where("id", "=", id).forUpdate().executeTakeFirst(),
  );
  authorizeSight(inspectionPolicy.see(actor, plan));
  authorize(inspectionPolicy.manage(actor, plan));
  const status = planLifecycle.after(plan.status, event);
  mustBeCurrent(expectedVersion, plan.version);
  return { plan, status };
}
export type LockedPlan = Awaited<ReturnType<typeof lockPlan>>["plan"];

export async function savePlan(
  tx: Tx,
  id: string,
  changes: Omit<Updateable<Database["inspection_plans"]>, "id" | "version">,
): Promise<void> {
  await tx
    .updateTable("inspection_plans")
    .set({ ...changes, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();
}

/** Said in the office's name; nobody but the office itself is told of a plan. */
export const announcePlan = (
  tx: Tx,
  actor: Actor,
  kind: string,
  plan: { id: string; number: string; office_id: string },
  data: Record<string, unknown> = {},
) =>
  announce(tx, actor, kind, {
    organisationId: plan.office_id,
    data: { number: plan.number, planId: plan.id, ...data },
    audit: { type: "inspection_plan", id: plan.id },
  });
