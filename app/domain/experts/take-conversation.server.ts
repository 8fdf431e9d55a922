import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustExist, mustHold } from "../errors";
import type { Db, Tx } from "../outbox.server";
import { type ExpertCandidate, lockExperts } from "./candidate.queries.server";
import { expertPolicy } from "./expert.policy";
import { giveConversation } from "./give-conversation.server";
import { type LockedConversation, lockConversation } from "./lock-conversation.server";

/**
 * An expert takes a queued conversation himself, whatever his field, also off duty. Of all who reach for it one has it.
 * Refuses: 403 unless an expert; 404 outside his regions, and for a provider's; 409 when taken, closed or he is full.
 */
export async function takeConversation(db: Db, actor: Actor, { c }: { c: string }, now = new Date()) {
  authorize(actor.role === "expert");
  return db.transaction().execute(async (tx) => {
    const conversation = await lockConversation(tx, c);
    const expert = await ownProfile(tx, actor, now);
    authorizeSight(covers(expert, conversation));
    mustHold(conversation.status !== "closed", "conversation_closed");
    mustHold(conversation.status === "queued", "conversation_taken");
    mustHold(expert.load < expert.capacity, "expert_full");
    await giveConversation(tx, conversation, expert, { author: actor, how: "assigned", now });
  });
}

async function ownProfile(tx: Tx, actor: Actor, now: Date): Promise<ExpertCandidate> {
  const own = await tx
    .selectFrom("experts")
    .select("id")
    .where("user_id", "=", actor.userId)
    .where("organisation_id", "=", actor.organisationId)
    .executeTakeFirst();
  const [expert] = await lockExperts(tx, own ? [own.id] : [], now);
  return mustExist(expert, "no_expert_profile");
}

/** Only what his regions cover is in his queue; an order's talk also belongs to its provider's own experts. */
const covers = (expert: ExpertCandidate, conversation: LockedConversation) =>
  expertPolicy.mayJoin(expert, conversation) &&
  (!expert.ofHub || expert.regions.some((prefix) => conversation.regionCode.startsWith(prefix)));
