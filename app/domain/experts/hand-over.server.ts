import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustExist, mustHold } from "../errors";
import type { Db, Tx } from "../outbox.server";
import { type ExpertCandidate, lockExperts } from "./candidate.queries.server";
import { endAssignment } from "./end-assignment.server";
import { expertPolicy } from "./expert.policy";
import { isOnLeave } from "./expert-duty";
import { giveConversation } from "./give-conversation.server";
import type { LockedConversation } from "./lock-conversation.server";
import { lockSeen } from "./lock-seen.server";

interface HandOver {
  c: string;
  expertId: string;
  /** What the next one should know; everybody in the conversation can read it. */
  note: string;
}

/**
 * Gives a conversation on to a named expert with a note: by whoever has it, or by the hub's desk, which may also give
 * away what waits in the queue. Refuses: 404 to who does not see it, 403 to others; 409 when it is closed, he has it
 * already, he is full or on leave, or his house may not join (DOMAIN 5).
 */
export function handOver(db: Db, actor: Actor, { c, expertId, note }: HandOver, now = new Date()) {
  return db.transaction().execute(async (tx) => {
    const conversation = await lockSeen(tx, actor, c);
    mustHold(conversation.status !== "closed", "conversation_closed");
    authorize(expertPolicy.giveOn(actor, conversation));
    mustHold(conversation.assignment?.expertId !== expertId, "expert_has_it");
    const expert = await receiver(tx, conversation, expertId, now);
    if (conversation.assignment) await endAssignment(tx, c, "handed_over", now);
    await giveConversation(tx, conversation, expert, { author: actor, how: "handed_over", note, now });
  });
}

async function receiver(
  tx: Tx,
  conversation: LockedConversation,
  expertId: string,
  now: Date,
): Promise<ExpertCandidate> {
  const [found] = await lockExperts(tx, [expertId], now);
  const expert = mustExist(found);
  mustHold(expertPolicy.mayJoin(expert, conversation), "provider_expert");
  mustHold(expert.load < expert.capacity, "expert_full");
  mustHold(!isOnLeave(expert, now) && !expert.paused, "expert_away");
  return expert;
}
