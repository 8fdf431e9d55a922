import type { MessageKind } from "./chat";
import { type ChatCode, type ChatEvent, MAX_ATTACHMENTS, MAX_BODY_BYTES, MESSAGE_KINDS } from "./chat";

/** One message on its way in. Who sends it comes from the session that carries it, never from the message. */
export interface Sending {
  userId: string;
  organisationId: string;
  sessionHash: string;
  epoch: number;
  name: string;
  organisation: string;
  c: string;
  /** The sender's own id of the message: the same one again is the same message. */
  m: string;
  k: MessageKind;
  b: string;
  att: string[];
  re?: number;
}

export interface SendRefused {
  ok: false;
  code: ChatCode;
  /** Whether the same message may be tried again. */
  retry: boolean;
  /** A code of `refusals/chat.json` that says more than `code` does. */
  reason?: string;
}
/** `event` is what the others receive; null for a message that was here already. */
export type SendOutcome =
  | { ok: true; seq: number; at: string; dup: boolean; event: ChatEvent | null }
  | SendRefused;

export const refused = (code: ChatCode, reason?: string): SendRefused => ({
  ok: false,
  code,
  retry: code === "unavailable" || code === "overloaded" || code === "rate_limited",
  ...(reason ? { reason } : {}),
});

/** Somebody else has its conversation locked: nothing was tried. */
export const isBusy = (outcome: SendOutcome | undefined) =>
  outcome?.ok === false && outcome.reason === "busy";

// in the one spelling that the database gives back
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const UNSTORABLE = /\0|\p{Cs}/u;
const bytes = new TextEncoder();

/** Why a text cannot be a message's words, as a code; null when it can. */
export function refuseWords(text: string): SendRefused | null {
  // no UTF-16 unit takes more than three bytes: most texts need not be measured
  if (text.length * 3 > MAX_BODY_BYTES && bytes.encode(text).length > MAX_BODY_BYTES)
    return refused("too_large", "message_too_long");
  return UNSTORABLE.test(text) ? refused("bad_request", "message_unstorable") : null;
}

/** What is wrong with a message whoever sends it, before the database is asked; null when nothing is. */
export function refuseSending(sending: Sending): SendRefused | null {
  const { c, m, k, b, att, re } = sending;
  if (!UUID.test(c) || !UUID.test(m) || !MESSAGE_KINDS.includes(k) || typeof b !== "string")
    return refused("bad_request");
  if (!Array.isArray(att) || !att.every((id) => UUID.test(id)) || new Set(att).size < att.length)
    return refused("bad_request");
  if (re !== undefined && !(Number.isSafeInteger(re) && re > 0)) return refused("bad_request");
  if (att.length > MAX_ATTACHMENTS) return refused("too_large", "too_many_chat_attachments");
  if (k === "card" ? att.length > 0 : k === "file" && att.length === 0) return refused("bad_request");
  const words = refuseWords(b);
  if (words) return words;
  return b.trim() === "" && att.length === 0 ? refused("bad_request", "message_empty") : null;
}
