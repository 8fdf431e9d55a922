import * as z from "zod";
import type { Actor } from "../actor";
import { mustHold, Refusal } from "../errors";
import { text } from "../messages";
import type { Db } from "../outbox.server";
import { appendEvent } from "./append-event.server";
import { lockTalk } from "./lock-talk.server";

export const ratingSchema = z.object({
  score: z.coerce.number().int().min(1).max(5),
  comment: text(0, 500).default(""),
});

/**
 * The asker's satisfaction with the latest closure, 1 to 5, once. Refuses 403 to everybody else, 409 when it was rated
 * or nothing was closed.
 */
export function rateConversation(
  db: Db,
  actor: Actor,
  input: { c: string } & z.output<typeof ratingSchema>,
): Promise<void> {
  const { c, score, comment } = input;
  return db.transaction().execute(async (tx) => {
    const { by } = await lockTalk(tx, actor, c);
    if (by.part !== "asker") throw new Refusal("forbidden", "forbidden");
    const latest = await tx
      .selectFrom("conversation_closures")
      .select(["seq", "rated_at"])
      .where("conversation_id", "=", c)
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirst();
    mustHold(latest !== undefined, "nothing_to_rate");
    mustHold(latest.rated_at === null, "rated_already");
    await tx
      .updateTable("conversation_closures")
      .set({ score, comment, rated_by: actor.userId, rated_at: new Date() })
      .where("conversation_id", "=", c)
      .where("seq", "=", latest.seq)
      .execute();
    await appendEvent(tx, c, { type: "state", by, change: { change: "rated", score } });
  });
}
