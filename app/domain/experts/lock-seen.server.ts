import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import type { Part } from "../chat/chat";
import type { Tx } from "../outbox.server";
import { expertPolicy } from "./expert.policy";
import { type LockedConversation, lockConversation } from "./lock-conversation.server";

/**
 * The conversation, locked, for whoever takes part in it or directs the hub that is asked, with the actor's part (null:
 * he only directs); 404 to everybody else.
 */
export async function lockSeen(
  tx: Tx,
  actor: Actor,
  c: string,
): Promise<LockedConversation & { part: Part | null }> {
  const conversation = await lockConversation(tx, c);
  const { rows } = await sql<{ part: Part | null }>`
    select chat_part(${c}, ${actor.userId}, ${actor.organisationId}) as part`.execute(tx);
  const part = rows[0]?.part ?? null;
  // members' talk of a consultation is given to nobody, and has no queue
  authorizeSight(
    conversation.subject !== "consultation" && (part !== null || expertPolicy.direct(actor, conversation)),
  );
  return { ...conversation, part };
}
