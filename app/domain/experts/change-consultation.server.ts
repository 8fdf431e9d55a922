import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustBeCurrent, mustHold } from "../errors";
import { type Db, recordAudit, type Tx } from "../outbox.server";
import { sha256 } from "../store-file.server";
import { MOST_MEMBERS, signedText } from "./consultation";
import { type LockedConsultation, lockConsultation } from "./lock-consultation.server";
import { announceInvited, consultants, seatMember } from "./seat-member.server";

export const fingerprint = (consultation: { id: string; question: string; opinion: string }) =>
  sha256(Buffer.from(signedText(consultation)));

/**
 * A member writes the joint opinion anew. Other words void every signature: each was given to the words before.
 * Refuses 404, 403 unless a member, 409 once it is over, 412.
 */
export function draftOpinion(
  db: Db,
  actor: Actor,
  input: { consultationId: string; opinion: string; expectedVersion?: number | undefined },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const consultation = await lockConsultation(tx, actor, input.consultationId);
    authorize(consultation.mine !== null);
    mustBeCurrent(input.expectedVersion, consultation.version);
    if (input.opinion === consultation.opinion) return;
    const hash = fingerprint({ ...consultation, opinion: input.opinion });
    await tx
      .updateTable("consultations")
      .set({ opinion: input.opinion, opinion_hash: hash, version: sql`version + 1` })
      .where("id", "=", consultation.id)
      .execute();
    await voidSignatures(tx, consultation);
    const about = { type: "consultation", id: consultation.id };
    await recordAudit(tx, actor, "consultation.opinion_drafted", about, { hash });
  });
}

const voidSignatures = (tx: Tx, { id }: LockedConsultation) =>
  tx
    .updateTable("consultation_members")
    .set({ signed_at: null, signed_hash: null })
    .where("consultation_id", "=", id)
    .execute();

const STAYS = { released_at: null, released_by: null, release_reason: null };

/** The lead, or the hub's desk, asks one more expert. Refuses 404, 403; 409 when over, full, or he is part of it. */
export function inviteMember(db: Db, actor: Actor, input: { consultationId: string; expertId: string }) {
  return db.transaction().execute(async (tx) => {
    const consultation = await lockConsultation(tx, actor, input.consultationId);
    const { id, conversation, groupId, members, mine } = consultation;
    authorize(mine === null || mine.lead);
    mustHold(!members.some(({ expertId }) => expertId === input.expertId), "consultation_member");
    mustHold(members.length < MOST_MEMBERS, "consultation_full");
    for (const expert of await consultants(tx, conversation, [input.expertId])) {
      await tx
        .insertInto("consultation_members")
        .values({ consultation_id: id, expert_id: expert.id })
        // who was released is asked again
        .onConflict((clash) => clash.columns(["consultation_id", "expert_id"]).doUpdateSet(STAYS))
        .execute();
      await seatMember(tx, conversation, groupId, expert);
      await announceInvited(tx, actor, { id, number: conversation.number }, expert);
    }
  });
}
