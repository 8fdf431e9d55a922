import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { loadClockSettings } from "../clocks/settings.queries.server";
import { deadlineOf } from "../clocks/working-clocks.queries.server";
import { mustExist, mustHold } from "../errors";
import type { FileStore, IncomingFile } from "../files";
import { newId } from "../ids";
import { announce, type Db, type Tx } from "../outbox.server";
import type { CaseForm, CaseKind } from "./credit";
import { creditPolicy } from "./credit.policy";
import { keepEvidence } from "./evidence-file.server";
import { lockProvider } from "./lock-provider.server";
import { objectionEnds } from "./terms";

const CLOCK = { objection: "credit_objection_working_days", repair: "credit_repair_working_days" } as const;
const SAID: Record<CaseKind, string> = { objection: "credit.objected", repair: "credit.repair_requested" };

export type NewCase = CaseForm & { eventId: string; file: IncomingFile | null };

/**
 * A provider objects to an event against it, or applies for repair after it put the cause right; a repair needs evidence.
 * Gives the case's id. Refuses: 404 for another's event, 403 for who does not answer for the house; 409 when the event
 * counts in its favour or no more, the time to object is over, or the same was asked already.
 */
export function openCase(db: Db, files: FileStore, actor: Actor, input: NewCase): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const event = await lockEvent(tx, input.eventId);
    authorizeSight(creditPolicy.own(actor, event));
    authorize(creditPolicy.appeal(actor, event));
    mustHold(event.points < 0, "credit_event_favours");
    mustHold(!event.settled, "credit_event_settled");
    await mustBeOpenTo(tx, input.kind, event);
    const now = new Date();
    const due = await deadlineOf(tx, CLOCK[input.kind], now);
    const id = newId();
    const made = await tx
      .insertInto("credit_cases")
      .values({
        id,
        event_id: event.id,
        provider_id: event.provider_id,
        kind: input.kind,
        statement: input.statement,
        file_id: await keepEvidence(tx, files, actor, input.file),
        opened_by: actor.userId,
        opened_at: now,
        due_at: due.at,
        deadline_provisional: due.provisional,
      })
      .onConflict((clash) => clash.doNothing())
      .executeTakeFirst();
    mustHold(made.numInsertedOrUpdatedRows === 1n, "credit_case_exists");
    await announce(tx, actor, SAID[input.kind], {
      providerId: event.provider_id,
      data: { caseId: id, eventId: event.id, event: event.kind, dueAt: due.at.toISOString() },
      audit: { type: "credit_case", id },
    });
    return id;
  });
}

/** The event with whether an answer has taken it out already; the provider's row is locked. Unknown: 404. */
async function lockEvent(tx: Tx, eventId: string) {
  const found = await tx
    .selectFrom("credit_events")
    .select(["id", "provider_id", "kind", "points", "recorded_at"])
    .where("id", "=", eventId)
    .executeTakeFirst();
  const event = mustExist(found);
  await lockProvider(tx, event.provider_id);
  const { rows } =
    await sql`select from credit_cases where event_id = ${eventId} and status = 'upheld'`.execute(tx);
  return { ...event, settled: rows.length > 0 };
}

async function mustBeOpenTo(tx: Tx, kind: CaseKind, event: { recorded_at: Date }) {
  if (kind === "repair") return;
  const { credit_objection_days } = await loadClockSettings(tx);
  mustHold(new Date() < objectionEnds(event.recorded_at, credit_objection_days), "credit_objection_late");
}
