import { sql } from "kysely";
import { tokens } from "../normative-documents/tokens.server";
import type { Db } from "../outbox.server";

const STEP = 1000;

interface Unindexed {
  c: string;
  seq: number;
  /** The message it belongs to: its own place, or the one an edit is about. */
  target: number;
  words: string;
  gone: boolean;
}

/**
 * Cuts the words of messages that nobody could search yet, of the conversations named (default: all), at most `limit`
 * events; gives how many were read. An edit replaces what its message was found by, what was taken back is found no more.
 */
export async function indexWords(
  db: Db,
  { among, limit = STEP }: { among?: readonly string[]; limit?: number } = {},
): Promise<number> {
  const which = among ? sql`c.id = any(${among}::uuid[])` : sql`true`;
  const { rows } = await sql<Unindexed>`
    select e.conversation_id as c, e.seq, coalesce(case when e.type <> 'msg' then e.target_seq end, e.seq) as target,
      e.body as words, exists (select from chat_events x where x.conversation_id = e.conversation_id and x.type = 'redact'
        and x.target_seq = case e.type when 'edit' then e.target_seq else e.seq end) as gone
    from conversations c cross join lateral (select * from chat_events e where e.conversation_id = c.id
      and e.seq > c.indexed_seq order by e.seq limit ${limit}) e
    where c.indexed_seq < c.last_seq and ${which} order by c.id, e.seq limit ${limit}`.execute(db);
  if (rows.length === 0) return 0;
  const worded = rows.filter(({ words, gone }) => words !== "" && !gone);
  // the newest wording of a message wins within one step
  const latest = new Map(worded.map((row) => [`${row.c}:${row.target}`, row]));
  const found = await Promise.all(
    [...latest.values()].map(async (row) => ({ ...row, text: (await tokens(row.words)).join(" ") })),
  );
  const heads = [...new Map(rows.map((row) => [row.c, row.seq]))];
  await sql`
    with cut as (
      insert into chat_search (conversation_id, seq, words)
      select c, seq, to_tsvector('simple', words) from unnest(${found.map(({ c }) => c)}::uuid[],
        ${found.map(({ target }) => target)}::bigint[], ${found.map(({ text }) => text)}::text[],
        ${found.map(({ seq }) => seq)}::bigint[]) as s(c, seq, words, read)
      -- reworded or taken back while these were cut: whoever reads that event cuts it, and these come too late
      where not exists (select from chat_events x where x.conversation_id = s.c and x.target_seq = s.seq
        and x.type in ('edit', 'redact') and x.seq > s.read)
      on conflict (conversation_id, seq) do update set words = excluded.words
    )
    update conversations set indexed_seq = greatest(indexed_seq, s.seq)
    from unnest(${heads.map(([c]) => c)}::uuid[], ${heads.map(([, seq]) => seq)}::bigint[]) as s(c, seq)
    where id = s.c`.execute(db);
  return rows.length;
}
