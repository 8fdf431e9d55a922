import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { appendEvent } from "../chat/append-event.server";
import { mustExist, mustHold } from "../errors";
import { newId } from "../ids";
import { announce, type Db, type Tx } from "../outbox.server";
import { type ConsultationInput, LEAST_MEMBERS, MOST_MEMBERS } from "./consultation";
import { expertPolicy } from "./expert.policy";
import type { LockedConversation } from "./lock-conversation.server";
import { lockSeen } from "./lock-seen.server";
import { announceInvited, consultants, seatMember } from "./seat-member.server";

/**
 * 会诊: whoever has a conversation, or the hub's desk, asks further experts to judge it together; the expert who has it
 * leads. The members get a conversation of their own. Gives its ids. Refuses 404, 403; 409 when the conversation is
 * closed, nobody has it, one is going on, or a provider's expert is asked before the award.
 */
export function openConsultation(db: Db, actor: Actor, input: ConsultationInput) {
  return db.transaction().execute(async (tx) => {
    const conversation = await lockSeen(tx, actor, input.c);
    mustHold(conversation.status !== "closed", "conversation_closed");
    authorize(expertPolicy.giveOn(actor, conversation));
    mustHold(conversation.assignment !== null, "nobody_has_it");
    const lead = conversation.assignment.expertId;
    const ids = [lead, ...new Set(input.expertIds.filter((id) => id !== lead))];
    mustHold(ids.length >= LEAST_MEMBERS, "consultation_too_few");
    mustHold(ids.length <= MOST_MEMBERS, "consultation_full");
    const experts = await consultants(tx, conversation, ids);
    const { id, groupId } = await store(tx, actor, conversation, input.question);
    await tx
      .insertInto("consultation_members")
      .values(ids.map((expert) => ({ consultation_id: id, expert_id: expert, lead: expert === lead })))
      .execute();
    const change = { change: "consultation_opened", consultationId: id } as const;
    await appendEvent(tx, conversation.id, { type: "state", by: null, change });
    await appendEvent(tx, groupId, { type: "state", by: null, change });
    for (const expert of experts) await seatMember(tx, conversation, groupId, expert);
    await announceOpened(tx, actor, conversation, id);
    for (const expert of experts) {
      if (expert.userId !== actor.userId) {
        await announceInvited(tx, actor, { id, number: conversation.number }, expert);
      }
    }
    return { id, groupId };
  });
}

async function store(tx: Tx, actor: Actor, conversation: LockedConversation, question: string) {
  const [id, groupId] = [newId(), newId()];
  await tx
    .insertInto("conversations")
    .values({
      id: groupId,
      subject: "consultation",
      parent_id: conversation.id,
      hub_id: conversation.hubId,
      category: conversation.category,
      status: "open",
      created_by: actor.userId,
    })
    .execute();
  const row = await tx
    .insertInto("consultations")
    .values({ id, conversation_id: conversation.id, group_id: groupId, question, opened_by: actor.userId })
    // one at a time is also what the index says
    .onConflict((clash) => clash.doNothing())
    .returning("id")
    .executeTakeFirst();
  mustHold(row !== undefined, "consultation_open");
  return { id: mustExist(row).id, groupId };
}

/** What it leads to, on the timeline of the request or order. */
const announceOpened = (tx: Tx, actor: Actor, conversation: LockedConversation, id: string) =>
  announce(tx, actor, "consultation.opened", {
    ...(conversation.requestId ? { requestId: conversation.requestId } : {}),
    ...(conversation.orderId ? { orderId: conversation.orderId } : {}),
    data: {
      consultationId: id,
      conversationId: conversation.id,
      ...(conversation.number ? { number: conversation.number } : {}),
    },
    audit: { type: "consultation", id },
  });
