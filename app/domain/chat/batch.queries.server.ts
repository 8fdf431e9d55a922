import { sql } from "kysely";
import type { Tx } from "../outbox.server";
import type { Part } from "./chat";
import type { Facts, Known, Placed, Room, Upload } from "./plan-batch";
import type { Sending } from "./sending";

/**
 * Every row of a batch is found by its key, also while tables are young: a plan made then is kept, and a scan that
 * was quick over ten messages is not over a million. The commit waits for the disk.
 */
const SETTINGS = Object.entries({
  synchronous_commit: "on",
  plan_cache_mode: "force_generic_plan",
  enable_seqscan: "off",
  enable_hashjoin: "off",
  enable_mergejoin: "off",
  jit: "off",
});
const SETTLED = sql.join(
  SETTINGS.map(([name, value]) => sql`set_config(${sql.lit(name)}, ${sql.lit(value)}, true)`),
);

/**
 * Locks the conversations of a batch, in the order of their ids so that two batches never wait for each other.
 * Readers' foreign keys pass. Without `wait`, those that somebody else has locked are left out.
 */
export async function lockRooms(tx: Tx, ids: readonly string[], wait: boolean): Promise<Map<string, Room>> {
  const { rows } = await sql<{ id: string; status: string; last_seq: number; awaiting_since: Date | null }>`
    select id, status, last_seq, awaiting_since, (select concat(${SETTLED}))
    from conversations where id = any(${ids}::uuid[]) order by id for no key update ${wait ? sql`` : sql`skip locked`}`.execute(
    tx,
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        status: row.status,
        lastSeq: row.last_seq,
        awaitingSince: row.awaiting_since?.toISOString() ?? null,
      },
    ]),
  );
}

interface FactRow {
  at: Date;
  alive: boolean;
  part: Part | null;
  answers: boolean;
  known: Known | null;
}

/** `chat_part()` over a batch, without a call for every message; a test holds the two together. */
const PART = sql`coalesce(
  (select p.part from conversation_people p where p.conversation_id = s.c and p.user_id = s.person
    and p.organisation_id = s.house and p.left_at is null and (p.until is null or p.until > now())),
  (select q.part from conversation_parties q
    join memberships m on m.user_id = s.person and m.organisation_id = s.house and m.status = 'active'
    where q.conversation_id = s.c and q.organisation_id = s.house
      and m.role = any(case q.part when 'asker' then array['owner','staff'] when 'counter' then
        array['operator','supervisor'] else array['owner','business','technical','signatory','quality'] end)))`;

const ALIVE = sql`exists (select from sessions x
  join users u on u.id = s.person and u.status = 'active' and u.epoch = s.epoch
  join memberships m on m.user_id = s.person and m.organisation_id = s.house and m.status = 'active'
  join organisations o on o.id = s.house and o.status = 'active'
  where x.id_hash = s.hash and x.user_id = s.person and x.organisation_id = s.house and x.channel = 'browser'
    and least(x.expires_at, x.absolute_expires_at) > now())`;

const KNOWN = sql`(select json_build_object('c', d.conversation_id, 'seq', d.seq, 'at', d.at, 'k', d.kind, 'b', d.body,
    're', d.target_seq, 'att', coalesce(jsonb_path_query_array(d.data, '$.att[*].id'), '[]'))
  from chat_events d where d.sender_id = s.person and d.client_msg_id = s.message)`;

const ANSWERS = sql`(s.re is null or exists (select from chat_events r
  where r.conversation_id = s.c and r.seq = s.re and r.type in ('msg', 'card')))`;

/** What holds for each sending now, in their order, and the moment of the batch. Called under the locks. */
export async function factsOf(tx: Tx, sends: readonly Sending[]): Promise<{ at: string; facts: Facts[] }> {
  const column = <K extends keyof Sending>(key: K) => sends.map((sending) => sending[key] ?? null);
  const { rows } = await sql<FactRow>`
    select (select clock_timestamp()) as at, ${ALIVE} as alive, ${PART} as part, ${ANSWERS} as answers, ${KNOWN} as known
    from unnest(${column("userId")}::uuid[], ${column("organisationId")}::uuid[], ${column("sessionHash")}::bpchar[],
      ${column("epoch")}::int[], ${column("c")}::uuid[], ${column("m")}::uuid[], ${column("re")}::bigint[])
      with ordinality as s(person, house, hash, epoch, c, message, re, place)
    order by s.place`.execute(tx);
  const at = rows[0]?.at ?? new Date();
  const facts = rows.map(({ at: _at, known, ...row }) => ({
    ...row,
    known: known && { ...known, at: new Date(known.at).toISOString() },
  }));
  return { at: at.toISOString(), facts };
}

/** Uploads that messages of a batch carry, locked so that no other message claims them. */
export async function lockUploads(tx: Tx, ids: readonly string[]): Promise<Map<string, Upload>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Upload>`
    select a.file_id as id, a.conversation_id as c, a.uploaded_by as by, a.seq, f.name, f.media_type as "mediaType", f.size
    from chat_attachments a join files f on f.id = a.file_id
    where a.file_id = any(${ids}::uuid[]) order by a.file_id for no key update of a`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Stores the placed messages, the heads of their rooms, the first answers and the claims of uploads: one statement. */
export async function storePlaced(tx: Tx, placed: readonly Placed[], rooms: Map<string, Room>, at: string) {
  if (placed.length === 0) return;
  const moved = [...new Set(placed.map(({ sending }) => sending.c))];
  const uploads = placed.flatMap(({ sending, seq }) => sending.att.map((id) => ({ id, seq })));
  const answered = placed.filter(({ part }) => part === "expert").map(({ sending }) => sending.c);
  const column = <K extends keyof Sending>(key: K) => placed.map(({ sending }) => sending[key] ?? null);
  await sql`
    with stored as (
      insert into chat_events (conversation_id, seq, type, sender_id, sender_organisation_id, part, client_msg_id, kind,
        body, target_seq, data, at)
      select c, seq, 'msg', person, house, part, message, kind, body, re, coalesce(data, '{}'), ${at}::timestamptz
      from unnest(${column("c")}::uuid[], ${placed.map(({ seq }) => seq)}::bigint[], ${column("userId")}::uuid[],
        ${column("organisationId")}::uuid[], ${placed.map(({ part }) => part)}::text[], ${column("m")}::uuid[],
        ${column("k")}::text[], ${column("b")}::text[], ${column("re")}::bigint[], ${placed.map(dataOf)}::jsonb[])
        as s(c, seq, person, house, part, message, kind, body, re, data)
    ), heads as (
      update conversations set last_seq = s.seq, last_at = ${at}::timestamptz, awaiting_since = s.awaiting
      from unnest(${moved}::uuid[], ${moved.map((c) => rooms.get(c)?.lastSeq)}::bigint[],
        ${moved.map((c) => rooms.get(c)?.awaitingSince ?? null)}::timestamptz[]) as s(c, seq, awaiting)
      where id = s.c
    ), claimed as (
      update chat_attachments set seq = s.seq
      from unnest(${uploads.map(({ id }) => id)}::uuid[], ${uploads.map(({ seq }) => seq)}::bigint[]) as s(id, seq)
      where file_id = s.id
    )
    update expert_assignments set replied_at = ${at}::timestamptz
    where conversation_id = any(${answered}::uuid[]) and ended_at is null and replied_at is null`.execute(tx);
}

function dataOf({ event }: Placed): string | null {
  if (!event.att && !event.card) return null;
  return JSON.stringify({
    ...(event.att ? { att: event.att } : {}),
    ...(event.card ? { card: event.card } : {}),
  });
}
