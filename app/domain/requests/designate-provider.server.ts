import type { Actor } from "../actor";
import { loadCalendar } from "../clocks/calendar.queries.server";
import { addWorkingDays, dayOf } from "../clocks/working-time";
import { mustHold } from "../errors";
import { assertWithinScope } from "../matching/assert-within-scope.server";
import { isCompulsory } from "../matching/designated-providers.server";
import { withLegality } from "../matching/with-legality.server";
import { recordAward } from "../orders/open-order.server";
import { announce, type Db, type Tx } from "../outbox.server";
import type { DesignateInput } from "./hub-commands";
import { lockForHub } from "./lock-for-hub.server";
import { advance, lockOnePackage, savePackage } from "./locks.server";
import { markRouted } from "./open-package.server";

/**
 * The hub hands a compulsory verification to the body its authority designated; the order opens at once. Fee in fen.
 * Refuses: 403 unless the hub has it or ranks above, or by the gate; 409 unless triaged and compulsory; then 412.
 */
export function designateProvider(db: Db, actor: Actor, input: DesignateInput, now = new Date()) {
  const designate = async (tx: Tx) => {
    const request = await lockForHub(tx, actor, input.requestId);
    const pack = await lockOnePackage(tx, request, input.packageId);
    const status = advance(request, pack, "designate", input.expectedVersion);
    mustHold(await isCompulsory(tx, pack.id), "not_compulsory");
    const order = await recordAward(
      tx,
      request,
      pack,
      await lawfulDesignation(tx, actor, input, pack.id, now),
    );
    await savePackage(tx, pack, status);
    await markRouted(tx, request.id, now);
    await announce(tx, actor, "package.designated", {
      requestId: request.id,
      packageId: pack.id,
      orderId: order.orderId,
      providerId: input.providerId,
      data: { number: order.orderNumber, basis: input.basis },
      audit: { type: "package", id: pack.id },
    });
    return order;
  };
  return withLegality(db, () => db.transaction().execute(designate));
}

/** The gate judges whether the body is designated for these instruments here (DOMAIN 4, rule 1). */
async function lawfulDesignation(tx: Tx, actor: Actor, input: DesignateInput, packageId: string, now: Date) {
  const calendar = await loadCalendar(tx);
  const promisedOn = addWorkingDays(calendar, dayOf(now), input.workingDays).day;
  const { legalityRecordId, siteId } = await assertWithinScope(tx, actor, {
    packageId,
    providerId: input.providerId,
    siteId: null,
    moment: "designation",
    promisedOn,
  });
  return {
    quoteId: null,
    providerId: input.providerId,
    siteId,
    amountFen: input.feeFen,
    workingDays: input.workingDays,
    promisedOn,
    basis: input.basis,
    legalityRecordId,
    awardedBy: actor.userId,
  };
}
