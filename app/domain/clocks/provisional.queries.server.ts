import type { Db, Tx } from "../outbox.server";
import { SWEEP } from "./sweep.server";

export type Clocked = "requests" | "packages" | "orders" | "credit_cases";

/** Rows in that state whose deadline rests on a year without a holiday table. */
export async function provisionalRows(db: Db, table: Clocked, status: string) {
  const rows = await db
    .selectFrom(table)
    .select("id")
    .where("deadline_provisional", "=", true)
    .where("status", "=", status)
    .limit(SWEEP)
    .execute();
  return rows.map(({ id }) => id);
}

/** The hub that triages a request, and since when; null for one that was never received. */
export async function triageStart(tx: Tx, id: string): Promise<{ hubId: string; began: Date } | null> {
  const request = await tx
    .selectFrom("requests")
    .select(["hub_id", "triage_started_at", "received_at"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const began = request.triage_started_at ?? request.received_at;
  return began && { hubId: request.hub_id, began };
}

/** Locks an open case on credit and gives what it is and since when it waits; null where somebody else has it. */
export async function claimCase(tx: Tx, id: string): Promise<{ kind: string; since: Date } | null> {
  const row = await tx
    .selectFrom("credit_cases")
    .select(["kind", "opened_at as since"])
    .where("id", "=", id)
    .where("status", "=", "open")
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row ?? null;
}

/** Locks a package that is compared and gives when its quoting ended; null where somebody else has it, or it moved on. */
export async function claimComparing(tx: Tx, id: string): Promise<Date | null> {
  const pack = await tx
    .selectFrom("packages")
    .select("quoting_deadline as since")
    .where("id", "=", id)
    .where("status", "=", "comparing")
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return pack?.since ?? null;
}

/** The same of an accepted order: when it was accepted. */
export async function claimAccepted(tx: Tx, id: string): Promise<Date | null> {
  const order = await tx
    .selectFrom("orders")
    .select("accepted_at as since")
    .where("id", "=", id)
    .where("status", "=", "accepted")
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return order?.since ?? null;
}
