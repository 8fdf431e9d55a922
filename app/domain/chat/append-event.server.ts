import { sql } from "kysely";
import { mustExist } from "../errors";
import type { Tx } from "../outbox.server";
import type { Card, Change, ChatEvent, EventType, Speaker } from "./chat";

/** Who does it, with his organisation's id for the record. */
export interface EventAuthor extends Speaker {
  organisationId: string;
}

export interface NewEvent {
  type: Exclude<EventType, "msg">;
  /** Null: the platform. */
  by: EventAuthor | null;
  /** What an edit or a redaction concerns. */
  target?: number;
  /** The new wording of an edit. */
  words?: string;
  card?: Card;
  change?: Change;
  /** Kept with the event and never served, e.g. a moderator's reason. */
  note?: Record<string, unknown>;
}

/**
 * Adds whatever is no message to a conversation's one order, in the caller's transaction: the row is locked from
 * here on, and every node hears of the event at the commit.
 */
export async function appendEvent(tx: Tx, c: string, event: NewEvent): Promise<ChatEvent> {
  const { type, by, target, words = "", card, change, note } = event;
  const data = JSON.stringify({ card, change, note });
  const { rows } = await sql<{ seq: number; at: Date }>`
    with head as (
      update conversations set last_seq = last_seq + 1, last_at = clock_timestamp() where id = ${c}
      returning id, last_seq, last_at
    ), stored as (
      insert into chat_events (conversation_id, seq, type, sender_id, sender_organisation_id, part, body, target_seq, data, at)
      select id, last_seq, ${type}, ${by?.userId ?? null}::uuid, ${by?.organisationId ?? null}::uuid, ${by?.part ?? null},
        ${words}, ${target ?? null}::bigint, ${data}::jsonb, last_at from head
      returning seq, at
    )
    select seq, at, pg_notify('chat', json_build_object('c', ${c}::text, 'seq', seq)::text) from stored`.execute(
    tx,
  );
  const { seq, at } = mustExist(rows[0]);
  return {
    c,
    seq,
    type,
    at: at.toISOString(),
    by: by && { userId: by.userId, name: by.name, organisation: by.organisation, part: by.part },
    ...(type === "edit" ? { b: words } : {}),
    ...(target === undefined ? {} : { target }),
    ...(card ? { card } : {}),
    ...(change ? { change } : {}),
  };
}
