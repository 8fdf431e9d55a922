import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustHold } from "../errors";
import type { Db } from "../outbox.server";
import { expertPolicy } from "./expert.policy";
import { lockSeen } from "./lock-seen.server";
import { passOn } from "./pass-on.server";

/**
 * Whoever has a conversation, or the hub's desk, gives it back: the next free expert gets it, else it waits in the queue
 * where it stood; the one who gave it back is not asked again. Refuses 404, 403, and 409 unless somebody has it.
 */
export function returnToPool(db: Db, actor: Actor, { c }: { c: string }, now = new Date()) {
  return db.transaction().execute(async (tx) => {
    const conversation = await lockSeen(tx, actor, c);
    mustHold(conversation.status !== "closed", "conversation_closed");
    authorize(expertPolicy.giveOn(actor, conversation));
    mustHold(conversation.assignment !== null, "nobody_has_it");
    return passOn(tx, conversation, "returned", { now });
  });
}
