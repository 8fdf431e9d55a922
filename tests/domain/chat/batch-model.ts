import type { Part } from "~/domain/chat/chat";
import type { Sending } from "~/domain/chat/sending";

/** CHAT.md's "One send" read once more, one message after another, in plain words and without a database. */
export interface Room {
  status: string;
  /** As what somebody said each place, from the first; null: nobody did, it is no message. */
  places: (Part | null)[];
  /** The reply clock runs. */
  awaited: boolean;
}
export interface World {
  rooms: Map<string, Room>;
  /** As what a person takes part, by person and room. */
  parts: Map<string, Part>;
  /** Uploads that no message carries yet: owner and room. */
  uploads: Map<string, string>;
  /** What was stored, by person and id. */
  known: Map<string, { seq: number; words: string }>;
}

export const at = (person: string, place: string) => `${person} ${place}`;
const wordsOf = ({ c, k, b, re, att }: Sending) => JSON.stringify([c, k, b, re ?? null, att]);

/** What becomes of one message: its place, `again` with its place, or why not. */
export function send(world: World, sending: Sending): string {
  const { userId, c, m, re, att } = sending;
  const known = world.known.get(at(userId, m));
  if (known) return known.words === wordsOf(sending) ? `again ${known.seq}` : "idempotency_conflict";
  const part = world.parts.get(at(userId, c));
  const room = world.rooms.get(c);
  if (!part || !room) return "forbidden";
  if (part === "inspector") return "inspectors_only_read";
  if (room.status === "closed") return "conv_closed";
  if (re !== undefined && !room.places[re - 1]) return "bad_request";
  if (!att.every((id) => world.uploads.get(id) === at(userId, c))) return "chat_attachment_gone";
  for (const id of att) world.uploads.delete(id);
  const seq = room.places.push(part);
  if (part === "expert") room.awaited = false;
  else if (part === "asker" && room.status !== "open") room.awaited = true;
  world.known.set(at(userId, m), { seq, words: wordsOf(sending) });
  return `stored ${seq}`;
}
