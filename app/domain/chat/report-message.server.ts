import { type Actor, inSubtree } from "../actor";
import { mustExist, mustHold, Refusal } from "../errors";
import { lockConversation } from "../experts/lock-conversation.server";
import { newId } from "../ids";
import { type Db, recordAudit } from "../outbox.server";
import { chatPolicy } from "./chat.policy";
import { lockTalk } from "./lock-talk.server";
import { targetOf } from "./own-message.server";
import { moderate } from "./redact-message.server";

/** Points a message out to the hub's supervisor, once a person. Refuses 422 without a reason, 409 for one's own or a gone one. */
export function reportMessage(
  db: Db,
  actor: Actor,
  input: { c: string; seq: number; reason: string },
): Promise<{ id: string }> {
  const reason = input.reason.trim();
  if (reason.length < 2 || reason.length > 500)
    throw new Refusal("invalid", "reason_required", { fields: { reason: "required" } });
  return db.transaction().execute(async (tx) => {
    await lockTalk(tx, actor, input.c);
    const target = await targetOf(tx, input.c, input.seq);
    mustHold(target.sender_id !== actor.userId, "own_message");
    mustHold(!target.redacted, "message_redacted");
    const report = {
      id: newId(),
      conversation_id: input.c,
      seq: target.seq,
      reported_by: actor.userId,
      reason,
    };
    const row = await tx
      .insertInto("message_reports")
      .values(report)
      .onConflict((clash) =>
        clash
          .columns(["conversation_id", "seq", "reported_by"])
          .doUpdateSet({ reason })
          .where("message_reports.decision", "is", null),
      )
      .returning("id")
      .executeTakeFirst();
    // what was decided stays as it was decided, its reason too
    mustHold(row !== undefined, "report_decided");
    return row;
  });
}

/**
 * The supervisor decides about a reported message, for all who reported it. Refuses 404 outside of his subtree, 409 when
 * it is decided.
 */
export async function decideReport(
  db: Db,
  actor: Actor,
  input: { reportId: string; decision: "redacted" | "kept" },
): Promise<void> {
  if (!chatPolicy.moderate(actor)) throw new Refusal("not_found", "not_found");
  return db.transaction().execute(async (tx) => {
    const found = await tx
      .selectFrom("message_reports as m")
      .innerJoin("conversations as c", "c.id", "m.conversation_id")
      .innerJoin("hubs as h", "h.id", "c.hub_id")
      .select(["m.conversation_id as c", "m.seq", "m.reason", "m.decision", "h.ordinal"])
      .where("m.id", "=", input.reportId)
      .executeTakeFirst();
    const report = mustExist(found);
    if (!inSubtree(actor, report.ordinal)) throw new Refusal("not_found", "not_found");
    await lockConversation(tx, report.c);
    const decided = await tx
      .updateTable("message_reports")
      .set({ decision: input.decision, decided_by: actor.userId, decided_at: new Date() })
      .where("conversation_id", "=", report.c)
      .where("seq", "=", report.seq)
      .where("decision", "is", null)
      .returning("id")
      .execute();
    mustHold(decided.length > 0, "report_decided");
    const { c, seq, reason } = report;
    if (input.decision === "redacted") await moderate(tx, actor, { c, seq, reason });
    await recordAudit(
      tx,
      actor,
      "chat.report_decided",
      { type: "conversation", id: c },
      { seq, decision: input.decision },
    );
  });
}
