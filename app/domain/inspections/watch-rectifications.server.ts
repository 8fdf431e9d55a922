import { THE_CLOCK } from "../actor";
import { loadCalendar } from "../clocks/calendar.queries.server";
import { SWEEP, sweep } from "../clocks/sweep.server";
import { workingDeadline } from "../clocks/working-time";
import type { Db, Tx } from "../outbox.server";
import { announceCheck } from "./lock-check.server";

/**
 * Rectifications whose days are over: office and provider are told, once a clock. A clock that rests on an unpublished
 * holiday table is reckoned again first, as soon as the table is there (DOMAIN 6). Gives how many were told of.
 */
export async function watchRectifications(db: Db, now: Date): Promise<number> {
  const due = await db
    .selectFrom("inspection_checks")
    .select("id")
    .where("status", "=", "rectifying")
    .where("overdue_at", "is", null)
    .where("due_at", "<=", now)
    .orderBy("due_at")
    .limit(SWEEP)
    .execute();
  return sweep(
    db,
    due.map(({ id }) => id),
    (tx, id) => overdue(tx, id, now),
  );
}

async function overdue(tx: Tx, id: string, now: Date): Promise<boolean> {
  const check = await tx
    .selectFrom("inspection_checks as c")
    .innerJoin("inspection_plans as p", "p.id", "c.plan_id")
    .select([
      "c.id",
      "c.plan_id",
      "c.provider_id",
      "c.due_at",
      "c.due_from",
      "c.due_days",
      "c.due_provisional",
    ])
    .select(["p.office_id", "p.number"])
    .where("c.id", "=", id)
    .where("c.status", "=", "rectifying")
    .where("c.overdue_at", "is", null)
    .forUpdate("c")
    .skipLocked()
    .executeTakeFirst();
  if (!check?.due_at || !check.due_from || !check.due_days || check.due_at > now) return false;
  const again = check.due_provisional
    ? workingDeadline(await loadCalendar(tx), check.due_from, check.due_days)
    : { at: check.due_at, provisional: false };
  const late = again.at <= now;
  await tx
    .updateTable("inspection_checks")
    .set({ due_at: again.at, due_provisional: again.provisional, overdue_at: late ? now : null })
    .where("id", "=", id)
    .execute();
  if (!late) return false;
  await announceCheck(tx, THE_CLOCK, "inspection.rectification_overdue", check, {
    dueAt: again.at.toISOString(),
  });
  return true;
}
