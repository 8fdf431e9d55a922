import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../actor";
import { Refusal } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";
import type { Part } from "./chat";
import { partyOf } from "./chat.policy";

/** The ids of all conversations in which the actor takes part: the row-level twin of `chat_part()`; a test holds them together. */
export function takesPart(actor: Actor): RawBuilder<string> {
  return sql<string>`(
    select p.conversation_id from conversation_people p where p.user_id = ${actor.userId}
      and p.organisation_id = ${actor.organisationId} and p.left_at is null and (p.until is null or p.until > now())
    union
    select p.conversation_id from conversation_parties p
      where p.organisation_id = ${actor.organisationId} and p.part = ${partyOf(actor)})`;
}

/** As what the actor takes part in a conversation; null: not at all, or there is none. */
export async function partOf(db: Db, actor: Actor, c: string): Promise<Part | null> {
  if (!idSchema.safeParse(c).success) return null;
  const { rows } = await sql<{ part: Part | null }>`
    select chat_part(${c}::uuid, ${actor.userId}::uuid, ${actor.organisationId}::uuid) as part`.execute(db);
  return rows[0]?.part ?? null;
}

/** Whether a provider employs this person, in whatever house's name he acts now. */
export async function worksForProvider(db: Db, userId: string): Promise<boolean> {
  const { rows } = await sql<{ works: boolean }>`select works_for_provider(${userId}::uuid) as works`.execute(
    db,
  );
  return rows[0]?.works === true;
}

/** The actor's part; refuses 404 where he has none: what one may not see does not exist. */
export async function mustTakePart(db: Db, actor: Actor, c: string): Promise<Part> {
  const part = await partOf(db, actor, c);
  if (part === null) throw new Refusal("not_found", "not_found");
  return part;
}
