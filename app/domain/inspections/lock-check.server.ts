import { sql, type Updateable } from "kysely";
import type { Database } from "~db/connection";
import type { Actor, Author } from "../actor";
import { authorizeSight } from "../authorize";
import { loadCalendar } from "../clocks/calendar.queries.server";
import { workingDeadline } from "../clocks/working-time";
import { mustExist } from "../errors";
import { announce, type Db, type Tx } from "../outbox.server";
import { inspectionPolicy } from "./inspection.policy";

/** The check with what it needs of its plan, locked. Unknown, or not the actor's to see: 404. */
export async function lockCheck(tx: Tx, actor: Actor, id: string) {
  const check = mustExist(
    await tx
      .selectFrom("inspection_checks as c")
      .innerJoin("inspection_plans as p", "p.id", "c.plan_id")
      .selectAll("c")
      .select(["p.number", "p.office_id", "p.region_code", "p.matters"])
      .where("c.id", "=", id)
      .forUpdate("c")
      .executeTakeFirst(),
  );
  authorizeSight(inspectionPolicy.seeCheck(actor, check));
  return check;
}
export type LockedCheck = Awaited<ReturnType<typeof lockCheck>>;

export async function saveCheck(
  tx: Tx,
  id: string,
  changes: Omit<Updateable<Database["inspection_checks"]>, "id" | "version">,
): Promise<void> {
  await tx
    .updateTable("inspection_checks")
    .set({ ...changes, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();
}

/** By when things must be put right: the end of so many working days, as columns; nobody was told it is over yet. */
export async function rectifyClock(db: Db, from: Date, days: number) {
  const { at, provisional } = workingDeadline(await loadCalendar(db), from, days);
  return { due_from: from, due_days: days, due_at: at, due_provisional: provisional, overdue_at: null };
}

export const NO_CLOCK = {
  due_from: null,
  due_days: null,
  due_at: null,
  due_provisional: false,
  overdue_at: null,
};

/** Said of one provider's check: the provider by `providerId`, the inspecting office by `organisationId`. */
export const announceCheck = (
  tx: Tx,
  author: Author,
  kind: string,
  check: Pick<LockedCheck, "id" | "plan_id" | "provider_id" | "office_id" | "number">,
  data: Record<string, unknown> = {},
) =>
  announce(tx, author, kind, {
    providerId: check.provider_id,
    organisationId: check.office_id,
    data: { number: check.number, planId: check.plan_id, checkId: check.id, ...data },
    audit: { type: "inspection_check", id: check.id },
  });
