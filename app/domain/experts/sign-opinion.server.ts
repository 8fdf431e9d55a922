import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { appendEvent } from "../chat/append-event.server";
import { mustHold } from "../errors";
import { announce, type Db, recordAudit, type Tx } from "../outbox.server";
import { endConsultation } from "./end-consultation.server";
import { type LockedConsultation, lockConsultation, type Member } from "./lock-consultation.server";

/**
 * A member signs the words whose fingerprint he saw. With the last signature the joint opinion goes into the
 * conversation as a card and the consultation is over. Gives whether it is. Refuses 404, 403 unless a member; 409 when
 * over, empty, changed since, or signed by him before.
 */
export function signOpinion(
  db: Db,
  actor: Actor,
  input: { consultationId: string; hash: string },
  now = new Date(),
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const consultation = await lockConsultation(tx, actor, input.consultationId);
    const { id, mine, opinionHash } = consultation;
    authorize(mine !== null);
    mustHold(opinionHash !== null, "opinion_empty");
    mustHold(opinionHash === input.hash, "opinion_changed");
    mustHold(mine.signedAt === null, "opinion_signed");
    await tx
      .updateTable("consultation_members")
      .set({ signed_at: now, signed_hash: input.hash })
      .where("consultation_id", "=", id)
      .where("expert_id", "=", mine.expertId)
      .execute();
    const open = consultation.members.filter(
      ({ expertId, signedAt }) => signedAt === null && expertId !== mine.expertId,
    );
    const about = { type: "consultation", id };
    if (open.length > 0)
      await recordAudit(tx, actor, "consultation.opinion_signed", about, { hash: input.hash });
    else await conclude(tx, actor, consultation, { ...mine, signedAt: now.toISOString() }, now);
    return open.length === 0;
  });
}

/** Everybody has signed: the card with the words, their fingerprint and the signers, for all who talk. */
async function conclude(tx: Tx, actor: Actor, consultation: LockedConsultation, last: Member, now: Date) {
  const { id, conversation, members, opinion, opinionHash } = consultation;
  const signers = members.map((member) => (member.expertId === last.expertId ? last : member));
  await appendEvent(tx, conversation.id, {
    type: "card",
    by: null,
    card: {
      kind: "opinion",
      consultationId: id,
      opinion,
      hash: opinionHash ?? "",
      signers: signers.map(({ name, organisation, signedAt }) => ({
        name,
        organisation,
        at: new Date(signedAt ?? now).toISOString(),
      })),
    },
  });
  await endConsultation(tx, consultation, "signed", now);
  await announce(tx, actor, "consultation.signed", {
    ...(conversation.requestId ? { requestId: conversation.requestId } : {}),
    ...(conversation.orderId ? { orderId: conversation.orderId } : {}),
    data: {
      consultationId: id,
      conversationId: conversation.id,
      ...(conversation.number ? { number: conversation.number } : {}),
    },
    audit: { type: "consultation", id },
  });
}
