import type { Actor } from "../actor";
import { mustHold, Refusal } from "../errors";
import type { FileStore, IncomingFile } from "../files";
import { plainName } from "../files";
import type { Db } from "../outbox.server";
import { attachmentType } from "../requests/attach-file.server";
import { storeFile } from "../store-file.server";
import type { AttachmentView } from "./chat";
import { lockTalk } from "./lock-talk.server";

/** Uploads of one person that no message carries yet, in one conversation. */
const MOST_WAITING = 20;

/**
 * Takes in a file for a message still to be sent; kinds by content. Refuses 422 `attachment_type` with the reason, 404
 * to strangers, 409 once the conversation is over, 429 when too many wait to be sent.
 */
export async function attachToChat(
  db: Db,
  store: FileStore,
  actor: Actor,
  input: { c: string; file: IncomingFile },
): Promise<AttachmentView> {
  const mediaType = await attachmentType(input.file);
  return db.transaction().execute(async (tx) => {
    const { talk } = await lockTalk(tx, actor, input.c);
    mustHold(talk.status !== "closed", "conv_closed");
    const { waiting } = await tx
      .selectFrom("chat_attachments")
      .select((eb) => eb.fn.countAll<number>().as("waiting"))
      .where("conversation_id", "=", input.c)
      .where("uploaded_by", "=", actor.userId)
      .where("seq", "is", null)
      .executeTakeFirstOrThrow();
    if (waiting >= MOST_WAITING)
      throw new Refusal("limited", "too_many_attachments", { values: { most: MOST_WAITING } });
    const file = await storeFile(tx, store, actor, { ...input.file, mediaType, purpose: "chat-attachment" });
    await tx
      .insertInto("chat_attachments")
      .values({ file_id: file.id, conversation_id: input.c, uploaded_by: actor.userId })
      .execute();
    return { id: file.id, name: plainName(input.file.name), mediaType, size: file.size };
  });
}
