import { sql } from "kysely";
import type { Actor } from "../actor";
import { assertWithinScope } from "../matching/assert-within-scope.server";
import { withLegality } from "../matching/with-legality.server";
import { announce, type Db, type Tx } from "../outbox.server";
import { touchRequest } from "../requests/locks.server";
import { lockOwnQuote } from "./lock-own-quote.server";
import { promiseDay } from "./promise-day.server";
import type { QuoteInput } from "./quote";
import { checkedTotal, saveLines } from "./quote-lines.server";
import type { LockedQuote } from "./quote-rows.server";

/** The provider replaces its offer before the deadline; earlier revisions stay on record. Refuses as `lockOwnQuote` does. */
export function reviseQuote(
  db: Db,
  actor: Actor,
  quoteId: string,
  input: QuoteInput,
  expectedVersion?: number,
) {
  const revision = { quoteId, input, expectedVersion };
  return withLegality(db, () => db.transaction().execute((tx) => revise(tx, actor, revision)));
}

interface Revision {
  quoteId: string;
  input: QuoteInput;
  expectedVersion: number | undefined;
}

async function revise(tx: Tx, actor: Actor, { quoteId, input, expectedVersion }: Revision) {
  const { request, pack, quote } = await lockOwnQuote(tx, actor, quoteId, expectedVersion);
  const total = await checkedTotal(tx, pack.id, input.items);
  const promisedOn = await promiseDay(tx, input.workingDays);
  const scope = await assertWithinScope(tx, actor, {
    packageId: pack.id,
    providerId: actor.organisationId,
    siteId: input.siteId ?? quote.site_id,
    moment: "quote",
    promisedOn,
  });
  await saveRevision(tx, quote, input, { total, promisedOn, ...scope });
  await touchRequest(tx, request.id);
  await announce(tx, actor, "quote.revised", {
    requestId: request.id,
    packageId: pack.id,
    providerId: actor.organisationId,
    data: { quoteId, revision: quote.revision + 1 },
    audit: { type: "quote", id: quoteId },
  });
  return { id: quoteId, version: quote.version + 1, totalFen: total, promisedOn };
}

interface Judged {
  total: number;
  promisedOn: string;
  legalityRecordId: string;
  siteId: string | null;
}

async function saveRevision(tx: Tx, quote: LockedQuote, input: QuoteInput, judged: Judged) {
  await tx
    .updateTable("quotes")
    .set({
      site_id: judged.siteId,
      total_fen: judged.total,
      working_days: input.workingDays,
      promised_on: judged.promisedOn,
      valid_until: input.validUntil,
      note: input.note,
      legality_record_id: judged.legalityRecordId,
      revision: quote.revision + 1,
      version: quote.version + 1,
      updated_at: sql`now()`,
    })
    .where("id", "=", quote.id)
    .execute();
  await saveLines(tx, quote.id, quote.revision + 1, judged.total, input);
}
