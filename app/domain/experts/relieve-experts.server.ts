import { THE_CLOCK } from "../actor";
import { appendEvent } from "../chat/append-event.server";
import { loadCalendar } from "../clocks/calendar.queries.server";
import { sweep } from "../clocks/sweep.server";
import { announce, type Db, type Tx } from "../outbox.server";
import { placeQueued } from "./assign-expert.server";
import { candidatesOf } from "./candidate.queries.server";
import { replyDueAt } from "./expert-duty";
import { type LockedConversation, lockConversation } from "./lock-conversation.server";
import { passOn } from "./pass-on.server";
import { wasToldDue } from "./place-conversation.server";
import {
  awaitingAnswer,
  perhapsSilent,
  queuedConversations,
  withAbsentExpert,
} from "./waiting.queries.server";

/** Gives what waits in queues to whoever is free by now, those first who have waited longest. Gives how many. */
export const assignWaiting = async (db: Db, now: Date) =>
  sweep(db, await queuedConversations(db), async (tx, id) => (await placeQueued(tx, id, now)) !== null);

/**
 * First reply 30 minutes of duty time after the asker's words (DOMAIN 6): after that the conversation passes to the
 * backup, else to the next expert, else back into the queue, and the hub's desk hears of it. Gives how many passed on.
 */
export const reassignSilent = async (db: Db, now: Date) =>
  sweep(db, await perhapsSilent(db, now), async (tx, id) => {
    const conversation = await lockConversation(tx, id);
    const owed = await owedBy(tx, conversation, now);
    if (!owed || owed.due >= now) return false;
    const preferred = owed.backupId ? [owed.backupId] : [];
    const next = await passOn(tx, conversation, "silent", { now, preferred });
    await announceSilent(tx, conversation, next);
    return true;
  });

/** Whoever has the day off, or has left, gives his conversations to his backup, the next expert, or the queue. Gives how many. */
export const relieveAbsent = async (db: Db, now: Date) =>
  sweep(db, await withAbsentExpert(db, now), async (tx, id) => {
    const conversation = await lockConversation(tx, id);
    if (!conversation.assignment) return false;
    const expertId = conversation.assignment.expertId;
    const [expert] = await candidatesOf(tx, [expertId], now);
    const backup = expert?.backupId ?? (await backupOf(tx, expertId));
    await passOn(tx, conversation, expert ? "on_leave" : "left", { now, preferred: backup ? [backup] : [] });
    return true;
  });

/** Off duty the words are kept, and their writer is told once by when the expert answers. Gives how many were told. */
export const tellOffDuty = async (db: Db, now: Date) =>
  sweep(db, await awaitingAnswer(db), async (tx, id) => {
    const conversation = await lockConversation(tx, id);
    const owed = await owedBy(tx, conversation, now);
    if (!owed || owed.onDuty || !conversation.awaitingSince) return false;
    if (await wasToldDue(tx, id, conversation.awaitingSince)) return false;
    await appendEvent(tx, id, {
      type: "state",
      by: null,
      change: { change: "answer_due", at: owed.due.toISOString(), provisional: owed.provisional },
    });
    return true;
  });

/** What the expert of a locked conversation owes, and by when; null when nobody waits for him. */
async function owedBy(tx: Tx, { assignment, awaitingSince }: LockedConversation, now: Date) {
  if (!assignment || !awaitingSince) return null;
  const [expert] = await candidatesOf(tx, [assignment.expertId], now);
  if (!expert) return null;
  const since = assignment.assignedAt > awaitingSince ? assignment.assignedAt : awaitingSince;
  const { at, provisional } = replyDueAt(await loadCalendar(tx), expert, since);
  return { due: at, provisional, onDuty: expert.onDuty, backupId: expert.backupId };
}

async function backupOf(tx: Tx, expertId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("experts")
    .select("backup_id")
    .where("id", "=", expertId)
    .executeTakeFirst();
  return row?.backup_id ?? null;
}

const announceSilent = (tx: Tx, conversation: LockedConversation, next: string | null) =>
  announce(tx, THE_CLOCK, "expert.silent", {
    ...(conversation.requestId ? { requestId: conversation.requestId } : {}),
    ...(conversation.orderId ? { orderId: conversation.orderId } : {}),
    data: {
      conversationId: conversation.id,
      hubId: conversation.hubId,
      passedOn: next !== null,
      ...(conversation.number ? { number: conversation.number } : {}),
    },
    audit: { type: "conversation", id: conversation.id },
  });
