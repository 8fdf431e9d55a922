import { sql } from "kysely";
import type { Actor } from "../actor";
import { mustExist, Refusal } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";

interface TranscriptFile {
  storage_key: string;
  name: string;
  media_type: string;
  /** Something in it was taken back since. */
  stale: boolean;
}

/**
 * A transcript for the person who had it made, while he takes part; 404 to everybody else. 410 `transcript_stale` once
 * words in it were taken back: those are served by no way any more.
 */
export async function transcriptFile(db: Db, actor: Actor, fileId: string): Promise<TranscriptFile> {
  const id = mustExist(idSchema.safeParse(fileId).data);
  const { rows } = await sql<TranscriptFile>`
    select f.storage_key, f.name, f.media_type, exists (select from chat_events x
      where x.conversation_id = t.conversation_id and x.type = 'redact' and x.seq > t.head and x.target_seq <= t.head) as stale
    from chat_transcripts t join files f on f.id = t.file_id
    where t.file_id = ${id} and f.created_by = ${actor.userId} and f.organisation_id = ${actor.organisationId}
      and chat_part(t.conversation_id, ${actor.userId}::uuid, ${actor.organisationId}::uuid) is not null`.execute(
    db,
  );
  const file = mustExist(rows[0]);
  if (file.stale) throw new Refusal("gone", "transcript_stale");
  return file;
}
