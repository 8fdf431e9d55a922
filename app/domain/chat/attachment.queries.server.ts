import { sql } from "kysely";
import type { Actor } from "../actor";
import { mustExist } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";

export interface ChatAttachment {
  storage_key: string;
  name: string;
  media_type: string;
  size: number;
}

/** A file of a conversation for whoever takes part; an unsent one for its owner; 404 to others and once taken back. */
export async function chatAttachment(db: Db, actor: Actor, fileId: string): Promise<ChatAttachment> {
  const id = mustExist(idSchema.safeParse(fileId).data);
  const { rows } = await sql<ChatAttachment>`
    select f.storage_key, f.name, f.media_type, f.size from chat_attachments a join files f on f.id = a.file_id
    where a.file_id = ${id} and chat_part(a.conversation_id, ${actor.userId}::uuid, ${actor.organisationId}::uuid) is not null
      and case when a.seq is null then a.uploaded_by = ${actor.userId}::uuid else not exists (select from chat_events x
        where x.conversation_id = a.conversation_id and x.type = 'redact' and x.target_seq = a.seq) end`.execute(
    db,
  );
  return mustExist(rows[0]);
}
