import { THE_CLOCK } from "../actor";
import { SWEEP, sweep } from "../clocks/sweep.server";
import { announce, type Db, type Tx } from "../outbox.server";

const due = (db: Db, now: Date) =>
  db
    .selectFrom("credit_cases")
    .select(["id", "provider_id", "event_id", "kind", "due_at"])
    .where("status", "=", "open")
    .where("due_at", "<=", now)
    .where("overdue_at", "is", null);

/** Tells every regulator above a provider, once a case, that the time for answering it is over. Gives how many. */
export async function remindCases(db: Db, now: Date): Promise<number> {
  const rows = await due(db, now).orderBy("due_at").limit(SWEEP).execute();
  return sweep(
    db,
    rows.map(({ id }) => id),
    (tx, id) => remind(tx, id, now),
  );
}

async function remind(tx: Tx, id: string, now: Date): Promise<boolean> {
  const row = await due(tx, now).where("id", "=", id).forUpdate().skipLocked().executeTakeFirst();
  if (!row) return false;
  await tx.updateTable("credit_cases").set({ overdue_at: now }).where("id", "=", id).execute();
  await announce(tx, THE_CLOCK, "credit.case_overdue", {
    providerId: row.provider_id,
    data: { caseId: id, eventId: row.event_id, about: row.kind, dueAt: row.due_at.toISOString() },
    audit: { type: "credit_case", id },
  });
  return true;
}
