import type { AttachmentView, ChatCode, ChatEvent, MessageKind } from "./chat";

/** `waiting` goes out in its turn · `sending` · `resending`: no answer came, nothing is known · `sent` · `failed`: refused for good. */
export type OutgoingState = "waiting" | "sending" | "resending" | "sent" | "failed";

/** A message of one's own that has not come back from the server yet. */
export interface Outgoing {
  m: string;
  k: MessageKind;
  b: string;
  att: readonly AttachmentView[];
  re?: number;
  state: OutgoingState;
  /** Its place, once acknowledged. */
  seq?: number;
  /** Why it was refused, or could not be taken yet. */
  code?: ChatCode;
  reason?: string;
}
export type Draft = Pick<Outgoing, "m" | "k" | "b" | "att" | "re">;

/** What one device knows of one conversation. */
export interface View {
  me: string;
  /** What lies at or below it was not loaded; older pages lower it. */
  base: number;
  /** Everything above `base` up to here is known, without a gap. */
  last: number;
  /** How far the conversation is known to reach. */
  head: number;
  /** In their order, with edits and redactions already done to them. */
  events: readonly ChatEvent[];
  outgoing: readonly Outgoing[];
  /** Who has read up to where. */
  reads: Readonly<Record<string, number>>;
  /** Arrived before what precedes them. */
  ahead: Readonly<Record<number, ChatEvent>>;
  /** Edits and redactions of messages at or below `base`. */
  changes: readonly ChatEvent[];
}

/** The answer to a send, as far as a view is concerned. */
export type Answer =
  | { ok: true; seq: number }
  | { ok: false; code: ChatCode; retry: boolean; reason?: string };
export interface Read {
  userId: string;
  upTo: number;
}

export type Input =
  | { type: "evt"; event: ChatEvent }
  | { type: "synced"; events: readonly ChatEvent[]; head: number; reads?: readonly Read[] }
  | { type: "older"; from: number; events: readonly ChatEvent[] }
  | { type: "head"; seq: number }
  | ({ type: "read" } & Read)
  | { type: "queued"; draft: Draft }
  | { type: "sending" | "unknown" | "retried" | "discarded"; m: string }
  | { type: "answered"; m: string; answer: Answer };

/** Nothing known yet, beginning above `base`. */
export const emptyView = (me: string, base = 0): View => ({
  me,
  base,
  last: base,
  head: base,
  events: [],
  outgoing: [],
  reads: {},
  ahead: {},
  changes: [],
});
