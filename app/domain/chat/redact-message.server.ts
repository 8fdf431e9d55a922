import type { Actor } from "../actor";
import { inSubtree } from "../actor";
import { Refusal } from "../errors";
import { lockConversation } from "../experts/lock-conversation.server";
import { idSchema } from "../ids";
import { type Db, recordAudit, type Tx } from "../outbox.server";
import { appendEvent, type EventAuthor } from "./append-event.server";
import { chatPolicy } from "./chat.policy";
import { authorAs, lockTalk } from "./lock-talk.server";
import { mustBeOwn, targetOf } from "./own-message.server";

/**
 * Takes one's own message back, for a quarter of an hour: its words and files are served to nobody any more. Twice is
 * once. Refuses 403 for another's, 409 when it is too late.
 */
export function redactMessage(db: Db, actor: Actor, input: { c: string; seq: number }): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const { by } = await lockTalk(tx, actor, input.c);
    const target = await targetOf(tx, input.c, input.seq);
    if (target.sender_id === actor.userId && target.redacted) return;
    mustBeOwn(target, actor.userId);
    await withdrawWords(tx, input.c, target.seq, by);
  });
}

/**
 * A hub's supervisor takes another's words out of a conversation of his subtree, for a recorded reason. Refuses 404
 * elsewhere, 422 without a reason.
 */
export async function moderateMessage(
  db: Db,
  actor: Actor,
  input: { c: string; seq: number; reason: string },
): Promise<void> {
  const reason = input.reason.trim();
  if (reason.length < 2 || reason.length > 500)
    throw new Refusal("invalid", "reason_required", { fields: { reason: "required" } });
  return db.transaction().execute((tx) => moderate(tx, actor, { ...input, reason }));
}

/** The same within the caller's transaction; its audit entry is written last. */
export async function moderate(tx: Tx, actor: Actor, input: { c: string; seq: number; reason: string }) {
  const { c, seq, reason } = input;
  if (!chatPolicy.moderate(actor) || !idSchema.safeParse(c).success)
    throw new Refusal("not_found", "not_found");
  const talk = await lockConversation(tx, c);
  if (!inSubtree(actor, talk.hubOrdinal)) throw new Refusal("not_found", "not_found");
  const target = await targetOf(tx, c, seq);
  if (target.redacted) return;
  await withdrawWords(tx, c, target.seq, authorAs(actor, "counter"), reason);
  await recordAudit(tx, actor, "chat.redacted", { type: "conversation", id: c }, { seq, reason });
}

async function withdrawWords(tx: Tx, c: string, seq: number, by: EventAuthor, reason?: string) {
  await appendEvent(tx, c, { type: "redact", by, target: seq, ...(reason ? { note: { reason } } : {}) });
  await tx.deleteFrom("chat_search").where("conversation_id", "=", c).where("seq", "=", seq).execute();
}
