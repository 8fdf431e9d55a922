import type { Db, Tx } from "../outbox.server";
import { lockConversation } from "./lock-conversation.server";
import { placeConversation } from "./place-conversation.server";

/**
 * Gives a queued conversation to the best expert who is on duty and has room; gives his id, or null when it waits on or
 * is no longer queued. Done again it does nothing: one expert has it, whoever else reached for it.
 */
export function assignExpert(db: Db, c: string, now = new Date()): Promise<string | null> {
  return db.transaction().execute((tx) => placeQueued(tx, c, now));
}

/** The same in the caller's transaction. */
export async function placeQueued(tx: Tx, c: string, now: Date): Promise<string | null> {
  const conversation = await lockConversation(tx, c);
  return conversation.status === "queued" ? placeConversation(tx, conversation, { now }) : null;
}
