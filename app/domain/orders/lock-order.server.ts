import { sql, type Updateable } from "kysely";
import type { Database } from "~db/connection";
import type { Actor, Author } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustBeCurrent, mustExist, mustHold } from "../errors";
import { announce, type Tx } from "../outbox.server";
import { lockRequest, touchRequest } from "../requests/locks.server";
import { type OrderEvent, type OrderStatus, orderLifecycle } from "./order";
import { type OrderFacts, orderPolicy } from "./order.policy";

/**
 * The order with its hubs' positions, locked; its request is locked first, as everywhere, its conversation after it. Rows
 * that only name it, such as what an expert's conversation announces, may be written meanwhile. Unknown: 404.
 */
export async function lockOrder(tx: Tx, orderId: string) {
  const { request_id } = mustExist(
    await tx.selectFrom("orders").select("request_id").where("id", "=", orderId).executeTakeFirst(),
  );
  const request = await lockRequest(tx, request_id);
  const order = await tx
    .selectFrom("orders")
    .selectAll()
    .where("id", "=", orderId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return {
    ...order,
    hub_ordinal: request.hub_ordinal,
    origin_ordinal: request.origin_ordinal,
    region_code: request.region_code,
    request_suspended: request.suspended_at !== null,
    request_suspended_at: request.suspended_at,
  };
}
export type LockedOrder = Awaited<ReturnType<typeof lockOrder>>;

/** The first check: who cannot see the order learns nothing of it, who sees it but may not act gets 403. */
export function permit(actor: Actor, order: LockedOrder, rule: (actor: Actor, order: OrderFacts) => boolean) {
  authorizeSight(orderPolicy.see(actor, order));
  authorize(rule(actor, order));
}

export interface Moves {
  expectedVersion?: number | undefined;
  /** Work does not go on while the order is held. */
  held?: "refused";
}

/** State, then version: gives the state after `event`. A suspended order takes no event. */
export function advanceOrder(order: LockedOrder, event: OrderEvent, moves: Moves = {}): OrderStatus {
  const status = orderLifecycle.after(order.status, event);
  mustBeOpen(order);
  if (moves.held === "refused") mustHold(order.held_at === null, "order_held");
  mustBeCurrent(moves.expectedVersion, order.version);
  return status;
}

/** Refuses with 409 while a regulator has suspended the order or its request. */
export function mustBeOpen(order: LockedOrder) {
  mustHold(order.suspended_at === null && !order.request_suspended, "suspended");
}

export type OrderChanges = Omit<Updateable<Database["orders"]>, "id" | "version">;

/** Saves what changed and moves the versions of order and request on. */
export async function saveOrder(tx: Tx, order: LockedOrder, changes: OrderChanges) {
  await tx
    .updateTable("orders")
    .set({ ...changes, version: sql`version + 1` })
    .where("id", "=", order.id)
    .execute();
  await touchRequest(tx, order.request_id);
}

/** Announces an order's event with everything it is about. Last in the transaction, as `announce` says. */
export const announceOrder = (
  tx: Tx,
  author: Author,
  kind: string,
  order: LockedOrder,
  data: Record<string, unknown> = {},
) =>
  announce(tx, author, kind, {
    requestId: order.request_id,
    packageId: order.package_id,
    orderId: order.id,
    providerId: order.provider_id,
    data: { number: order.number, ...data },
  });
