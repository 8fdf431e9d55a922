import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import type { ChatEvent } from "~/domain/chat/chat";
import type { Sender } from "~/domain/chat/sender.server";
import type { Sending, SendOutcome } from "~/domain/chat/sending";
import type { ServerBug } from "../run/build";

/** Between one step and the next, where a real server is merely quick: long enough for a fault to hit it often. */
const MOMENT = 80;

const FIND = "select seq, at from chat_events where sender_id = $1 and client_msg_id = $2";
const NEXT = `update conversations set last_seq = last_seq + 1 where id = $1 returning last_seq as seq`;
const INSERT = `insert into chat_events (conversation_id, seq, type, sender_id, sender_organisation_id, part, client_msg_id,
  kind, body) values ($1, $2, 'msg', $3, $4, chat_part($1, $3, $4), $5, $6, $7) returning at`;
const REACH = "update conversations set last_seq = greatest(last_seq, $2) where id = $1";

/** The sequence that numbers a conversation under `identity_order`. */
export const sequenceOf = (c: string) => `bug_${c.replaceAll("-", "")}`;

/** A sender as somebody in a hurry writes it, one transaction a message, with one well-known mistake; none: it is right. */
export function naiveSender(pool: pg.Pool, bug: ServerBug | "none"): Sender {
  const listeners = new Set<(events: ChatEvent[]) => void>();
  const tell = (event: ChatEvent) => {
    for (const listener of listeners) listener([event]);
  };
  const send = (sending: Sending) =>
    new Promise<SendOutcome>((resolve) => {
      store(pool, sending, bug, resolve, tell).catch(() =>
        resolve({ ok: false, code: "unavailable", retry: true }),
      );
    });
  return {
    send,
    onSent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    depth: () => 0,
    settled: () => Promise.resolve(),
  };
}

async function store(
  pool: pg.Pool,
  sending: Sending,
  bug: ServerBug | "none",
  answer: (outcome: SendOutcome) => void,
  tell: (event: ChatEvent) => void,
): Promise<void> {
  const { c, m, k, b, userId, organisationId, name, organisation } = sending;
  const client = await pool.connect();
  let broken: Error | undefined;
  const outcome = (row: { seq: string; at?: Date }, dup: boolean): SendOutcome => ({
    ok: true,
    seq: Number(row.seq),
    at: (row.at ?? new Date()).toISOString(),
    dup,
    event: null,
  });
  try {
    const early = bug === "identity_order" ? await take(client, c) : undefined;
    await client.query("begin");
    const place = early ?? (await client.query<{ seq: string }>(NEXT, [c])).rows[0];
    if (!place) throw new Error(`there is no ${c}`);
    const known = bug === "no_dedupe" ? undefined : (await client.query(FIND, [userId, m])).rows[0];
    if (known) {
      await client.query("rollback");
      answer(outcome(known, true));
      return;
    }
    const { rows } = await client.query<{ at: Date }>(INSERT, [
      c,
      place.seq,
      userId,
      organisationId,
      m,
      k,
      b,
    ]);
    if (bug === "identity_order") await client.query(REACH, [c, place.seq]);
    const stored = { seq: place.seq, at: rows[0]?.at ?? new Date() };
    if (bug === "ack_before_commit") answer(outcome(stored, false));
    await wait(MOMENT);
    await client.query("commit");
    if (bug === "no_dedupe") await wait(MOMENT);
    answer(outcome(stored, false));
    const by = { userId, name, organisation, part: "asker" as const };
    tell({ c, seq: Number(stored.seq), type: "msg", at: stored.at.toISOString(), by, m, k, b });
  } catch (error) {
    broken = error as Error;
    throw error;
  } finally {
    client.release(broken);
  }
}

async function take(client: pg.PoolClient, c: string): Promise<{ seq: string } | undefined> {
  const { rows } = await client.query<{ seq: string }>("select nextval($1::regclass) as seq", [
    sequenceOf(c),
  ]);
  // whoever came first is not whoever commits first
  await wait(Math.random() * MOMENT);
  return rows[0];
}
