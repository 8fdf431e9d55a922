import type { Actor } from "../actor";
import { newId } from "../ids";
import type { Db, Tx } from "../outbox.server";
import type { FollowUpInput } from "./follow-up";
import { advanceOrder, announceOrder, lockOrder, permit, saveOrder } from "./lock-order.server";
import { orderPolicy } from "./order.policy";

/**
 * The hub asked the enterprise and records the answer, or that nobody could be reached. Gives the follow-up's id.
 * Refuses: 403 to other hubs, 409 unless accepted, then 412. Late ones are recorded too: the answer still counts.
 */
export function followUpOrder(db: Db, actor: Actor, input: FollowUpInput, now = new Date()) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, input.orderId);
    permit(actor, order, orderPolicy.decide);
    const status = advanceOrder(order, "follow_up", { expectedVersion: input.expectedVersion });
    const id = await saveAnswers(tx, actor, order.hub_id, input, now);
    await saveOrder(tx, order, { status, followed_up_at: now });
    await markFollowedUp(tx, order.request_id, now);
    const onTime = order.follow_up_due_at === null || order.follow_up_due_at >= now;
    await announceOrder(tx, actor, "order.followed_up", order, { reachable: input.reachable, onTime });
    return id;
  });
}

async function saveAnswers(tx: Tx, actor: Actor, hubId: string, input: FollowUpInput, now: Date) {
  const id = newId();
  await tx
    .insertInto("follow_ups")
    .values({
      id,
      order_id: input.orderId,
      hub_id: hubId,
      reachable: input.reachable,
      satisfied: input.reachable ? (input.satisfied ?? null) : null,
      score: input.reachable ? (input.score ?? null) : null,
      note: input.note,
      by_user_id: actor.userId,
      at: now,
    })
    .execute();
  return id;
}

/** 即访 holds for the request once the last of its orders was asked about; an accepted one was handled, too. */
const markFollowedUp = (tx: Tx, requestId: string, now: Date) =>
  tx
    .updateTable("requests")
    .set((eb) => ({
      handled_at: eb.fn.coalesce("handled_at", eb.val(now)),
      followed_up_at: eb.val(now),
    }))
    .where("id", "=", requestId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("orders")
            .select("id")
            .where("request_id", "=", requestId)
            .where("status", "not in", ["followed_up", "closed", "cancelled"]),
        ),
      ),
    )
    .execute();
