import { sql } from "kysely";
import type { Db } from "../outbox.server";
import type { AttachmentView, Card, Part } from "./chat";
import type { Sending } from "./sending";

/** What became of one message: `stored`, `again` (the same was stored before, at this place), or why it was not. */
export interface Became {
  became: string;
  seq: number;
  at: Date;
  part: Part | null;
  att: AttachmentView[] | null;
}

const listed = (ids: readonly string[]) => (ids.length === 0 ? null : `{${ids.join(",")}}`);
const text = (card: Card | undefined) => card && JSON.stringify(card);

/**
 * Judges and stores messages in their order as one durable transaction: migration `0032_chat_send_plain` tells how. No two may
 * have one sender and id, or share a file. `cards` are at their messages' places.
 */
export async function storeBatch(
  db: Db,
  sends: readonly Sending[],
  cards: readonly (Card | undefined)[],
  wait: boolean,
): Promise<Became[]> {
  const column = <T>(of: (sending: Sending, index: number) => T) => sends.map(of);
  const { rows } = await sql<Became>`select * from send_messages(${column((s) => s.userId)}::uuid[],
    ${column((s) => s.organisationId)}::uuid[], ${column((s) => s.sessionHash)}::bpchar[], ${column((s) => s.epoch)}::int[],
    ${column((s) => s.c)}::uuid[], ${column((s) => s.m)}::uuid[], ${column((s) => s.k)}::text[],
    ${column((s) => s.b)}::text[], ${column((s) => s.re ?? null)}::bigint[], ${column((s) => listed(s.att))}::text[],
    ${column((_, index) => text(cards[index]) ?? null)}::jsonb[], ${wait})`.execute(db);
  return rows;
}
