import type { Author } from "../actor";
import type { Category } from "../catalogue/service";
import type { Tx } from "../outbox.server";
import type { EventKind } from "./credit";
import { recordCreditEvent } from "./record-event.server";

interface Order {
  id: string;
  number: string;
  package_id: string;
  provider_id: string;
}

/**
 * Records what an order shows of its provider, in the category of its package; the order's row is locked by the
 * caller. Once for each `cause`. Gives the event's id, or null when it is recorded already.
 */
export async function recordOrderEvent(
  tx: Tx,
  author: Author,
  order: Order,
  event: { kind: EventKind; cause: string; said: string; deliverableId?: string },
): Promise<string | null> {
  const { category } = await tx
    .selectFrom("packages")
    .select("category")
    .where("id", "=", order.package_id)
    .executeTakeFirstOrThrow();
  return recordCreditEvent(tx, author, {
    providerId: order.provider_id,
    kind: event.kind,
    category: category as Category,
    evidence: event.said,
    reference: order.number,
    orderId: order.id,
    deliverableId: event.deliverableId ?? null,
    causeKey: event.cause,
  });
}
