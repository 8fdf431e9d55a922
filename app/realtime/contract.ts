import type { ChatCode, ChatEvent, Head, MessageKind } from "~/domain/chat/chat";

export const PROTOCOL = 1;
export const SOCKET_PATH = "/socket";
export const MAX_RESUME = 200;

/** What a socket says of itself when it connects; who it is comes from its cookie alone. */
export interface HandshakeAuth {
  proto: typeof PROTOCOL;
  deviceId: string;
  resume: { c: string; after: number }[];
}

export interface SendMessage {
  v: 1;
  c: string;
  m: string;
  k: MessageKind;
  /** Text; of a card the JSON `{"kind":…,"id":…}` of what it shows. */
  b: string;
  att?: string[];
  re?: number;
}
export type Refused = { ok: false; code: ChatCode; retry: boolean; afterMs?: number; reason?: string };
export type SendAck = { ok: true; seq: number; at: string; dup: boolean } | Refused;
export type SyncAck =
  | { ok: true; events: ChatEvent[]; head: number; more: boolean; reads: ReadMark[] }
  | Refused;
export type ReadAck = { ok: true; upTo: number } | Refused;

/** How far somebody has read. */
export interface ReadMark {
  userId: string;
  upTo: number;
}

export interface ClientToServer {
  "msg.send": (message: SendMessage, answer: (ack: SendAck) => void) => void;
  "conv.sync": (ask: { c: string; after: number; limit?: number }, answer: (ack: SyncAck) => void) => void;
  "conv.read": (mark: { c: string; upTo: number }, answer?: (ack: ReadAck) => void) => void;
  typing: (where: { c: string }) => void;
}
export interface ServerToClient {
  evt: (event: ChatEvent) => void;
  read: (mark: ReadMark & { c: string }) => void;
  typing: (who: { c: string; userId: string; name: string }) => void;
  /** Who of a conversation is connected now. */
  presence: (who: { c: string; online: string[] }) => void;
  head: (heads: Head[]) => void;
  /** Conversations this person takes part in have changed: ask the page's list again. */
  conversations: () => void;
  resync: () => void;
  revoked: (why: { code: ChatCode }) => void;
  drain: (when: { afterMs: number }) => void;
}
