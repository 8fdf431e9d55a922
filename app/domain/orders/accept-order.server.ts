import type { Actor, Author } from "../actor";
import { followUpClock } from "../clocks/working-clocks.queries.server";
import type { Db, Tx } from "../outbox.server";
import {
  advanceOrder,
  announceOrder,
  type LockedOrder,
  lockOrder,
  permit,
  saveOrder,
} from "./lock-order.server";
import { orderPolicy } from "./order.policy";
import type { Acceptance } from "./order-inputs";

/** The enterprise takes the report and rates the work; from now the hub has two working days to ask how it went. */
export function acceptOrder(
  db: Db,
  actor: Actor,
  orderId: string,
  input: Acceptance & { expectedVersion?: number | undefined },
) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.client);
    await acceptLocked(tx, actor, order, { ...input, automatic: false });
  });
}

interface Taking {
  automatic: boolean;
  rating?: number;
  comment?: string;
  expectedVersion?: number | undefined;
}

/** Acceptance of a locked order by whoever may: the enterprise, or the clock after 15 days. Announces, so call it last. */
export async function acceptLocked(tx: Tx, author: Author, order: LockedOrder, how: Taking) {
  const status = advanceOrder(order, "accept", { expectedVersion: how.expectedVersion });
  await saveOrder(tx, order, {
    status,
    ...(await acceptedFacts(tx)),
    accepted_automatically: how.automatic,
    rating: how.rating ?? null,
    rating_comment: how.comment ?? null,
  });
  await announceOrder(tx, author, "order.accepted", order, {
    automatic: how.automatic,
    ...(how.rating ? { rating: how.rating } : {}),
  });
}

/** What acceptance sets: its moment, and when the hub must have asked. */
export async function acceptedFacts(tx: Tx, now = new Date()) {
  return { accepted_at: now, auto_accept_at: null, ...(await followUpClock(tx, now)) };
}
