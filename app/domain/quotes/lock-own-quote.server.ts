import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustBeCurrent, mustExist, mustHold } from "../errors";
import type { Tx } from "../outbox.server";
import { lockOnePackage, lockRequest } from "../requests/locks.server";
import { mustTakeQuotes } from "./lock-for-quoting.server";
import { quotePolicy } from "./quote.policy";
import { lockQuote } from "./quote-rows.server";

/**
 * The provider's own quote with its request and package, locked and still open to change. Refuses another's quote (404),
 * a colleague without that right (403), a quote or package already decided (409), a version no longer current (412).
 */
export async function lockOwnQuote(tx: Tx, actor: Actor, quoteId: string, expectedVersion?: number) {
  const { request_id, package_id } = mustExist(
    await tx
      .selectFrom("quotes as q")
      .innerJoin("packages as p", "p.id", "q.package_id")
      .select(["p.request_id", "q.package_id"])
      .where("q.id", "=", quoteId)
      .executeTakeFirst(),
  );
  const request = await lockRequest(tx, request_id);
  const pack = await lockOnePackage(tx, request, package_id);
  const quote = mustExist(await lockQuote(tx, quoteId));
  authorizeSight(quotePolicy.see(actor, request, quote.provider_id));
  authorize(quotePolicy.change(actor, quote));
  mustHold(quote.status === "active", "quote_not_active");
  mustTakeQuotes(request, pack);
  mustBeCurrent(expectedVersion, quote.version);
  return { request, pack, quote };
}
