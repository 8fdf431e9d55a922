import type { Db, Tx } from "../outbox.server";
import { SWEEP } from "./sweep.server";

/** Open disputes whose clock counts working days of a year without a holiday table. */
export async function provisionalDisputes(db: Db) {
  const rows = await db
    .selectFrom("disputes")
    .select("id")
    .where("due_provisional", "=", true)
    .where("status", "not in", ["decided", "withdrawn"])
    .limit(SWEEP)
    .execute();
  return rows.map(({ id }) => id);
}

/** Locks one and gives what its clock counts; null where somebody else has it, or its clock is another by now. */
export async function claimDispute(tx: Tx, id: string): Promise<{ from: Date; days: number } | null> {
  const row = await tx
    .selectFrom("disputes")
    .select(["clock_from", "clock_days"])
    .where("id", "=", id)
    .where("due_provisional", "=", true)
    .where("status", "not in", ["decided", "withdrawn"])
    .forNoKeyUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row?.clock_from && row.clock_days ? { from: row.clock_from, days: row.clock_days } : null;
}

/** The deadline by the published table; who was told of the provisional one may be told again. */
export async function saveDisputeDue(tx: Tx, id: string, dueAt: Date): Promise<boolean> {
  await tx
    .updateTable("disputes")
    .set({ due_at: dueAt, due_provisional: false, overdue_told_at: null })
    .where("id", "=", id)
    .execute();
  return true;
}
