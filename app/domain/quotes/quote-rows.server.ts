import type { Actor } from "../actor";
import { isProvider } from "../actor";
import type { Db, Tx } from "../outbox.server";

/** A quote with whether its provider is still provisional, locked. */
export function lockQuote(tx: Tx, quoteId: string) {
  return tx
    .selectFrom("quotes as q")
    .innerJoin("providers as p", "p.organisation_id", "q.provider_id")
    .selectAll("q")
    .select("p.provisional as provider_provisional")
    .where("q.id", "=", quoteId)
    .forUpdate("q")
    .executeTakeFirst();
}
export type LockedQuote = NonNullable<Awaited<ReturnType<typeof lockQuote>>>;

/** Whether the actor's provider was invited to any package of the request. */
export async function isInvited(db: Db, actor: Actor, requestId: string): Promise<boolean> {
  if (!isProvider(actor)) return false;
  const row = await db
    .selectFrom("invitations as i")
    .innerJoin("packages as p", "p.id", "i.package_id")
    .select("i.id")
    .where("p.request_id", "=", requestId)
    .where("i.provider_id", "=", actor.organisationId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
