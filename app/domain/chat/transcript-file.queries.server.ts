import type { Actor } from "../actor";
import { mustExist } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";

/** A transcript for the person who had it made; 404 to everybody else. */
export async function transcriptFile(db: Db, actor: Actor, fileId: string) {
  const id = mustExist(idSchema.safeParse(fileId).data);
  const file = await db
    .selectFrom("files")
    .select(["storage_key", "name", "media_type"])
    .where("id", "=", id)
    .where("purpose", "=", "chat-transcript")
    .where("created_by", "=", actor.userId)
    .where("organisation_id", "=", actor.organisationId)
    .executeTakeFirst();
  return mustExist(file);
}
