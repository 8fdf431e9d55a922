import * as z from "zod";
import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { chinaDay } from "../china-day";
import { mustExist, mustHold, Refusal } from "../errors";
import { idSchema } from "../ids";
import { assertWithinScope } from "../matching/assert-within-scope.server";
import { withLegality } from "../matching/with-legality.server";
import { type Award, recordAward } from "../orders/open-order.server";
import { announce, type Db, type Tx } from "../outbox.server";
import { advance, lockOnePackage, lockRequest, savePackage } from "../requests/locks.server";
import { requestPolicy } from "../requests/request.policy";
import { promiseDay } from "./promise-day.server";
import { isValidOn } from "./quote";
import { quotePolicy } from "./quote.policy";
import { isInvited, type LockedQuote, lockQuote } from "./quote-rows.server";
import { isSealedNow } from "./sealed";

export const awardSchema = z.object({
  requestId: idSchema,
  packageId: idSchema.optional(),
  quoteId: idSchema,
});
export type AwardInput = z.output<typeof awardSchema> & { expectedVersion?: number | undefined };

/**
 * The enterprise takes one offer; the package's other offers are declined. Gives the order it opens.
 * Refuses: 403 for anybody else, a provider not yet vetted or out of scope; 409 once the package is decided or the
 * offer has lapsed; then 412. An award that lost a race finds the package awarded and gets the 409 (DOMAIN 5).
 */
export function awardQuote(db: Db, actor: Actor, input: AwardInput) {
  return withLegality(db, () => db.transaction().execute((tx) => award(tx, actor, input)));
}

async function award(tx: Tx, actor: Actor, input: AwardInput) {
  const request = await lockRequest(tx, input.requestId);
  const pack = await lockOnePackage(tx, request, input.packageId);
  authorizeSight(requestPolicy.see(actor, request, await isInvited(tx, actor, request.id)));
  authorize(quotePolicy.award(actor, request));
  const status = advance(request, pack, "award", input.expectedVersion);
  mustHold(!isSealedNow(request, pack), "sealed_until_deadline");
  const quote = await takeableQuote(tx, input.quoteId, pack.id);
  const order = await recordAward(tx, request, pack, await lawfulAward(tx, actor, quote));
  const losers = await settleQuotes(tx, pack.id, quote.id);
  await savePackage(tx, pack, status);
  await announceAward(tx, actor, request.id, quote, order, losers);
  return order;
}

async function takeableQuote(tx: Tx, quoteId: string, packageId: string) {
  const quote = mustExist(await lockQuote(tx, quoteId));
  if (quote.package_id !== packageId) throw new Refusal("not_found", "not_found");
  mustHold(quote.status === "active", "quote_not_active");
  mustHold(isValidOn(quote, chinaDay()), "quote_expired", { values: { day: quote.valid_until } });
  return quote;
}

/** Marks the winner; gives the quotes that lost, each declined once. */
async function settleQuotes(tx: Tx, packageId: string, winnerId: string) {
  await tx
    .updateTable("quotes")
    .set((eb) => ({ status: "awarded", version: eb("version", "+", 1) }))
    .where("id", "=", winnerId)
    .execute();
  return tx
    .updateTable("quotes")
    .set((eb) => ({ status: "declined", version: eb("version", "+", 1) }))
    .where("package_id", "=", packageId)
    .where("status", "=", "active")
    .returning(["id", "provider_id"])
    .execute();
}

/** The gate, second time (who quoted 先证后核 and is not vetted yet fails here); the promise counts from today. */
async function lawfulAward(tx: Tx, actor: Actor, quote: LockedQuote): Promise<Award> {
  const promisedOn = await promiseDay(tx, quote.working_days);
  const { legalityRecordId, siteId } = await assertWithinScope(tx, actor, {
    packageId: quote.package_id,
    providerId: quote.provider_id,
    siteId: quote.site_id,
    moment: "award",
    promisedOn,
  });
  return {
    quoteId: quote.id,
    providerId: quote.provider_id,
    siteId,
    amountFen: quote.total_fen,
    workingDays: quote.working_days,
    promisedOn,
    basis: null,
    legalityRecordId,
    awardedBy: actor.userId,
  };
}

async function announceAward(
  tx: Tx,
  actor: Actor,
  requestId: string,
  quote: LockedQuote,
  order: { orderId: string; orderNumber: string },
  losers: { id: string; provider_id: string }[],
) {
  const about = { requestId, packageId: quote.package_id };
  await announce(tx, actor, "package.awarded", {
    ...about,
    orderId: order.orderId,
    providerId: quote.provider_id,
    data: { quoteId: quote.id, number: order.orderNumber },
    audit: { type: "package", id: quote.package_id },
  });
  for (const loser of losers) {
    await announce(tx, actor, "quote.declined", {
      ...about,
      providerId: loser.provider_id,
      data: { quoteId: loser.id },
      audit: { type: "quote", id: loser.id },
    });
  }
}
