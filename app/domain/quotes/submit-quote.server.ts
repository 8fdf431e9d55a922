import type { Actor } from "../actor";
import { mustHold } from "../errors";
import { newId } from "../ids";
import { assertWithinScope } from "../matching/assert-within-scope.server";
import { withLegality } from "../matching/with-legality.server";
import { assertMayTrade } from "../organisations/trading.server";
import { announce, type Db, type Tx } from "../outbox.server";
import { touchRequest } from "../requests/locks.server";
import { lockForQuoting } from "./lock-for-quoting.server";
import { promiseDay } from "./promise-day.server";
import type { QuoteInput } from "./quote";
import { checkedTotal, saveLines } from "./quote-lines.server";

/**
 * An invited provider makes its offer, one amount an item. Gives the quote's id, version and total in fen.
 * Refuses: who is uninvited (404) or out of scope (403 by the gate), a closed package or a second quote (409).
 */
export function submitQuote(db: Db, actor: Actor, packageId: string, input: QuoteInput) {
  return withLegality(db, () => db.transaction().execute((tx) => submit(tx, actor, packageId, input)));
}

async function submit(tx: Tx, actor: Actor, packageId: string, input: QuoteInput) {
  const { request, pack, invitation } = await lockForQuoting(tx, actor, packageId);
  await assertMayTrade(tx, actor.organisationId);
  mustHold(!(await hasQuoted(tx, packageId, actor.organisationId)), "quote_exists");
  const total = await checkedTotal(tx, packageId, input.items);
  const promisedOn = await promiseDay(tx, input.workingDays);
  const { legalityRecordId, siteId } = await assertWithinScope(tx, actor, {
    packageId,
    providerId: actor.organisationId,
    siteId: input.siteId ?? invitation.site_id,
    moment: "quote",
    promisedOn,
  });
  const id = newId();
  await tx
    .insertInto("quotes")
    .values({
      id,
      package_id: packageId,
      provider_id: actor.organisationId,
      site_id: siteId,
      total_fen: total,
      working_days: input.workingDays,
      promised_on: promisedOn,
      valid_until: input.validUntil,
      note: input.note,
      provisional: await isProvisional(tx, actor.organisationId),
      legality_record_id: legalityRecordId,
      created_by: actor.userId,
    })
    .execute();
  await saveLines(tx, id, 1, total, input);
  await touchRequest(tx, request.id);
  await announce(tx, actor, "quote.submitted", {
    requestId: request.id,
    packageId: pack.id,
    providerId: actor.organisationId,
    data: { quoteId: id },
    audit: { type: "quote", id },
  });
  return { id, version: 1, totalFen: total, promisedOn };
}

async function hasQuoted(tx: Tx, packageId: string, providerId: string) {
  const row = await tx
    .selectFrom("quotes")
    .select("id")
    .where("package_id", "=", packageId)
    .where("provider_id", "=", providerId)
    .where("status", "<>", "retracted")
    .executeTakeFirst();
  return row !== undefined;
}

async function isProvisional(tx: Tx, providerId: string) {
  const provider = await tx
    .selectFrom("providers")
    .select("provisional")
    .where("organisation_id", "=", providerId)
    .executeTakeFirstOrThrow();
  return provider.provisional;
}
