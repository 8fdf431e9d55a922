import { appendEvent } from "../chat/append-event.server";
import type { Tx } from "../outbox.server";
import type { EndedAs } from "./expert";

/**
 * Ends the assignment of a locked conversation, if it has one; gives the expert's id, else null. After `closed` the
 * expert keeps his seat, so that he may look back; in every other case somebody else takes it, or nobody.
 */
export async function endAssignment(tx: Tx, c: string, endedAs: EndedAs, now = new Date()) {
  const ended = await tx
    .updateTable("expert_assignments")
    .set({ ended_at: now, ended_as: endedAs })
    .where("conversation_id", "=", c)
    .where("ended_at", "is", null)
    .returning("expert_id")
    .executeTakeFirst();
  if (ended && endedAs !== "closed") {
    await tx
      .updateTable("conversation_people")
      .set({ left_at: now })
      .where("conversation_id", "=", c)
      .where("part", "=", "expert")
      .where("left_at", "is", null)
      .execute();
  }
  return ended?.expert_id ?? null;
}

/** Puts a locked conversation whose assignment has ended into the queue, and says so in it. */
export async function requeue(tx: Tx, c: string, queuedAt: Date): Promise<void> {
  await tx
    .updateTable("conversations")
    .set({ status: "queued", queued_at: queuedAt })
    .where("id", "=", c)
    .execute();
  await appendEvent(tx, c, { type: "state", by: null, change: { change: "returned" } });
}
