import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { mustBeCurrent, mustHold } from "../errors";
import { lockOrder } from "../orders/lock-order.server";
import { resumeClocks } from "../orders/stopped-clock.server";
import { announce, type Db, type Tx } from "../outbox.server";
import { lockRequest } from "../requests/locks.server";
import { supervisionPolicy } from "./supervision.policy";

export interface RequestSuspension {
  requestId: string;
  reason: string;
  expectedVersion?: number | undefined;
}

/** The regulator stops a request: until it is lifted, no event moves any of its packages or orders. */
export function suspendRequest(
  db: Db,
  actor: Actor,
  { requestId, reason, expectedVersion }: RequestSuspension,
) {
  return db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, requestId);
    authorizeSight(supervisionPolicy.superviseRequest(actor, request));
    mustHold(request.suspended_at === null, "already_suspended");
    mustBeCurrent(expectedVersion, request.version);
    await mark(tx, requestId, { at: new Date(), reason, by: actor.userId });
    await announce(tx, actor, "request.suspended", { requestId, data: { reason } });
  });
}

/** The regulator lifts a suspension; the work goes on where it stood, and no order lost the time. */
export function liftRequest(db: Db, actor: Actor, { requestId, reason, expectedVersion }: RequestSuspension) {
  return db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, requestId);
    authorizeSight(supervisionPolicy.superviseRequest(actor, request));
    mustHold(request.suspended_at !== null, "not_suspended");
    mustBeCurrent(expectedVersion, request.version);
    await resumeOrders(tx, requestId, request.suspended_at);
    await mark(tx, requestId, null);
    await announce(tx, actor, "request.lifted", { requestId, data: { reason } });
  });
}

async function resumeOrders(tx: Tx, requestId: string, since: Date) {
  const orders = await tx
    .selectFrom("orders")
    .select("id")
    .where("request_id", "=", requestId)
    .where("status", "not in", ["closed", "cancelled"])
    .orderBy("id")
    .execute();
  for (const { id } of orders) {
    const order = await lockOrder(tx, id);
    await resumeClocks(tx, order, since, order.suspended_at);
  }
}

/** Orders of a suspended request stand still with it: they read the request's flag under the same lock. */
async function mark(tx: Tx, requestId: string, stop: { at: Date; reason: string; by: string } | null) {
  await tx
    .updateTable("requests")
    .set({
      suspended_at: stop?.at ?? null,
      suspension_reason: stop?.reason ?? null,
      suspended_by: stop?.by ?? null,
      version: sql`version + 1`,
    })
    .where("id", "=", requestId)
    .execute();
}
