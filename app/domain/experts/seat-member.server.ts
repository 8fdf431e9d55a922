import type { Author } from "../actor";
import { appendEvent } from "../chat/append-event.server";
import { mustExist, mustHold } from "../errors";
import { announce, type Tx } from "../outbox.server";
import { candidatesOf, type ExpertCandidate } from "./candidate.queries.server";
import { expertPolicy } from "./expert.policy";
import type { LockedConversation } from "./lock-conversation.server";

/** Experts who may consult on a conversation, as asked for; refuses 404 for an unknown one, 409 for a provider's (DOMAIN 5). */
export async function consultants(tx: Tx, conversation: LockedConversation, ids: readonly string[]) {
  const found = await candidatesOf(tx, ids, new Date());
  const experts = ids.map((id) => mustExist(found.find((each) => each.id === id)));
  mustHold(
    experts.every((expert) => expertPolicy.mayJoin(expert, conversation)),
    "provider_expert",
  );
  return experts;
}

/** A member's seat among the members, and, unless he sits there, in the conversation they consult about; that is told in it. */
export async function seatMember(
  tx: Tx,
  conversation: LockedConversation,
  groupId: string,
  expert: ExpertCandidate,
): Promise<void> {
  await sit(tx, groupId, expert);
  if (conversation.assignment?.expertId === expert.id) return;
  await sit(tx, conversation.id, expert);
  const { userId, name } = expert;
  await appendEvent(tx, conversation.id, {
    type: "state",
    by: null,
    change: { change: "joined", userId, name, part: "consultant" },
  });
}

async function sit(tx: Tx, c: string, { userId, organisationId }: ExpertCandidate) {
  const seat = {
    organisation_id: organisationId,
    part: "consultant",
    left_at: null,
    reason: null,
    until: null,
  };
  await tx
    .insertInto("conversation_people")
    .values({ conversation_id: c, user_id: userId, ...seat })
    .onConflict((clash) => clash.columns(["conversation_id", "user_id"]).doUpdateSet(seat))
    .execute();
}

/** Tells a member that he is asked; called last. */
export const announceInvited = (
  tx: Tx,
  author: Author,
  { id, number }: { id: string; number: string | null },
  { userId, organisationId, name }: ExpertCandidate,
) =>
  announce(tx, author, "consultation.invited", {
    organisationId,
    data: { consultationId: id, userId, expert: name, ...(number ? { number } : {}) },
    audit: { type: "consultation", id },
  });
