import type { Author } from "../actor";
import { appendEvent } from "../chat/append-event.server";
import { newId } from "../ids";
import { announce, type Tx } from "../outbox.server";
import type { ExpertCandidate } from "./candidate.queries.server";
import type { LockedConversation } from "./lock-conversation.server";

interface Giving {
  author: Author;
  how: "assigned" | "handed_over";
  note?: string;
  now: Date;
}

/**
 * Makes a locked expert the one who has a locked conversation that nobody has: the assignment, his seat, the event in
 * the conversation, the timeline and what tells people. Called last: it announces.
 */
export async function giveConversation(
  tx: Tx,
  conversation: LockedConversation,
  expert: ExpertCandidate,
  giving: Giving,
): Promise<void> {
  const { author, how, note = "", now } = giving;
  await tx
    .insertInto("expert_assignments")
    .values({
      id: newId(),
      conversation_id: conversation.id,
      expert_id: expert.id,
      assigned_by: author.userId,
      assigned_at: now,
      note,
    })
    .execute();
  await seat(tx, conversation.id, expert);
  await tx
    .updateTable("conversations")
    .set({ status: "assigned", queued_at: null })
    .where("id", "=", conversation.id)
    .execute();
  await appendEvent(tx, conversation.id, {
    type: "assign",
    by: null,
    change: {
      change: how,
      expertId: expert.id,
      userId: expert.userId,
      name: expert.name,
      organisation: expert.organisation,
      ...(note ? { note } : {}),
    },
  });
  await announceAssigned(tx, author, conversation, expert);
}

/** The expert takes his seat; whoever sat there before gets up. */
async function seat(tx: Tx, c: string, { userId, organisationId }: ExpertCandidate) {
  await tx
    .updateTable("conversation_people")
    .set({ left_at: new Date() })
    .where("conversation_id", "=", c)
    .where("part", "=", "expert")
    .where("user_id", "<>", userId)
    .where("left_at", "is", null)
    .execute();
  const place = { organisation_id: organisationId, part: "expert", left_at: null, reason: null, until: null };
  await tx
    .insertInto("conversation_people")
    .values({ conversation_id: c, user_id: userId, ...place })
    .onConflict((clash) => clash.columns(["conversation_id", "user_id"]).doUpdateSet(place))
    .execute();
}

const announceAssigned = (
  tx: Tx,
  author: Author,
  conversation: LockedConversation,
  expert: ExpertCandidate,
) =>
  announce(tx, author, "expert.assigned", {
    ...(conversation.requestId ? { requestId: conversation.requestId } : {}),
    ...(conversation.orderId ? { orderId: conversation.orderId } : {}),
    organisationId: expert.organisationId,
    data: {
      conversationId: conversation.id,
      userId: expert.userId,
      expert: expert.name,
      ...(conversation.number ? { number: conversation.number } : {}),
    },
    audit: { type: "conversation", id: conversation.id },
  });
