import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { appendEvent } from "../chat/append-event.server";
import { mustExist, mustHold } from "../errors";
import { announce, type Db, type Tx } from "../outbox.server";
import type { MemberChange } from "./consultation";
import { lockConsultation, type Member } from "./lock-consultation.server";
import { consultants } from "./seat-member.server";

/**
 * The lead, or the hub's desk, makes another member the lead, and says why: all members read it in their talk. What is
 * signed stays signed, since it does not say who leads. Refuses 404 to others and for who is no member, or no expert, any
 * more; 403 to other members; 409 when over, or for who leads already.
 */
export function nameLead(
  db: Db,
  actor: Actor,
  input: MemberChange & { consultationId: string },
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const consultation = await lockConsultation(tx, actor, input.consultationId);
    const { id, conversation, groupId, members, mine } = consultation;
    authorize(mine === null || mine.lead);
    const member = mustExist(members.find(({ expertId }) => expertId === input.expertId));
    mustHold(!member.lead, "leads_already");
    // a lead who is no expert any more could do nothing
    await consultants(tx, conversation, [member.expertId]);
    await putAtHead(tx, id, member.expertId);
    const { userId, name } = member;
    const change = { change: "lead_named", userId, name, note: input.reason } as const;
    await appendEvent(tx, groupId, { type: "state", by: null, change });
    const told = { id, number: conversation.number, reason: input.reason };
    await announceLead(tx, actor, "consultation.lead_named", member, told);
    const former = members.find(({ lead }) => lead);
    if (former && former.userId !== actor.userId)
      await announceLead(tx, actor, "consultation.lead_relieved", former, told);
  });
}

/** Two statements, since the index on the one lead is kept row by row. */
async function putAtHead(tx: Tx, consultationId: string, expertId: string) {
  const members = tx.updateTable("consultation_members").where("consultation_id", "=", consultationId);
  await members.set({ lead: false }).where("lead", "=", true).execute();
  await members.set({ lead: true }).where("expert_id", "=", expertId).execute();
}

const announceLead = (
  tx: Tx,
  actor: Actor,
  kind: "consultation.lead_named" | "consultation.lead_relieved",
  { userId, organisationId, name }: Member,
  { id, number, reason }: { id: string; number: string | null; reason: string },
) =>
  announce(tx, actor, kind, {
    organisationId,
    data: { consultationId: id, userId, expert: name, reason, ...(number ? { number } : {}) },
    audit: { type: "consultation", id },
  });
