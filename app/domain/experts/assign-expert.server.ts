import type { Db } from "../outbox.server";
import { lockConversation } from "./lock-conversation.server";
import { placeConversation } from "./place-conversation.server";

/**
 * Gives a queued conversation to the best expert who is on duty and has room; gives his id, or null when it waits on or
 * is no longer queued. Done again it does nothing: one expert has it, whoever else reached for it.
 */
export function assignExpert(db: Db, c: string, now = new Date()): Promise<string | null> {
  return db.transaction().execute(async (tx) => {
    const conversation = await lockConversation(tx, c);
    return conversation.status === "queued" ? placeConversation(tx, conversation, { now }) : null;
  });
}
