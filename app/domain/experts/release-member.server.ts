import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { appendEvent } from "../chat/append-event.server";
import { mustExist, mustHold } from "../errors";
import { announce, type Db, type Tx } from "../outbox.server";
import { concludeConsultation } from "./conclude-consultation.server";
import { LEAST_MEMBERS, type MemberChange } from "./consultation";
import { lockConsultation, type Member } from "./lock-consultation.server";

/**
 * The lead, or the hub's desk, releases a member who has not signed, and says why: his seats are freed, and the opinion
 * needs the others' signatures alone. When they are all there it is concluded at once; gives whether it is. Refuses 404
 * to others and for who is no member, 403 to other members; 409 when over, for the lead, a signer, or the last but one.
 */
export function releaseMember(
  db: Db,
  actor: Actor,
  input: MemberChange & { consultationId: string },
  now = new Date(),
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const consultation = await lockConsultation(tx, actor, input.consultationId);
    const { id, conversation, groupId, members, mine, opinionHash } = consultation;
    authorize(mine === null || mine.lead);
    const member = mustExist(members.find(({ expertId }) => expertId === input.expertId));
    mustHold(!member.lead, "consultation_lead");
    mustHold(member.signedAt === null, "member_signed");
    mustHold(members.length > LEAST_MEMBERS, "consultation_least");
    await tx
      .updateTable("consultation_members")
      .set({ released_at: now, released_by: actor.userId, release_reason: input.reason })
      .where("consultation_id", "=", id)
      .where("expert_id", "=", member.expertId)
      .execute();
    for (const c of [conversation.id, groupId]) await getUp(tx, c, member, now);
    await announceReleased(tx, actor, { id, number: conversation.number }, member, input.reason);
    const others = members.filter((other) => other !== member);
    const concluded = opinionHash !== null && others.every(({ signedAt }) => signedAt !== null);
    if (concluded) await concludeConsultation(tx, actor, consultation, others, now);
    return concluded;
  });
}

/** Frees a guest's seat, and says so where he sat; whoever has the conversation by now keeps his. */
async function getUp(tx: Tx, c: string, { userId, name }: Member, now: Date) {
  const freed = await tx
    .updateTable("conversation_people")
    .set({ left_at: now })
    .where("conversation_id", "=", c)
    .where("user_id", "=", userId)
    .where("part", "=", "consultant")
    .where("left_at", "is", null)
    .returning("user_id")
    .executeTakeFirst();
  if (!freed) return;
  const change = { change: "left", userId, name, part: "consultant" } as const;
  await appendEvent(tx, c, { type: "state", by: null, change });
}

/** Tells him, and why. */
const announceReleased = (
  tx: Tx,
  actor: Actor,
  { id, number }: { id: string; number: string | null },
  { userId, organisationId, name }: Member,
  reason: string,
) =>
  announce(tx, actor, "consultation.released", {
    organisationId,
    data: { consultationId: id, userId, expert: name, reason, ...(number ? { number } : {}) },
    audit: { type: "consultation", id },
  });
