import type { Tx } from "../outbox.server";
import { endAssignment, requeue } from "./end-assignment.server";
import type { EndedAs } from "./expert";
import type { LockedConversation } from "./lock-conversation.server";
import { placeConversation } from "./place-conversation.server";

/**
 * Takes a locked conversation from its expert and looks for the next one at once; gives his id, or null when it waits in
 * the queue again. Whoever waits for an answer keeps his turn.
 */
export async function passOn(
  tx: Tx,
  conversation: LockedConversation,
  endedAs: EndedAs,
  { now, preferred = [] }: { now: Date; preferred?: readonly string[] },
): Promise<string | null> {
  await endAssignment(tx, conversation.id, endedAs, now);
  const queuedAt = conversation.awaitingSince ?? now;
  await requeue(tx, conversation.id, queuedAt);
  const waiting = { ...conversation, status: "queued", queuedAt, assignment: null };
  return placeConversation(tx, waiting, { preferred, now });
}
