import { sql } from "kysely";
import type { Actor } from "../actor";
import { newId } from "../ids";
import { announce, type Tx } from "../outbox.server";
import { assessProvider } from "./assess-provider.server";
import { lockProvider } from "./lock-provider.server";

interface Voided {
  providerId: string;
  /** The cause the events were recorded by; those recorded again of it, `<cause>:<edition>`, as well. */
  cause: string;
  statement: string;
  reason: string;
}

/**
 * Takes what a cause was recorded as out of the count, because the office that recorded it corrected itself: upheld as
 * an objection is, with the reason, in the caller's transaction; the provider is graded anew. What was asked of the
 * event and waits is answered by it. Call it where `recordCreditEvent` would be. Authorises nobody.
 */
export async function voidCause(tx: Tx, actor: Actor, { providerId, cause, ...said }: Voided): Promise<void> {
  await lockProvider(tx, providerId);
  const standing = await tx
    .selectFrom("credit_events as e")
    .select(["e.id", "e.kind"])
    .select(
      sql<boolean>`exists (select from credit_cases c where c.event_id = e.id and c.kind = 'objection')`.as(
        "objected",
      ),
    )
    .where("e.provider_id", "=", providerId)
    .where(sql<boolean>`(e.cause_key = ${cause} or starts_with(e.cause_key, ${`${cause}:`}))`)
    .where(
      sql<boolean>`not exists (select from credit_cases c where c.event_id = e.id and c.status = 'upheld')`,
    )
    .execute();
  if (standing.length === 0) return;
  for (const event of standing) await uphold(tx, actor, providerId, event, said);
  const changes = await assessProvider(tx, providerId);
  for (const { id, kind } of standing) {
    await announce(tx, actor, "credit.voided", {
      providerId,
      organisationId: providerId,
      data: { eventId: id, event: kind, reason: said.reason, changes },
      audit: { type: "credit_event", id },
    });
  }
}

async function uphold(
  tx: Tx,
  actor: Actor,
  providerId: string,
  event: { id: string; objected: boolean },
  { statement, reason }: Pick<Voided, "statement" | "reason">,
) {
  const now = new Date();
  const decided = { status: "upheld", reason, decided_by: actor.userId, decided_at: now };
  const waiting = await tx
    .updateTable("credit_cases")
    .set({ ...decided, version: sql`version + 1` })
    .where("event_id", "=", event.id)
    .where("status", "=", "open")
    .returning("id")
    .execute();
  if (waiting.length > 0) return;
  // an event is objected to once: where that was refused before, it is put right instead
  const kind = event.objected ? "repair" : "objection";
  await tx
    .insertInto("credit_cases")
    .values({
      ...{ id: newId(), event_id: event.id, provider_id: providerId, kind, statement },
      ...{ opened_by: actor.userId, opened_at: now, due_at: now },
      ...decided,
    })
    .execute();
}
