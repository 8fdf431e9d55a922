import { sql } from "kysely";
import type { Actor } from "../actor";
import { Refusal } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";

/**
 * Notes how far somebody has read; it never goes back, nor beyond the end. Gives the place that holds now.
 * An inspector leaves no mark. Refuses 404 to strangers.
 */
export async function markRead(
  db: Db,
  actor: Actor,
  mark: { c: string; upTo: number },
): Promise<{ upTo: number }> {
  const upTo = Number.isSafeInteger(mark.upTo) && mark.upTo > 0 ? mark.upTo : 0;
  if (!idSchema.safeParse(mark.c).success) throw new Refusal("not_found", "not_found");
  const { rows } = await sql<{ part: string | null; upto: number | null }>`
    with seat as (
      select id, least(last_seq, ${upTo}::bigint) as upto,
        chat_part(id, ${actor.userId}::uuid, ${actor.organisationId}::uuid) as part
      from conversations where id = ${mark.c}::uuid
    ), marked as (
      insert into conversation_reads as r (conversation_id, user_id, upto)
      select id, ${actor.userId}::uuid, upto from seat where part is not null and part <> 'inspector' and not exists (
        select from conversation_reads m where m.conversation_id = seat.id and m.user_id = ${actor.userId}::uuid and m.upto >= seat.upto)
      on conflict (conversation_id, user_id) do update set upto = greatest(r.upto, excluded.upto), at = now()
      returning upto
    )
    select seat.part, coalesce((select upto from marked), (select r.upto from conversation_reads r
      where r.conversation_id = seat.id and r.user_id = ${actor.userId}::uuid)) as upto from seat`.execute(
    db,
  );
  if (!rows[0]?.part) throw new Refusal("not_found", "not_found");
  return { upTo: rows[0].upto ?? 0 };
}
