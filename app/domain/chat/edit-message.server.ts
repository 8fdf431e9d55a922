import type { Actor } from "../actor";
import { mustHold, Refusal } from "../errors";
import type { Db } from "../outbox.server";
import { appendEvent } from "./append-event.server";
import type { ChatEvent } from "./chat";
import { lockTalk } from "./lock-talk.server";
import { mustBeOwn, targetOf } from "./own-message.server";
import { refuseWords } from "./sending";

/**
 * Gives one's own message a new wording, for a quarter of an hour; the old one stays in the record. Refuses 403 for
 * another's, 409 when it is too late, taken back, or the conversation is over, 422 for words that cannot be stored.
 */
export async function editMessage(
  db: Db,
  actor: Actor,
  input: { c: string; seq: number; words: string },
): Promise<ChatEvent> {
  const words = input.words.trim();
  const unfit = words === "" ? { reason: "message_empty" } : refuseWords(words);
  if (unfit) throw new Refusal("invalid", unfit.reason ?? "invalid_input");
  return db.transaction().execute(async (tx) => {
    const { talk, by } = await lockTalk(tx, actor, input.c);
    const target = await targetOf(tx, input.c, input.seq);
    mustBeOwn(target, actor.userId);
    mustHold(talk.status !== "closed", "conv_closed");
    mustHold(!target.redacted && target.kind !== "card" && target.type === "msg", "message_redacted");
    return appendEvent(tx, input.c, { type: "edit", by, target: target.seq, words });
  });
}
