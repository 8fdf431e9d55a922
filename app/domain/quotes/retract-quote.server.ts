import { sql } from "kysely";
import type { Actor } from "../actor";
import { announce, type Db } from "../outbox.server";
import { touchRequest } from "../requests/locks.server";
import { lockOwnQuote } from "./lock-own-quote.server";

/** The provider takes its offer back before the deadline; it may quote anew. Refuses as `lockOwnQuote` does. */
export function retractQuote(db: Db, actor: Actor, quoteId: string, expectedVersion?: number) {
  return db.transaction().execute(async (tx) => {
    const { request, pack, quote } = await lockOwnQuote(tx, actor, quoteId, expectedVersion);
    await tx
      .updateTable("quotes")
      .set({ status: "retracted", version: quote.version + 1, updated_at: sql`now()` })
      .where("id", "=", quoteId)
      .execute();
    await touchRequest(tx, request.id);
    await announce(tx, actor, "quote.retracted", {
      requestId: request.id,
      packageId: pack.id,
      providerId: actor.organisationId,
      data: { quoteId },
      audit: { type: "quote", id: quoteId },
    });
  });
}
