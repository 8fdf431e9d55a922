import type { AttachmentView, Card, ChatEvent, Part, WritingPart } from "./chat";
import { refused, type Sending, type SendOutcome } from "./sending";

/** What the database says of one sending, read after its conversation was locked. */
export interface Facts {
  /** The session lives, belongs to who sends, and he may still act for his organisation. */
  alive: boolean;
  part: Part | null;
  /** A message that the sender stored under the same id. */
  known: Known | null;
  /** Whether `re` names a message of the conversation; true when nothing is answered. */
  answers: boolean;
}
export interface Known {
  c: string;
  seq: number;
  at: string;
  k: string;
  b: string;
  att: string[];
  re: number | null;
}

/** A locked conversation; the plan moves it on. */
export interface Room {
  status: string;
  lastSeq: number;
  awaitingSince: string | null;
}

export interface Upload extends AttachmentView {
  c: string;
  by: string;
  seq: number | null;
}

export interface Material {
  at: string;
  rooms: Map<string, Room>;
  facts: Facts[];
  uploads: Map<string, Upload>;
  /** Cards at their messages' places; one that could not be resolved is missing. */
  cards: readonly (Card | undefined)[];
}

/** A message with its place in the order, ready to be stored. */
export interface Placed {
  sending: Sending;
  part: WritingPart;
  seq: number;
  event: ChatEvent;
}
export interface Plan {
  outcomes: SendOutcome[];
  placed: Placed[];
}

const sameMessage = (sending: Sending, known: Known) =>
  known.c === sending.c &&
  known.k === sending.k &&
  known.b === sending.b &&
  known.re === (sending.re ?? null) &&
  known.att.length === sending.att.length &&
  known.att.every((id, index) => id === sending.att[index]);

const again = (sending: Sending, known: Known): SendOutcome =>
  sameMessage(sending, known)
    ? { ok: true, seq: known.seq, at: known.at, dup: true, event: null }
    : refused("idempotency_conflict");

/**
 * Gives every message of a batch its place, in the order of arrival: `rooms` move on, uploads are claimed. What was
 * stored under the same id already, also earlier in this batch, is answered with its place and takes none.
 */
export function planBatch(sends: readonly Sending[], material: Material): Plan {
  const plan: Plan = { outcomes: [], placed: [] };
  const earlier = new Map<string, Known>();
  sends.forEach((sending, index) => {
    const key = `${sending.userId}:${sending.m}`;
    const facts = material.facts[index];
    const known = facts?.known ?? earlier.get(key);
    const outcome = !facts?.alive
      ? refused("unauthenticated")
      : known
        ? again(sending, known)
        : place(sending, index, facts, material, plan);
    if (outcome.ok && !outcome.dup) {
      const { c, k, b, att, re = null } = sending;
      earlier.set(key, { c, k, b, att, re, seq: outcome.seq, at: outcome.at });
    }
    plan.outcomes.push(outcome);
  });
  return plan;
}

function place(sending: Sending, index: number, facts: Facts, material: Material, plan: Plan): SendOutcome {
  const room = material.rooms.get(sending.c);
  const { part } = facts;
  if (part === null) return refused("forbidden");
  // whoever takes part in a conversation knows that there is one: somebody else has it locked
  if (!room) return refused("unavailable", "busy");
  if (part === "inspector") return refused("forbidden", "inspectors_only_read");
  if (room.status === "closed") return refused("conv_closed");
  if (!facts.answers) return refused("bad_request");
  const uploads = sending.att.map((id) => material.uploads.get(id));
  const usable = (upload: Upload | undefined): upload is Upload =>
    upload?.c === sending.c && upload.by === sending.userId && upload.seq === null;
  if (!uploads.every(usable)) return refused("bad_request", "chat_attachment_gone");
  const card = material.cards[index];
  if (sending.k === "card" && !card) return refused("bad_request", "card_unknown");
  const seq = ++room.lastSeq;
  for (const upload of uploads) upload.seq = seq;
  moveClock(room, part, material.at);
  const event = eventOf(sending, part, seq, material.at, uploads, card);
  plan.placed.push({ sending, part, seq, event });
  return { ok: true, seq, at: material.at, dup: false, event };
}

/** The reply clock runs from the asker's first message that no expert answered; an order's talk has no such duty. */
function moveClock(room: Room, part: WritingPart, at: string) {
  if (part === "expert") room.awaitingSince = null;
  else if (part === "asker" && room.status !== "open") room.awaitingSince ??= at;
}

function eventOf(
  sending: Sending,
  part: WritingPart,
  seq: number,
  at: string,
  uploads: Upload[],
  card: Card | undefined,
): ChatEvent {
  const { c, m, k, b, re, userId, name, organisation } = sending;
  const att = uploads.map(({ id, name, mediaType, size }) => ({ id, name, mediaType, size }));
  return {
    c,
    seq,
    type: "msg",
    at,
    by: { userId, name, organisation, part },
    m,
    k,
    ...(card ? { card } : { b }),
    ...(att.length > 0 ? { att } : {}),
    ...(re === undefined ? {} : { re }),
  };
}
