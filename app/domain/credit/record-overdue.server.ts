import { sql } from "kysely";
import { THE_CLOCK } from "../actor";
import { chinaDay } from "../china-day";
import { SWEEP, sweep } from "../clocks/sweep.server";
import type { Db, Tx } from "../outbox.server";
import { recordOrderEvent } from "./record-order-event.server";

/** Work that is promised and not reported; while an agreed pause or a regulator holds it, no day passes. */
export const lateOrders = (db: Db, today: string) =>
  db
    .selectFrom("orders as o")
    .innerJoin("requests as r", "r.id", "o.request_id")
    .select(["o.id", "o.number", "o.package_id", "o.provider_id", "o.promised_on"])
    .where("o.status", "in", ["confirmed", "sample_received", "on_site", "in_progress"])
    .where("o.promised_on", "<", today)
    .where("o.first_issued_at", "is", null)
    .where("o.hold_consented_at", "is", null)
    .where("o.suspended_at", "is", null)
    .where("r.suspended_at", "is", null)
    .where(sql<boolean>`not exists (select from credit_events e where e.cause_key = 'overdue:' || o.id)`);

/** Records, once an order, that its promised day passed without a report. Gives how many. */
export async function recordOverdue(db: Db, now: Date): Promise<number> {
  const today = chinaDay(now);
  const rows = await lateOrders(db, today).orderBy("o.promised_on").limit(SWEEP).execute();
  return sweep(
    db,
    rows.map(({ id }) => id),
    (tx, id) => record(tx, id, today),
  );
}

async function record(tx: Tx, id: string, today: string): Promise<boolean> {
  const order = await lateOrders(tx, today)
    .where("o.id", "=", id)
    .forNoKeyUpdate("o")
    .skipLocked()
    .executeTakeFirst();
  if (!order) return false;
  const made = await recordOrderEvent(tx, THE_CLOCK, order, {
    kind: "order_overdue",
    cause: `overdue:${order.id}`,
    said: `${order.number} · ${order.promised_on ?? ""}`,
  });
  return made !== null;
}
