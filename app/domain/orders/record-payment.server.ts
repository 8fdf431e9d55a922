import type { Actor } from "../actor";
import { mustBeCurrent, mustHold, Refusal } from "../errors";
import { imageType, isPdf } from "../file-content.server";
import type { FileStore, IncomingFile } from "../files";
import type { Db } from "../outbox.server";
import { storeFile } from "../store-file.server";
import {
  announceOrder,
  type LockedOrder,
  lockOrder,
  mustBeOpen,
  permit,
  saveOrder,
} from "./lock-order.server";
import { orderPolicy } from "./order.policy";
import type { Invoice } from "./order-inputs";

function mustBeChangeable(order: LockedOrder, expectedVersion: number | undefined) {
  mustHold(order.status !== "cancelled" && order.status !== "closed", "conflict");
  mustBeOpen(order);
  mustBeCurrent(expectedVersion, order.version);
}

/** 开票信息: whom the provider is to invoice. Money itself never passes through the platform. */
export function setInvoice(
  db: Db,
  actor: Actor,
  orderId: string,
  input: Invoice & { expectedVersion?: number | undefined },
) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.client);
    mustBeChangeable(order, input.expectedVersion);
    await saveOrder(tx, order, { invoice_title: input.title, invoice_details: input.details });
    await announceOrder(tx, actor, "order.invoice_set", order);
  });
}

/** The enterprise shows that it has transferred the fee. */
export function attachTransferSlip(
  db: Db,
  files: FileStore,
  actor: Actor,
  orderId: string,
  slip: IncomingFile,
) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.client);
    mustBeChangeable(order, undefined);
    const mediaType = (await isPdf(slip.bytes)) ? "application/pdf" : await imageType(slip.bytes);
    if (!mediaType)
      throw new Refusal("unsupported", "slip_not_readable", { fields: { slip: "invalid_file" } });
    const { id } = await storeFile(tx, files, actor, { ...slip, mediaType, purpose: "transfer_slip" });
    await saveOrder(tx, order, { transfer_slip_file_id: id });
    await announceOrder(tx, actor, "order.slip_attached", order);
  });
}

/** The provider confirms that the fee has arrived; once. */
export function recordPayment(db: Db, actor: Actor, orderId: string, expectedVersion?: number) {
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, orderId);
    permit(actor, order, orderPolicy.deal);
    mustHold(order.payment_recorded_at === null, "conflict");
    mustBeChangeable(order, expectedVersion);
    await saveOrder(tx, order, { payment_recorded_at: new Date() });
    await announceOrder(tx, actor, "order.payment_recorded", order);
  });
}
