import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustHold } from "../errors";
import { type Db, recordAudit } from "../outbox.server";
import { concludeConsultation } from "./conclude-consultation.server";
import { lockConsultation } from "./lock-consultation.server";

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
    const signers = consultation.members.map((member) =>
      member.expertId === mine.expertId ? { ...member, signedAt: now.toISOString() } : member,
    );
    const concluded = signers.every(({ signedAt }) => signedAt !== null);
    const about = { type: "consultation", id };
    if (concluded) await concludeConsultation(tx, actor, consultation, signers, now);
    else await recordAudit(tx, actor, "consultation.opinion_signed", about, { hash: input.hash });
    return concluded;
  });
}
