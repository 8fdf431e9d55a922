import { sql, type Updateable } from "kysely";
import type { Database } from "~db/connection";
import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustBeCurrent, mustExist, mustHold } from "../errors";
import { type LockedOrder, lockOrder, mustBeOpen } from "../orders/lock-order.server";
import { announce, type Tx } from "../outbox.server";
import { BEFORE_REPORT, type SubcontractEvent, subcontractLifecycle } from "./subcontract";
import { subcontractPolicy } from "./subcontract.policy";

/** The subcontract with its order, both locked, the order first. Unknown, or not the actor's to see: 404. */
export async function lockSubcontract(tx: Tx, actor: Actor, id: string) {
  const found = mustExist(
    await tx.selectFrom("subcontracts").select("order_id").where("id", "=", id).executeTakeFirst(),
  );
  const order = await lockOrder(tx, found.order_id);
  const row = await tx
    .selectFrom("subcontracts")
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const facts = { ...order, subcontractor_id: row.subcontractor_id };
  authorizeSight(subcontractPolicy.see(actor, facts));
  return { row, order, facts };
}
export type LockedSubcontract = Awaited<ReturnType<typeof lockSubcontract>>;

type Rule = (actor: Actor, facts: LockedSubcontract["facts"]) => boolean;

/** Permission, then state, then version, as everywhere (DOMAIN 5). Gives the state after `event`. */
export function advanceSubcontract(
  actor: Actor,
  { row, order, facts }: LockedSubcontract,
  rule: Rule,
  event: SubcontractEvent,
  expectedVersion?: number,
) {
  authorize(rule(actor, facts));
  const status = subcontractLifecycle.after(row.status, event);
  mustBeBeforeReport(order);
  mustBeCurrent(expectedVersion, row.version);
  return status;
}

/** Refuses with 409 once a report is out, and while the order is suspended. */
export function mustBeBeforeReport(order: LockedOrder) {
  mustBeOpen(order);
  mustHold(BEFORE_REPORT.includes(order.status), "conflict");
}

export async function saveSubcontract(
  tx: Tx,
  id: string,
  changes: Omit<Updateable<Database["subcontracts"]>, "id" | "version">,
) {
  await tx
    .updateTable("subcontracts")
    .set({ ...changes, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();
}

/** The subcontractor's own house hears of it by `organisationId`; the order's parties by the order. */
export const announceSubcontract = (
  tx: Tx,
  actor: Actor,
  kind: string,
  order: LockedOrder,
  subcontract: { id: string; subcontractor_id: string },
  data: Record<string, unknown> = {},
) =>
  announce(tx, actor, kind, {
    requestId: order.request_id,
    packageId: order.package_id,
    orderId: order.id,
    providerId: order.provider_id,
    organisationId: subcontract.subcontractor_id,
    data: { number: order.number, subcontractId: subcontract.id, ...data },
    audit: { type: "subcontract", id: subcontract.id },
  });
