import { sql } from "kysely";
import type { Actor } from "../actor";
import { announce, type Db } from "../outbox.server";
import { touchRequest } from "../requests/locks.server";
import { lockHubOrder } from "./lock-hub-order.server";

export interface CloseInput {
  orderId: string;
  expectedVersion?: number | undefined;
}

/** The hub closes what was followed up; nothing closes without that. Refuses: 403 to other hubs, 409 otherwise, 412. */
export function closeOrder(db: Db, actor: Actor, input: CloseInput, now = new Date()) {
  return db.transaction().execute(async (tx) => {
    const { request, order, status } = await lockHubOrder(
      tx,
      actor,
      input.orderId,
      "close",
      input.expectedVersion,
    );
    await tx
      .updateTable("orders")
      .set({ status, closed_at: now, version: sql`version + 1` })
      .where("id", "=", order.id)
      .execute();
    await touchRequest(tx, request.id);
    await announce(tx, actor, "order.closed", {
      requestId: request.id,
      orderId: order.id,
      data: { number: order.number },
    });
  });
}
