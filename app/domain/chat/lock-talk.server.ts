import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { Refusal } from "../errors";
import { type LockedConversation, lockConversation } from "../experts/lock-conversation.server";
import { idSchema } from "../ids";
import type { Tx } from "../outbox.server";
import type { EventAuthor } from "./append-event.server";
import type { WritingPart } from "./chat";
import { mustTakePart } from "./sight.queries.server";

export const authorAs = (actor: Actor, part: WritingPart): EventAuthor => ({
  userId: actor.userId,
  name: actor.name,
  organisation: actor.organisationName,
  organisationId: actor.organisationId,
  part,
});

/**
 * A conversation locked for somebody who writes in it, and as what he does. His part is asked under the lock. Refuses
 * 404 to strangers, 403 to whoever only reads.
 */
export async function lockTalk(
  tx: Tx,
  actor: Actor,
  c: string,
): Promise<{ talk: LockedConversation; by: EventAuthor }> {
  if (!idSchema.safeParse(c).success) throw new Refusal("not_found", "not_found");
  const talk = await lockConversation(tx, c);
  const part = await mustTakePart(tx, actor, c);
  if (part === "inspector") authorize(false, "inspectors_only_read");
  return { talk, by: authorAs(actor, part as WritingPart) };
}
