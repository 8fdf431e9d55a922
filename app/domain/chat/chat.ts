/** Limits of one message (CHAT.md, Events). */
export const MAX_BODY_BYTES = 8192;
export const MAX_ATTACHMENTS = 5;
export const MAX_SYNC = 500;
/** How long a writer may change or take back a message, in minutes. */
export const EDIT_MINUTES = 15;

export const SUBJECTS = ["request", "order", "enterprise", "counter", "consultation"] as const;
export type ConversationSubject = (typeof SUBJECTS)[number];

export const CONVERSATION_STATES = ["open", "queued", "assigned", "closed"] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];

/** As what somebody takes part; an inspector reads for a recorded reason and never writes. */
export const PARTS = ["asker", "provider", "counter", "expert", "consultant", "inspector"] as const;
export type Part = (typeof PARTS)[number];
export type WritingPart = Exclude<Part, "inspector">;

export const EVENT_TYPES = ["msg", "edit", "redact", "assign", "state", "card"] as const;
export type EventType = (typeof EVENT_TYPES)[number];
export const MESSAGE_KINDS = ["text", "file", "card"] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

/** Why a send is not taken. `retry` in the answer says whether the same message may be tried again. */
export const CHAT_CODES = [
  "bad_request",
  "unauthenticated",
  "forbidden",
  "conv_closed",
  "idempotency_conflict",
  "too_large",
  "rate_limited",
  "overloaded",
  "unavailable",
] as const;
export type ChatCode = (typeof CHAT_CODES)[number];

/** Who said it; null user: the platform. */
export interface Speaker {
  userId: string;
  name: string;
  organisation: string;
  part: WritingPart;
}

export interface AttachmentView {
  id: string;
  name: string;
  mediaType: string;
  size: number;
}

/** What a card shows. Labels are written when it is sent; never an amount, which is looked up with the reader's own right. */
export type Card =
  | {
      kind: "document";
      documentId: string;
      number: string;
      title: string;
      status: string;
      replacedBy?: string;
    }
  | {
      kind: "quote";
      quoteId: string;
      orderId?: string;
      requestId: string;
      provider: string;
      workingDays: number;
      validUntil: string;
    }
  | {
      kind: "draft";
      draftId: string;
      requestId?: string;
      title: string;
      items: number;
      eligible: number;
      onHold: number;
    }
  | { kind: "legality"; legalityId: string; provider: string; verdict: string; moment: string }
  | {
      kind: "opinion";
      consultationId: string;
      opinion: string;
      hash: string;
      signers: { name: string; organisation: string; at: string }[];
    };

/** What happened to the conversation itself, in `data` of `assign` and `state` events. */
export type Change =
  | { change: "queued" | "reopened" | "closed" | "order_closed" | "order_cancelled" | "returned" }
  | {
      change: "assigned" | "handed_over";
      expertId: string;
      userId: string;
      name: string;
      organisation: string;
      note?: string;
    }
  | { change: "answer_due"; at: string; provisional: boolean }
  | { change: "rated"; score: number }
  | { change: "consultation_opened" | "consultation_signed"; consultationId: string }
  | { change: "lead_named"; userId: string; name: string; note: string }
  | { change: "joined" | "left"; userId: string; name: string; part: Part };

/** One event of a conversation as everybody who takes part receives it, live or by `conv.sync`: the same object both ways. */
export interface ChatEvent {
  c: string;
  seq: number;
  type: EventType;
  /** ISO time of the server; no client's clock is trusted. */
  at: string;
  by: Speaker | null;
  /** The sender's own id of the message, so that his devices find their optimistic bubble. */
  m?: string;
  k?: MessageKind;
  /** Text of a message or of its new wording; empty once redacted. */
  b?: string;
  att?: AttachmentView[];
  /** What a message answers. */
  re?: number;
  /** What an edit or a redaction concerns. */
  target?: number;
  card?: Card;
  change?: Change;
  /** Set on a message delivered after it was redacted or edited: its words are gone, or the newest. */
  redacted?: true;
  edited?: true;
}

export interface Head {
  c: string;
  seq: number;
}
