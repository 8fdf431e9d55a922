import { sql } from "kysely";
import type { Role } from "../actor";
import type { Db } from "../outbox.server";
import type { Head, Part } from "./chat";

/** What a session stands for now. */
export interface LiveSession {
  hash: string;
  organisationId: string;
  epoch: number;
  role: Role;
}

/** Those of the sessions (by the hash of their id) that still let somebody act, with what has become of them. */
export async function liveSessions(db: Db, hashes: readonly string[]): Promise<LiveSession[]> {
  const { rows } = await sql<LiveSession>`
    select s.id_hash as hash, s.organisation_id as "organisationId", u.epoch, m.role
    from sessions s join users u on u.id = s.user_id and u.status = 'active'
      join memberships m on m.user_id = s.user_id and m.organisation_id = s.organisation_id and m.status = 'active'
      join organisations o on o.id = s.organisation_id and o.status = 'active'
    where s.id_hash = any(${hashes}::bpchar[]) and s.channel = 'browser'
      and s.expires_at > now() and s.absolute_expires_at > now()`.execute(db);
  return rows;
}

/** Keeps sessions alive that were used through a socket, for `minutes` from now and never beyond their absolute end. */
export async function keepAlive(db: Db, hashes: readonly string[], minutes: number): Promise<void> {
  await sql`update sessions set last_seen_at = now(),
      expires_at = least(absolute_expires_at, greatest(expires_at, now() + make_interval(mins => ${minutes}::int)))
    where id_hash = any(${hashes}::bpchar[]) and expires_at > now()`.execute(db);
}

export interface Seat {
  c: string;
  userId: string;
  organisationId: string;
}

/** As what each takes part now, and how far the conversation is; null: not at all, or no longer. In the order asked. */
export async function seatsNow(
  db: Db,
  seats: readonly Seat[],
): Promise<{ part: Part | null; seq: number }[]> {
  const column = (key: keyof Seat) => seats.map((seat) => seat[key]);
  const { rows } = await sql<{ part: Part | null; seq: number }>`
    select chat_part(s.c, s.person, s.house) as part, coalesce(c.last_seq, 0) as seq
    from unnest(${column("c")}::uuid[], ${column("userId")}::uuid[], ${column("organisationId")}::uuid[])
      with ordinality as s(c, person, house, place) left join conversations c on c.id = s.c
    order by s.place`.execute(db);
  return rows;
}

/** How far those of the conversations are in which something was said within the last `seconds`. */
export async function recentHeads(db: Db, ids: readonly string[], seconds: number): Promise<Head[]> {
  const { rows } = await sql<Head>`select id as c, last_seq as seq from conversations
    where id = any(${ids}::uuid[]) and last_at > now() - make_interval(secs => ${seconds})`.execute(db);
  return rows;
}

/** Conversations a person looks into for a recorded reason, and so is never seen writing in. */
export async function inspectedBy(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("conversation_people")
    .select("conversation_id as c")
    .where("user_id", "=", userId)
    .where("part", "=", "inspector")
    .where("left_at", "is", null)
    .execute();
  return rows.map(({ c }) => c);
}
