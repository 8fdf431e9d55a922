import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { appendEvent } from "../chat/append-event.server";
import { announce, type Db, type Tx } from "../outbox.server";
import { type LockedConsultation, lockConsultation } from "./lock-consultation.server";

/** Calls a consultation off: its lead, or the hub's desk. Refuses 404, 403, and 409 once it is over. */
export function cancelConsultation(db: Db, actor: Actor, consultationId: string, now = new Date()) {
  return db.transaction().execute(async (tx) => {
    const consultation = await lockConsultation(tx, actor, consultationId);
    const { id, mine, conversation } = consultation;
    authorize(mine === null || mine.lead);
    await endConsultation(tx, consultation, "cancelled", now);
    await announce(tx, actor, "consultation.cancelled", {
      ...(conversation.requestId ? { requestId: conversation.requestId } : {}),
      ...(conversation.orderId ? { orderId: conversation.orderId } : {}),
      data: { consultationId: id },
      audit: { type: "consultation", id },
    });
  });
}

/** Closes the members' talk and frees the seats they had in the conversation; whoever has it keeps his. */
export async function endConsultation(
  tx: Tx,
  { id, groupId, conversationId }: LockedConsultation,
  status: "signed" | "cancelled",
  now: Date,
): Promise<void> {
  await tx
    .updateTable("consultations")
    .set({ status, closed_at: now, version: sql`version + 1` })
    .where("id", "=", id)
    .execute();
  if (status === "signed") {
    const change = { change: "consultation_signed", consultationId: id } as const;
    await appendEvent(tx, groupId, { type: "state", by: null, change });
  }
  await appendEvent(tx, groupId, { type: "state", by: null, change: { change: "closed" } });
  await tx.updateTable("conversations").set({ status: "closed" }).where("id", "=", groupId).execute();
  await tx
    .updateTable("conversation_people")
    .set({ left_at: now })
    .where("conversation_id", "=", conversationId)
    .where("part", "=", "consultant")
    .where("left_at", "is", null)
    .execute();
}
