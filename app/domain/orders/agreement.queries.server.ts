import type { Actor } from "../actor";
import { chinaDay } from "../china-day";
import type { Db } from "../outbox.server";
import { sha256 } from "../store-file.server";
import { findOrder, type OrderItem, type OrderView, orderItems } from "./order.queries.server";

/** Signatories of the provider who may sign today, with their certificates. */
const signatoriesOf = (db: Db, providerId: string, today: string) =>
  db
    .selectFrom("signatories as g")
    .innerJoin("accreditations as a", "a.id", "g.accreditation_id")
    .select(["g.id", "g.name", "a.kind", "a.number", "a.valid_to"])
    .where("g.provider_id", "=", providerId)
    .where("g.status", "=", "active")
    .where("g.valid_to", ">=", today)
    .where("a.status", "=", "active")
    .where("a.valid_to", ">=", today)
    .where("a.approved_at", "is not", null)
    .orderBy("g.name")
    .limit(20)
    .execute();

/**
 * The 委托协议 of an order the actor may see: parties, items with amounts, fee, invoice details, signatories, and the
 * SHA-256 of what was agreed. Refuses with 404 whoever may not see the order.
 */
export async function agreementOf(db: Db, actor: Actor, orderId: string) {
  const order = await findOrder(db, actor, orderId);
  const [items, signatories] = await Promise.all([
    orderItems(db, order),
    signatoriesOf(db, order.provider_id, chinaDay()),
  ]);
  return { order, items, signatories, hash: fingerprint(order, items) };
}
export type Agreement = Awaited<ReturnType<typeof agreementOf>>;

/** Over what binds the parties and never changes after the award; invoice details may be added later. */
function fingerprint(order: OrderView, items: readonly OrderItem[]): string {
  const agreed = {
    number: order.number,
    request: order.request_number,
    enterprise: [order.enterprise_name, order.enterprise_uscc],
    provider: [order.provider_name, order.provider_uscc],
    site: order.site_id,
    awardedAt: order.awarded_at.toISOString(),
    amountFen: order.amount_fen,
    workingDays: order.working_days,
    basis: order.basis,
    items: items.map((item) => [
      item.sample_name,
      item.document,
      item.parameter,
      item.quantity,
      item.amount_fen,
    ]),
  };
  return sha256(Buffer.from(JSON.stringify(agreed)));
}
