import type { Actor } from "../actor";
import type { Db, Tx } from "../outbox.server";

const PAGE = 30;

/** The receivers of the actor's house; without their secrets. */
export function webhooksOf(db: Db, actor: Actor) {
  return db
    .selectFrom("webhooks")
    .select(["id", "url", "format", "kinds", "status", "failures", "disabled_at", "created_at"])
    .where("organisation_id", "=", actor.organisationId)
    .orderBy("created_at")
    .execute();
}

export function findWebhook(db: Db, id: string) {
  return db
    .selectFrom("webhooks")
    .select(["id", "organisation_id", "url", "format", "kinds", "status", "failures", "disabled_at"])
    .where("id", "=", id)
    .executeTakeFirst();
}

export function lockWebhook(tx: Tx, id: string) {
  return tx.selectFrom("webhooks").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
}

/** A page of what was sent, the latest first; `before` continues where the last page ended. */
export async function deliveriesOf(db: Db, webhookId: string, before?: Date) {
  let query = db
    .selectFrom("webhook_deliveries")
    .select([
      "id",
      "kind",
      "status",
      "attempts",
      "response_status",
      "last_error",
      "created_at",
      "last_tried_at",
    ])
    .where("webhook_id", "=", webhookId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(PAGE + 1);
  if (before) query = query.where("created_at", "<", before);
  const rows = await query.execute();
  const shown = rows.slice(0, PAGE);
  return { deliveries: shown, next: rows.length > PAGE ? (shown.at(-1)?.created_at ?? null) : null };
}

/** A delivery that waits, with where it goes; nothing when it was sent, given up, or its receiver is left alone. */
export function waitingDelivery(db: Db, id: string) {
  return db
    .selectFrom("webhook_deliveries as d")
    .innerJoin("webhooks as w", "w.id", "d.webhook_id")
    .innerJoin("organisations as o", "o.id", "w.organisation_id")
    .select(["d.id", "d.webhook_id", "d.kind", "d.payload", "d.words", "d.created_at"])
    .select(["w.url", "w.format", "w.secret", "w.organisation_id"])
    .where("d.id", "=", id)
    .where("d.status", "=", "queued")
    .where("w.status", "=", "active")
    .where("o.status", "=", "active")
    .executeTakeFirst();
}
