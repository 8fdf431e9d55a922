import { Webhook } from "standardwebhooks";
import { THE_CLOCK } from "../actor";
import { announce, type Db, type Tx } from "../outbox.server";
import type { Sealer } from "../sealing.server";
import { DeliveryFault } from "./address-guard.server";
import { enqueueDelivery } from "./queue-delivery.server";
import { MOST_FAILURES, shownUrl, WAITS } from "./webhook";
import { lockWebhook, waitingDelivery } from "./webhook.queries.server";

/** Calls a receiver; gives its status and the beginning of its answer, or throws a `DeliveryFault`. */
export type Post = (
  url: string,
  headers: Record<string, string>,
  body: string,
) => Promise<{ status: number; body: string }>;

type Waiting = NonNullable<Awaited<ReturnType<typeof waitingDelivery>>>;
interface Outcome {
  status: number | null;
  fault: string | null;
}

/** A group robot reads text under these names, WeCom and DingTalk alike. */
const bodyOf = ({ format, payload, words }: Waiting) =>
  JSON.stringify(format === "robot" ? { msgtype: "text", text: { content: `【泉质享】${words}` } } : payload);

function headersOf({ id, webhook_id, secret }: Waiting, secrets: Sealer, body: string) {
  const now = new Date();
  return {
    "content-type": "application/json; charset=utf-8",
    "user-agent": "quanzhixiang-webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": new Webhook(secrets.open(secret, webhook_id)).sign(id, now, body),
  };
}

/** A robot says no with status 200 and a number of its own. */
function robotRefused({ format }: Waiting, answer: string): boolean {
  if (format !== "robot") return false;
  try {
    const { errcode } = JSON.parse(answer) as { errcode?: unknown };
    return errcode !== undefined && errcode !== 0;
  } catch {
    return false;
  }
}

async function call(delivery: Waiting, secrets: Sealer, post: Post): Promise<Outcome> {
  const body = bodyOf(delivery);
  try {
    const { status, body: answer } = await post(delivery.url, headersOf(delivery, secrets, body), body);
    if (status < 200 || status > 299) return { status, fault: "bad_status" };
    return { status, fault: robotRefused(delivery, answer) ? "robot_refused" : null };
  } catch (error) {
    if (!(error instanceof DeliveryFault)) throw error;
    return { status: error.status, fault: error.code };
  }
}

/**
 * Sends one delivery and notes what came of it: delivered, tried again later, or given up after the last try; a receiver
 * that gave up several in a row is left alone and its house told. Nothing is locked while the receiver takes its time.
 */
export async function sendDelivery(
  db: Db,
  deliveryId: string,
  { secrets, post }: { secrets: Sealer; post: Post },
): Promise<void> {
  const delivery = await waitingDelivery(db, deliveryId);
  if (!delivery) return;
  const outcome = await call(delivery, secrets, post);
  await db.transaction().execute((tx) => note(tx, delivery, outcome));
}

async function note(tx: Tx, { id, webhook_id }: Waiting, { status, fault }: Outcome): Promise<void> {
  const webhook = await lockWebhook(tx, webhook_id);
  const tried = await tx
    .updateTable("webhook_deliveries")
    .set((eb) => ({
      attempts: eb("attempts", "+", 1),
      response_status: status,
      last_error: fault,
      last_tried_at: new Date(),
      status: fault ? "queued" : "delivered",
    }))
    .where("id", "=", id)
    .returning("attempts")
    .executeTakeFirst();
  if (!webhook || !tried) return;
  if (!fault) return void (await setFailures(tx, webhook_id, 0));
  const wait = WAITS[tried.attempts - 1];
  if (wait !== undefined) return enqueueDelivery(tx, id, new Date(Date.now() + wait * 60_000));
  await tx.updateTable("webhook_deliveries").set({ status: "failed" }).where("id", "=", id).execute();
  await setFailures(tx, webhook_id, webhook.failures + 1);
  if (webhook.status === "active" && webhook.failures + 1 >= MOST_FAILURES) await leaveAlone(tx, webhook);
}

const setFailures = (tx: Tx, id: string, failures: number) =>
  tx.updateTable("webhooks").set({ failures }).where("id", "=", id).execute();

async function leaveAlone(tx: Tx, webhook: { id: string; organisation_id: string; url: string }) {
  await tx
    .updateTable("webhooks")
    .set({ status: "disabled", disabled_at: new Date() })
    .where("id", "=", webhook.id)
    .execute();
  await announce(tx, THE_CLOCK, "webhook.disabled", {
    organisationId: webhook.organisation_id,
    data: { reason: shownUrl(webhook.url) },
    audit: { type: "webhook", id: webhook.id },
  });
}
