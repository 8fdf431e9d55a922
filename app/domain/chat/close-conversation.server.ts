import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustHold } from "../errors";
import { endAssignment } from "../experts/end-assignment.server";
import { type Db, enqueue, type Tx } from "../outbox.server";
import { appendEvent, type EventAuthor } from "./append-event.server";
import type { Change } from "./chat";
import { chatPolicy } from "./chat.policy";
import { lockTalk } from "./lock-talk.server";

type Ending = Extract<Change["change"], "closed" | "order_closed" | "order_cancelled">;

/**
 * Ends a conversation: by its expert, whoever asked, or the desk. The expert keeps his seat to look back. Twice is
 * once. Refuses 404 to strangers, 403 to consultants and providers, 409 for the talk of an order under way, which lives
 * with its order; one that was taken up again after the order's end is ended like any other.
 */
export function closeConversation(db: Db, actor: Actor, c: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { talk, by } = await lockTalk(tx, actor, c);
    authorize(chatPolicy.end(by.part));
    mustHold(talk.subject !== "order" || talk.orderOver, "talk_stays_open");
    mustHold(talk.subject !== "consultation", "talk_stays_open");
    if (talk.status !== "closed") await end(tx, actor, c, by);
  });
}

/**
 * The talk of an order that has just reached its end goes with it, in the same transaction: nobody waits for an expert
 * any more. Its order is locked first, by the caller.
 */
export async function closeWithOrder(
  tx: Tx,
  actor: Actor,
  orderId: string,
  why: Exclude<Ending, "closed">,
): Promise<void> {
  const talk = await tx
    .selectFrom("conversations")
    .select(["id", "status"])
    .where("order_id", "=", orderId)
    .where("subject", "=", "order")
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (talk && talk.status !== "closed") await end(tx, actor, talk.id, null, why);
}

/** Ends a locked conversation and whatever its expert owed; the asker may say once how it was. */
async function end(tx: Tx, actor: Actor, c: string, by: EventAuthor | null, why?: Ending): Promise<void> {
  const expertId = await endAssignment(tx, c, "closed");
  const seq = await shut(tx, c, by, why);
  await tx
    .insertInto("conversation_closures")
    .values({ conversation_id: c, seq, closed_by: actor.userId, expert_id: expertId })
    .execute();
}

/** A request that was withdrawn waits for no expert any more; a talk under way goes on until somebody ends it. */
export async function leaveQueue(tx: Tx, requestId: string): Promise<void> {
  const talk = await tx
    .selectFrom("conversations")
    .select(["id", "status"])
    .where("request_id", "=", requestId)
    .where("subject", "=", "request")
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (talk?.status !== "queued") return;
  await shut(tx, talk.id, null);
}

/** Closes a locked conversation, whoever says so; gives the place at which it ended. */
async function shut(tx: Tx, c: string, by: EventAuthor | null, why: Ending = "closed"): Promise<number> {
  const { seq } = await appendEvent(tx, c, { type: "state", by, change: { change: why } });
  await tx
    .updateTable("conversations")
    .set({ status: "closed", queued_at: null, awaiting_since: null })
    .where("id", "=", c)
    .execute();
  return seq;
}

/**
 * Takes a closed conversation up again: an expert is looked for anew, and whoever had it before leaves his seat. Refuses
 * 404 to strangers, 403 to consultants. Twice is once.
 */
export function reopenConversation(db: Db, actor: Actor, c: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { talk, by } = await lockTalk(tx, actor, c);
    authorize(chatPolicy.takeUp(by.part));
    if (talk.status !== "closed") return;
    const now = new Date();
    const asksExpert = talk.subject === "request" || talk.subject === "enterprise";
    await appendEvent(tx, c, { type: "state", by, change: { change: "reopened" } });
    await tx
      .updateTable("conversations")
      .set(asksExpert ? { status: "queued", queued_at: now } : { status: "open" })
      .where("id", "=", c)
      .execute();
    await tx
      .updateTable("conversation_people")
      .set({ left_at: now })
      .where("conversation_id", "=", c)
      .where("part", "in", ["expert", "consultant"])
      .where("left_at", "is", null)
      .execute();
    if (asksExpert) await enqueue(tx, "assign-expert", { c }, { key: `assign-expert:${c}` });
  });
}
