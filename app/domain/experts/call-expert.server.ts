import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { appendEvent } from "../chat/append-event.server";
import { mustHold } from "../errors";
import { type Db, enqueue } from "../outbox.server";
import { lockSeen } from "./lock-seen.server";

/**
 * Enterprise or provider ask the hub's expert into a talk that goes on without one: an order's, or at a counter. It
 * joins the queue. Refuses 404; 403 unless it is their talk; 409 when it is closed, queued or somebody has it.
 */
export function callExpert(db: Db, actor: Actor, { c }: { c: string }, now = new Date()): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const conversation = await lockSeen(tx, actor, c);
    mustHold(conversation.status !== "closed", "conversation_closed");
    authorize(conversation.part === "asker" || conversation.part === "provider");
    mustHold(conversation.status === "open", "conversation_taken");
    await tx
      .updateTable("conversations")
      .set({ status: "queued", queued_at: now })
      .where("id", "=", c)
      .execute();
    await appendEvent(tx, c, { type: "state", by: null, change: { change: "queued" } });
    await enqueue(tx, "assign-expert", { c }, { key: `assign-expert:${c}` });
  });
}
