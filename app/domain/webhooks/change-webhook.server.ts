import { randomBytes } from "node:crypto";
import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { invalid, mustExist, mustHold } from "../errors";
import { newId } from "../ids";
import { type Db, recordAudit, type Tx } from "../outbox.server";
import type { Sealer } from "../sealing.server";
import type { GuardRules } from "./address-guard.server";
import { checkedUrl } from "./check-url.server";
import { enqueueDelivery } from "./queue-delivery.server";
import { kindsFor, MOST_WEBHOOKS, shownUrl, type WebhookFormat } from "./webhook";
import { webhookPolicy } from "./webhook.policy";
import { lockWebhook } from "./webhook.queries.server";

interface NewWebhook {
  url: string;
  format: WebhookFormat;
  kinds: string[];
}

/** Of a long silence the beginning is sent; the rest can be resent one by one. */
const MOST_WAITING = 200;

/** A key as Standard Webhooks writes it: 192 random bits. */
const newSecret = () => `whsec_${randomBytes(24).toString("base64")}`;
const about = (id: string) => ({ type: "webhook", id });

function knownKinds(actor: Actor, kinds: readonly string[]): string[] {
  const known = kindsFor(actor.organisationKind);
  if (!kinds.every((kind) => known.includes(kind))) invalid({ kinds: "invalid_choice" });
  return [...new Set(kinds)];
}

/**
 * Registers a receiver; gives its id and the secret it checks signatures with, this once.
 * Refuses 403 to all but who answers for the house, 422 at the field, 409 `too_many_webhooks` from the sixth on.
 */
export async function addWebhook(
  db: Db,
  actor: Actor,
  input: NewWebhook,
  { secrets, guard }: { secrets: Sealer; guard: GuardRules },
) {
  authorize(webhookPolicy.manage(actor));
  const kinds = knownKinds(actor, input.kinds);
  const url = await checkedUrl(input.url, guard);
  const [id, secret] = [newId(), newSecret()];
  await db.transaction().execute(async (tx) => {
    await tx
      .selectFrom("organisations")
      .select("id")
      .where("id", "=", actor.organisationId)
      .forUpdate()
      .execute();
    const { n } = await tx
      .selectFrom("webhooks")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .where("organisation_id", "=", actor.organisationId)
      .executeTakeFirstOrThrow();
    mustHold(n < MOST_WEBHOOKS, "too_many_webhooks", { values: { most: MOST_WEBHOOKS } });
    await tx
      .insertInto("webhooks")
      .values({
        id,
        organisation_id: actor.organisationId,
        url,
        format: input.format,
        secret: secrets.seal(secret, id),
        kinds,
        created_by: actor.userId,
      })
      .execute();
    await recordAudit(tx, actor, "webhook.added", about(id), { url: shownUrl(url), kinds });
  });
  return { id, secret };
}

/** Locks a receiver of the actor's house, changes it, and notes it under `action`. */
function change<T>(
  db: Db,
  actor: Actor,
  id: string,
  action: string,
  apply: (tx: Tx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const webhook = mustExist(await lockWebhook(tx, id));
    authorizeSight(webhookPolicy.see(actor, webhook));
    authorize(webhookPolicy.manage(actor));
    const result = await apply(tx);
    await recordAudit(tx, actor, action, about(id), { url: shownUrl(webhook.url) });
    return result;
  });
}

const set = (tx: Tx, id: string, values: object) =>
  tx.updateTable("webhooks").set(values).where("id", "=", id).execute();

/** Chooses anew what the receiver is told. */
export const chooseKinds = (db: Db, actor: Actor, id: string, kinds: string[]) =>
  change(db, actor, id, "webhook.kinds_chosen", (tx) => set(tx, id, { kinds: knownKinds(actor, kinds) }));

/** A new secret, given this once; the old one signs nothing any more. */
export const rotateSecret = (db: Db, actor: Actor, id: string, secrets: Sealer): Promise<string> =>
  change(db, actor, id, "webhook.secret_rotated", async (tx) => {
    const secret = newSecret();
    await set(tx, id, { secret: secrets.seal(secret, id) });
    return secret;
  });

/** Lets a receiver hear again, after it was left alone or paused; what was waiting then is sent now. */
export const enableWebhook = (db: Db, actor: Actor, id: string) =>
  change(db, actor, id, "webhook.enabled", async (tx) => {
    await set(tx, id, { status: "active", failures: 0, disabled_at: null });
    const waiting = await tx
      .selectFrom("webhook_deliveries")
      .select("id")
      .where("webhook_id", "=", id)
      .where("status", "=", "queued")
      .orderBy("created_at")
      .limit(MOST_WAITING)
      .execute();
    for (const delivery of waiting) await enqueueDelivery(tx, delivery.id);
  });

/** Sends nothing more until it is let in again. */
export const pauseWebhook = (db: Db, actor: Actor, id: string) =>
  change(db, actor, id, "webhook.paused", (tx) =>
    set(tx, id, { status: "disabled", disabled_at: new Date() }),
  );

/** Forgets a receiver with its deliveries; that there was one stays in the audit. */
export const removeWebhook = (db: Db, actor: Actor, id: string) =>
  change(db, actor, id, "webhook.removed", (tx) => tx.deleteFrom("webhooks").where("id", "=", id).execute());
