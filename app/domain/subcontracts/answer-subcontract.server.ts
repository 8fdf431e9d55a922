import type { Actor } from "../actor";
import { mustHold } from "../errors";
import { withLegality } from "../matching/with-legality.server";
import { orderPolicy } from "../orders/order.policy";
import type { Db, Tx } from "../outbox.server";
import { judgePart } from "./judge-part.server";
import {
  advanceSubcontract,
  announceSubcontract,
  lockSubcontract,
  saveSubcontract,
} from "./lock-subcontract.server";
import { subcontractPolicy } from "./subcontract.policy";

/**
 * Client or subcontractor consents, in writing and before the work is reported. The second consent makes it hold,
 * after the gate has looked once more. Refuses: 404, 403, 409 when it is no longer open or this side has consented.
 */
export function consentToSubcontract(db: Db, actor: Actor, id: string, expectedVersion?: number) {
  return withLegality(db, () => db.transaction().execute((tx) => consent(tx, actor, id, expectedVersion)));
}

async function consent(tx: Tx, actor: Actor, id: string, expectedVersion?: number) {
  const locked = await lockSubcontract(tx, actor, id);
  const { row, order } = locked;
  const client = orderPolicy.client(actor, order);
  const other = client ? row.subcontractor_consented_at : row.client_consented_at;
  const event = other === null ? "consent" : "complete";
  const status = advanceSubcontract(actor, locked, subcontractPolicy.answer, event, expectedVersion);
  mustHold((client ? row.client_consented_at : row.subcontractor_consented_at) === null, "conflict");
  const side = client ? "client" : "subcontractor";
  const record = status === "agreed" ? { legality_record_id: await judgeAgain(tx, actor, locked) } : {};
  await saveSubcontract(tx, id, {
    status,
    ...record,
    [`${side}_consented_by`]: actor.userId,
    [`${side}_consented_at`]: new Date(),
  });
  const kind = status === "agreed" ? "subcontract.agreed" : "subcontract.consented";
  await announceSubcontract(tx, actor, kind, order, row, { by: side });
}

const judgeAgain = (tx: Tx, actor: Actor, { row, order }: Awaited<ReturnType<typeof lockSubcontract>>) =>
  judgePart(tx, actor, {
    packageId: order.package_id,
    promisedOn: order.promised_on,
    itemIds: row.item_ids,
    subcontractorId: row.subcontractor_id,
    siteId: row.site_id,
  });

/** Client or subcontractor says no, with a reason. Refuses: 404, 403, 409 when it is no longer open. */
export function declineSubcontract(
  db: Db,
  actor: Actor,
  id: string,
  reason: string,
  expectedVersion?: number,
) {
  return end(db, actor, id, { event: "decline", reason, expectedVersion });
}

/** The performer takes it back and does that part itself. Refuses: 404, 403, 409 once a report is out. */
export function withdrawSubcontract(
  db: Db,
  actor: Actor,
  id: string,
  reason: string,
  expectedVersion?: number,
) {
  return end(db, actor, id, { event: "withdraw", reason, expectedVersion });
}

interface Ending {
  event: "decline" | "withdraw";
  reason: string;
  expectedVersion: number | undefined;
}

function end(db: Db, actor: Actor, id: string, { event, reason, expectedVersion }: Ending) {
  const rule = event === "decline" ? subcontractPolicy.answer : subcontractPolicy.withdraw;
  return db.transaction().execute(async (tx) => {
    const locked = await lockSubcontract(tx, actor, id);
    const status = advanceSubcontract(actor, locked, rule, event, expectedVersion);
    await saveSubcontract(tx, id, { status, ended_reason: reason, ended_at: new Date() });
    await announceSubcontract(tx, actor, `subcontract.${status}`, locked.order, locked.row, { reason });
  });
}
