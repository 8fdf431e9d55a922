import { THE_CLOCK } from "../actor";
import { acceptLocked } from "../orders/accept-order.server";
import { lockOrder } from "../orders/lock-order.server";
import type { Db, Tx } from "../outbox.server";
import { claimRequest } from "./due-requests.queries.server";
import { SWEEP, sweep } from "./sweep.server";

/** Accepts reports that nobody objected to within the configured days (DOMAIN 5). Gives how many. */
export async function acceptReports(db: Db, now: Date): Promise<number> {
  const due = await db
    .selectFrom("orders as o")
    .innerJoin("requests as r", "r.id", "o.request_id")
    .select("o.id")
    .where("o.status", "=", "report_issued")
    .where("o.auto_accept_at", "<=", now)
    .where("o.suspended_at", "is", null)
    .where("r.suspended_at", "is", null)
    .orderBy("o.auto_accept_at")
    .limit(SWEEP)
    .execute();
  return sweep(
    db,
    due.map(({ id }) => id),
    (tx, id) => accept(tx, id, now),
  );
}

async function accept(tx: Tx, id: string, now: Date): Promise<boolean> {
  const { request_id } = await tx
    .selectFrom("orders")
    .select("request_id")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  if (!(await claimRequest(tx, request_id))) return false;
  const order = await lockOrder(tx, id);
  const due = order.auto_accept_at;
  if (order.status !== "report_issued" || !due || due > now) return false;
  if (order.suspended_at || order.request_suspended) return false;
  await acceptLocked(tx, THE_CLOCK, order, { automatic: true });
  return true;
}
