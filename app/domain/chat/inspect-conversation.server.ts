import { type Actor, inSubtree, isRegulator } from "../actor";
import { Refusal } from "../errors";
import { lockConversation } from "../experts/lock-conversation.server";
import { idSchema } from "../ids";
import { type Db, recordAudit } from "../outbox.server";
import { appendEvent } from "./append-event.server";
import { chatPolicy } from "./chat.policy";
import { partOf, worksForProvider } from "./sight.queries.server";

const HOURS = 24;

/**
 * A supervisor of the hub's subtree, or its regulator, looks into a conversation for a recorded reason: reading only, for
 * a day, told in it and audited (DOMAIN 5). Refuses 404 elsewhere, 422 without a reason.
 */
export async function inspectConversation(
  db: Db,
  actor: Actor,
  input: { c: string; reason: string },
): Promise<{ until: Date | null }> {
  const { c } = input;
  const reason = input.reason.trim();
  const may = chatPolicy.moderate(actor) || isRegulator(actor);
  if (!may || !idSchema.safeParse(c).success) throw new Refusal("not_found", "not_found");
  if (reason.length < 2 || reason.length > 500)
    throw new Refusal("invalid", "reason_required", { fields: { reason: "required" } });
  return db.transaction().execute(async (tx) => {
    const talk = await lockConversation(tx, c);
    if (!inSubtree(actor, talk.hubOrdinal)) throw new Refusal("not_found", "not_found");
    // DOMAIN 5 goes by the person: whoever works for a provider as well looks into no talk of before an award
    if (talk.subject !== "order" && (await worksForProvider(tx, actor.userId)))
      throw new Refusal("forbidden", "provider_expert");
    const part = await partOf(tx, actor, c);
    if (part !== null && part !== "inspector") return { until: null };
    const until = new Date(Date.now() + HOURS * 3_600_000);
    const seat = { organisation_id: actor.organisationId, part: "inspector", reason, until, left_at: null };
    await tx
      .insertInto("conversation_people")
      .values({ conversation_id: c, user_id: actor.userId, ...seat })
      .onConflict((clash) => clash.columns(["conversation_id", "user_id"]).doUpdateSet(seat))
      .execute();
    if (part === null) {
      const { userId, name } = actor;
      const change = { change: "joined" as const, userId, name, part: "inspector" as const };
      await appendEvent(tx, c, { type: "state", by: null, change });
    }
    await recordAudit(tx, actor, "chat.inspected", { type: "conversation", id: c }, { reason });
    return { until };
  });
}
