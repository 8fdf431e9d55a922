import { THE_CLOCK } from "../actor";
import { announce, type Db, type Tx } from "../outbox.server";
import { SWEEP, sweep } from "./sweep.server";

/** Tells a hub, once an order, that the time for its follow-up is over. Gives how many. */
export async function remindFollowUps(db: Db, now: Date): Promise<number> {
  const due = await db
    .selectFrom("orders")
    .select("id")
    .where("status", "=", "accepted")
    .where("follow_up_due_at", "<=", now)
    .where("follow_up_overdue_at", "is", null)
    .where("suspended_at", "is", null)
    .orderBy("follow_up_due_at")
    .limit(SWEEP)
    .execute();
  return sweep(
    db,
    due.map(({ id }) => id),
    (tx, id) => remind(tx, id, now),
  );
}

async function remind(tx: Tx, id: string, now: Date): Promise<boolean> {
  const order = await tx
    .selectFrom("orders")
    .select(["request_id", "hub_id", "number", "follow_up_due_at"])
    .where("id", "=", id)
    .where("status", "=", "accepted")
    .where("follow_up_overdue_at", "is", null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!order?.follow_up_due_at || order.follow_up_due_at > now) return false;
  await tx.updateTable("orders").set({ follow_up_overdue_at: now }).where("id", "=", id).execute();
  await announce(tx, THE_CLOCK, "order.follow_up_overdue", {
    requestId: order.request_id,
    orderId: id,
    data: { number: order.number, hubId: order.hub_id, dueAt: order.follow_up_due_at.toISOString() },
  });
  return true;
}
