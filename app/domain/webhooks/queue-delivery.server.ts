import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustExist, mustHold } from "../errors";
import { newId } from "../ids";
import { eventForTelling, organisationsTold } from "../notifications/audience.queries.server";
import { hrefOf } from "../notifications/notice";
import { type NoticeLetter, talkOf, valuesOf } from "../notifications/tell.server";
import { type Db, enqueue, recordAudit, type Tx } from "../outbox.server";
import { housesToldOf, PING } from "./webhook";
import { webhookPolicy } from "./webhook.policy";
import { lockWebhook } from "./webhook.queries.server";

/** One call after the other on all nodes: a receiver that never answers holds up no other work. */
const QUEUE = { queue: "webhooks" };

export const enqueueDelivery = (tx: Tx, deliveryId: string, runAt?: Date) =>
  enqueue(
    tx,
    "send-webhook",
    { deliveryId },
    { key: `webhook:${deliveryId}`, ...QUEUE, ...(runAt ? { runAt } : {}) },
  );

/**
 * Puts an event into the outbox of every receiver whose house hears of it: the houses of the notices' own circles, in the
 * words of the notices, without amounts. Run again, it queues nothing twice. Gives how many.
 */
export function queueDeliveries(
  db: Db,
  eventId: string,
  { letter, site }: { letter: NoticeLetter; site: string },
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const event = await eventForTelling(tx, eventId);
    const tellings = event ? housesToldOf(event.kind) : [];
    if (!event || tellings.length === 0) return 0;
    const told = await organisationsTold(tx, eventId, event.kind, tellings);
    let queued = 0;
    for (const { webhook_id, organisation_kind, kind, at } of told) {
      const place = { requestId: event.request_id, packageId: event.package_id, orderId: event.order_id };
      const href = hrefOf({ kind, organisationKind: organisation_kind, ...place, ...talkOf(event.data) });
      const values = valuesOf(event);
      const { subject, body } = letter("zh-CN", { kind, values, href });
      const payload = {
        type: kind,
        timestamp: at.toISOString(),
        data: { ...values, ...place, link: site + href },
      };
      queued += await insert(tx, {
        webhookId: webhook_id,
        eventId,
        kind,
        payload,
        words: `${subject}\n${body}`,
      });
    }
    return queued;
  });
}

interface NewDelivery {
  webhookId: string;
  eventId: string | null;
  kind: string;
  payload: object;
  words: string;
}

async function insert(tx: Tx, { webhookId, eventId, kind, payload, words }: NewDelivery): Promise<number> {
  const id = newId();
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("webhook_deliveries")
    .values({
      id,
      webhook_id: webhookId,
      event_id: eventId,
      kind,
      payload: JSON.stringify(payload),
      words: words.slice(0, 2000),
    })
    .onConflict((conflict) => conflict.columns(["webhook_id", "event_id"]).doNothing())
    .executeTakeFirst();
  if (!numInsertedOrUpdatedRows) return 0;
  await enqueueDelivery(tx, id);
  return 1;
}

async function lockOwn(tx: Tx, actor: Actor, webhookId: string) {
  const webhook = mustExist(await lockWebhook(tx, webhookId));
  authorizeSight(webhookPolicy.see(actor, webhook));
  authorize(webhookPolicy.manage(actor));
  mustHold(webhook.status === "active", "webhook_disabled");
}

/** Sends a trial, so that a receiver can be seen to work before anything happens. */
export function pingWebhook(db: Db, actor: Actor, webhookId: string, words: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await lockOwn(tx, actor, webhookId);
    const payload = { type: PING, timestamp: new Date().toISOString(), data: { text: words } };
    await insert(tx, { webhookId, eventId: null, kind: PING, payload, words });
    await recordAudit(tx, actor, "webhook.pinged", { type: "webhook", id: webhookId });
  });
}

/** Sends a delivery once more, under its old id, so that a receiver who has it already can tell. */
export function resendDelivery(db: Db, actor: Actor, webhookId: string, deliveryId: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await lockOwn(tx, actor, webhookId);
    const { numUpdatedRows } = await tx
      .updateTable("webhook_deliveries")
      .set({ status: "queued", attempts: 0 })
      .where("id", "=", deliveryId)
      .where("webhook_id", "=", webhookId)
      .executeTakeFirst();
    authorizeSight(numUpdatedRows === 1n);
    await enqueueDelivery(tx, deliveryId);
    await recordAudit(tx, actor, "webhook.resent", { type: "webhook", id: webhookId }, { deliveryId });
  });
}
