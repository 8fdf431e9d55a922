import type { Actor } from "../actor";
import { invalid, mustBeCurrent, mustHold } from "../errors";
import { newId } from "../ids";
import { withLegality } from "../matching/with-legality.server";
import { lockOrder, permit } from "../orders/lock-order.server";
import type { Db, Tx } from "../outbox.server";
import { judgePart } from "./judge-part.server";
import { announceSubcontract, mustBeBeforeReport } from "./lock-subcontract.server";
import type { Proposal } from "./subcontract";
import { subcontractPolicy } from "./subcontract.policy";

/**
 * The performer asks to have some items done by another body (DOMAIN 4, rule 6). Gives the subcontract's id.
 * Refuses: 403 unless it is the performer's own order and the gate lets the subcontractor do that part; 409 once a
 * report is out, `subcontract_whole` for all of the items, `subcontract_taken` for one that is already given out.
 */
export function proposeSubcontract(
  db: Db,
  actor: Actor,
  orderId: string,
  input: Proposal & { expectedVersion?: number | undefined },
) {
  return withLegality(db, () => db.transaction().execute((tx) => propose(tx, actor, orderId, input)));
}

async function propose(
  tx: Tx,
  actor: Actor,
  orderId: string,
  input: Proposal & { expectedVersion?: number | undefined },
) {
  const order = await lockOrder(tx, orderId);
  permit(actor, order, subcontractPolicy.propose);
  mustBeBeforeReport(order);
  mustBeCurrent(input.expectedVersion, order.version);
  const itemIds = [...new Set(input.items)];
  await mustBePart(tx, order.package_id, order.id, itemIds);
  const site = await tx
    .selectFrom("sites")
    .select("provider_id")
    .where("id", "=", input.siteId)
    .executeTakeFirst();
  if (!site || site.provider_id === order.provider_id) return invalid({ siteId: "invalid_choice" });
  const part = { itemIds, subcontractorId: site.provider_id, siteId: input.siteId };
  const legalityRecordId = await judgePart(tx, actor, {
    ...part,
    packageId: order.package_id,
    promisedOn: order.promised_on,
  });
  const subcontract = { id: newId(), subcontractor_id: site.provider_id };
  await tx
    .insertInto("subcontracts")
    .values({
      ...subcontract,
      order_id: order.id,
      item_ids: itemIds,
      site_id: input.siteId,
      reason: input.reason,
      proposed_by: actor.userId,
      legality_record_id: legalityRecordId,
    })
    .execute();
  await announceSubcontract(tx, actor, "subcontract.proposed", order, subcontract, { reason: input.reason });
  return subcontract.id;
}

/** Kind words for what the database refuses anyway: foreign items, the whole, an item given out twice. */
async function mustBePart(tx: Tx, packageId: string, orderId: string, itemIds: string[]) {
  const items = await tx.selectFrom("items").select("id").where("package_id", "=", packageId).execute();
  const known = new Set(items.map(({ id }) => id));
  if (itemIds.some((id) => !known.has(id))) invalid({ items: "invalid_choice" });
  const open = await tx
    .selectFrom("subcontracts")
    .select("item_ids")
    .where("order_id", "=", orderId)
    .where("status", "in", ["proposed", "agreed"])
    .execute();
  const taken = new Set(open.flatMap(({ item_ids }) => item_ids));
  mustHold(!itemIds.some((id) => taken.has(id)), "subcontract_taken");
  mustHold(taken.size + itemIds.length < items.length, "subcontract_whole");
}
