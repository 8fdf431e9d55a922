import { chinaDay } from "../china-day";
import { newId } from "../ids";
import type { Tx } from "../outbox.server";
import type { LockedPackage, LockedRequest } from "../requests/locks.server";
import { nextSerial, plainNumber } from "../serials.server";

/** What was decided: a quote taken by the enterprise, or a provider designated by the hub (no quote, but a basis). */
export interface Award {
  quoteId: string | null;
  providerId: string;
  siteId: string | null;
  amountFen: number;
  workingDays: number | null;
  promisedOn: string | null;
  basis: string | null;
  legalityRecordId: string;
  /** The user who decided. */
  awardedBy: string;
}

/**
 * Records the award of a locked package and opens its order, `DD-<region>-<year>-<serial>`. The caller has authorised,
 * advanced the package and saves its state; a second award of one package fails on the unique index (told as 409).
 */
export async function recordAward(tx: Tx, request: LockedRequest, pack: LockedPackage, award: Award) {
  const awardId = newId();
  await tx
    .insertInto("awards")
    .values({
      id: awardId,
      package_id: pack.id,
      quote_id: award.quoteId,
      provider_id: award.providerId,
      site_id: award.siteId,
      amount_fen: award.amountFen,
      basis: award.basis,
      legality_record_id: award.legalityRecordId,
      awarded_by: award.awardedBy,
    })
    .execute();
  return openOrder(tx, request, pack, award, awardId);
}

async function openOrder(tx: Tx, request: LockedRequest, pack: LockedPackage, award: Award, awardId: string) {
  const year = Number(chinaDay().slice(0, 4));
  const serial = await nextSerial(tx, "order", request.region_code, year);
  const order = { orderId: newId(), orderNumber: plainNumber("DD", request.region_code, year, serial) };
  await tx
    .insertInto("orders")
    .values({
      id: order.orderId,
      number: order.orderNumber,
      award_id: awardId,
      package_id: pack.id,
      request_id: request.id,
      enterprise_id: request.enterprise_id,
      provider_id: award.providerId,
      site_id: award.siteId,
      hub_id: request.hub_id,
      amount_fen: award.amountFen,
      working_days: award.workingDays,
      promised_on: award.promisedOn,
    })
    .execute();
  return order;
}
