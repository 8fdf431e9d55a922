import type { Actor } from "../actor";
import { mustBeCurrent, mustExist, mustHold } from "../errors";
import type { FileStore, IncomingFile } from "../files";
import { withLegality } from "../matching/with-legality.server";
import { advanceOrder, announceOrder, lockOrder, permit, saveOrder } from "../orders/lock-order.server";
import { orderPolicy } from "../orders/order.policy";
import type { Db, Tx } from "../outbox.server";
import type { AmendFacts } from "./deliverable";
import { inForce } from "./deliverable-rows.server";
import { acceptanceEnd } from "./issue-deliverable.server";
import { publishEdition } from "./publish-edition.server";
import { readReport } from "./report-file.server";

export interface AmendInput extends AmendFacts {
  file: IncomingFile;
  origin: string;
  expectedVersion?: number | undefined;
}

/**
 * The signatory puts a corrected report in the place of the one that stands: a new number, the old one superseded with
 * the reason. An unaccepted order's acceptance clock starts again. Refuses as issuing does; 409 once it no longer stands.
 */
export async function amendDeliverable(
  db: Db,
  files: FileStore,
  actor: Actor,
  deliverableId: string,
  input: AmendInput,
) {
  const { order_id } = mustExist(await orderOf(db, deliverableId));
  const checked = { ...input, orderId: order_id };
  return withLegality(db, () =>
    db.transaction().execute((tx) => amend(tx, files, actor, deliverableId, checked)),
  );
}

type Checked = AmendInput & { orderId: string };

async function amend(tx: Tx, files: FileStore, actor: Actor, deliverableId: string, input: Checked) {
  const order = await lockOrder(tx, input.orderId);
  permit(actor, order, orderPolicy.sign);
  const standing = await inForce(tx, order.id);
  mustHold(standing?.id === deliverableId, "deliverable_not_in_force");
  const status = advanceOrder(order, "amend");
  mustBeCurrent(input.expectedVersion, standing.version);
  const source = await readReport(input.file);
  const edition = { facts: input, source, origin: input.origin, reason: input.reason };
  const issued = await publishEdition(tx, files, actor, order, edition);
  const restarts = status === "report_issued";
  await saveOrder(tx, order, {
    status,
    ...(restarts ? { auto_accept_at: await acceptanceEnd(tx, issued.issuedAt) } : {}),
  });
  await announceOrder(tx, actor, "deliverable.amended", order, {
    deliverableId: issued.id,
    deliverableNumber: issued.number,
    replaces: issued.replaces,
    reason: input.reason,
  });
  return issued;
}

export const orderOf = (db: Db, deliverableId: string) =>
  db.selectFrom("deliverables").select("order_id").where("id", "=", deliverableId).executeTakeFirst();
