import { sql } from "kysely";
import type { Tx } from "../outbox.server";

/** The order's deliverable that stands now, or undefined. */
export const inForce = (tx: Tx, orderId: string) =>
  tx
    .selectFrom("deliverables")
    .selectAll()
    .where("order_id", "=", orderId)
    .where("status", "=", "genuine")
    .forUpdate()
    .executeTakeFirst();
export type DeliverableRow = NonNullable<Awaited<ReturnType<typeof inForce>>>;

/** Ends what stands for this order; gives its row, or undefined when nothing stood. */
function endInForce(tx: Tx, orderId: string, status: "superseded" | "revoked", reason: string) {
  return tx
    .updateTable("deliverables")
    .set({ status, status_reason: reason, status_at: sql`now()`, version: sql`version + 1` })
    .where("order_id", "=", orderId)
    .where("status", "=", "genuine")
    .returning(["id", "number", "edition"])
    .executeTakeFirst();
}

export const revokeInForce = (tx: Tx, orderId: string, reason: string) =>
  endInForce(tx, orderId, "revoked", reason);
export const supersedeInForce = (tx: Tx, orderId: string, reason: string) =>
  endInForce(tx, orderId, "superseded", reason);

/** The highest edition so far, revoked ones included; 0 before the first. */
export async function lastEdition(tx: Tx, orderId: string): Promise<number> {
  const row = await tx
    .selectFrom("deliverables")
    .select((eb) => eb.fn.coalesce(eb.fn.max("edition"), eb.lit(0)).as("edition"))
    .where("order_id", "=", orderId)
    .executeTakeFirstOrThrow();
  return row.edition;
}
