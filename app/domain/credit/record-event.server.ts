import type { Actor, Author } from "../actor";
import { authorizeSight } from "../authorize";
import type { Category } from "../catalogue/service";
import { chinaDay } from "../china-day";
import { invalid } from "../errors";
import type { FileStore, IncomingFile } from "../files";
import { newId } from "../ids";
import { announce, type Db, type Tx } from "../outbox.server";
import { assessProvider } from "./assess-provider.server";
import { type EventForm, type EventKind, ruleOf } from "./credit";
import { creditPolicy } from "./credit.policy";
import { keepEvidence } from "./evidence-file.server";
import { lockProvider } from "./lock-provider.server";

export interface CreditCause {
  providerId: string;
  kind: EventKind;
  /** Null or left out: it counts in every category. */
  category?: Category | null;
  /** The day it happened, YYYY-MM-DD in China; today when left out. */
  day?: string;
  evidence: string;
  /** A case number or an address where the evidence is. */
  reference?: string;
  fileId?: string | null;
  orderId?: string | null;
  deliverableId?: string | null;
  accreditationId?: string | null;
  /** Names the cause, e.g. `inspection:<check>`: what has one counts once, however often it is recorded. */
  causeKey?: string | null;
}

/**
 * Records a credit event and grades the provider anew, in the caller's transaction: what makes it a D bars it from the
 * commit on. Call it after rows of requests and orders are locked, and just before the caller's own announcement.
 * Gives the event's id, or null when its cause is recorded already. Authorises nobody: that is the caller's.
 */
export async function recordCreditEvent(tx: Tx, author: Author, cause: CreditCause): Promise<string | null> {
  await lockProvider(tx, cause.providerId);
  const id = newId();
  const day = cause.day ?? chinaDay();
  const made = await tx
    .insertInto("credit_events")
    .values({
      id,
      provider_id: cause.providerId,
      category: cause.category ?? null,
      kind: cause.kind,
      points: ruleOf(cause.kind).points,
      day,
      evidence: cause.evidence,
      reference: cause.reference ?? "",
      file_id: cause.fileId ?? null,
      order_id: cause.orderId ?? null,
      deliverable_id: cause.deliverableId ?? null,
      accreditation_id: cause.accreditationId ?? null,
      cause_key: cause.causeKey ?? null,
      recorded_by: author.userId,
      recorded_organisation_id: author.organisationId,
    })
    .onConflict((clash) => clash.column("cause_key").doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!made) return null;
  const changes = await assessProvider(tx, cause.providerId);
  await announce(tx, author, "credit.recorded", {
    providerId: cause.providerId,
    organisationId: cause.providerId,
    data: { eventId: id, event: cause.kind, category: cause.category ?? null, day, changes },
    audit: { type: "credit_event", id },
  });
  return id;
}

/**
 * A regulator records what it knows of a provider in its subtree, with evidence. Gives the event's id, or null when
 * the same form came twice. Refuses: 404 outside of the subtree, 422 for a day that has not come or evidence that is no document.
 */
export function recordEvent(
  db: Db,
  files: FileStore,
  actor: Actor,
  input: EventForm & { providerId: string; file: IncomingFile | null },
): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    const provider = await lockProvider(tx, input.providerId);
    authorizeSight(creditPolicy.supervise(actor, provider));
    if (input.day > chinaDay()) invalid({ day: "not_in_future" });
    const { file, key, ...cause } = input;
    const fileId = await keepEvidence(tx, files, actor, file);
    return recordCreditEvent(tx, actor, { ...cause, fileId, causeKey: key ? `form:${key}` : null });
  });
}
