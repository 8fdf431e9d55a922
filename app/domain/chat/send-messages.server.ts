import type { Db } from "../outbox.server";
import { type Became, storeBatch } from "./batch.queries.server";
import type { Card, ChatCode, ChatEvent, WritingPart } from "./chat";
import { resolveCards } from "./resolve-cards.server";
import { isBusy, refused, refuseSending, type Sending, type SendOutcome } from "./sending";

/** Messages that share one transaction at most. */
export const BATCH = 500;
const TRIES = 5;

/** How the database's refusals read: the code of CHAT.md, and a reason that says more. */
const REFUSALS: Record<string, [ChatCode, string?]> = {
  unauthenticated: ["unauthenticated"],
  idempotency_conflict: ["idempotency_conflict"],
  forbidden: ["forbidden"],
  busy: ["unavailable", "busy"],
  inspectors_only_read: ["forbidden", "inspectors_only_read"],
  conv_closed: ["conv_closed"],
  bad_request: ["bad_request"],
  chat_attachment_gone: ["bad_request", "chat_attachment_gone"],
  card_unknown: ["bad_request", "card_unknown"],
};

/**
 * Stores up to 500 messages in one durable transaction and says of each, in order, what became of it: its place, or
 * why not. Who sends is judged in that transaction. A bad message never fails the others. Without `wait`, a conversation
 * that somebody else has locked is `unavailable` for now, with the reason `busy`. Throws on bugs only.
 */
export async function sendMessages(
  db: Db,
  sends: readonly Sending[],
  { wait = true } = {},
): Promise<SendOutcome[]> {
  const early = sends.map(refuseSending);
  const sound = sends.filter((_, index) => early[index] === null);
  const outcomes = await takeInTurn(db, batches(sound), wait);
  let next = 0;
  return early.map((refusal) => refusal ?? outcomes[next++] ?? refused("unavailable"));
}

/** A message sent twice at once, or a file in two messages, is judged by what became of the first: in a batch after it. */
function batches(sends: readonly Sending[]): Sending[][] {
  const all: Sending[][] = [];
  let taken = new Set<string>();
  for (const sending of sends) {
    const keys = [`${sending.userId}:${sending.m}`, ...sending.att];
    const last = all.at(-1);
    if (last && !keys.some((key) => taken.has(key))) last.push(sending);
    else {
      all.push([sending]);
      taken = new Set();
    }
    for (const key of keys) taken.add(key);
  }
  return all;
}

/** One batch after another; what follows a message that found its conversation locked is not stored before it. */
async function takeInTurn(
  db: Db,
  all: readonly (readonly Sending[])[],
  wait: boolean,
): Promise<SendOutcome[]> {
  const outcomes: SendOutcome[] = [];
  const locked = new Set<string>();
  for (const sends of all) {
    const free = sends.filter(({ c }) => !locked.has(c));
    const taken = free.length > 0 ? await takeBatch(db, free, wait) : [];
    const became = new Map(free.map((sending, index) => [sending, taken[index]]));
    for (const sending of sends) outcomes.push(became.get(sending) ?? refused("unavailable", "busy"));
    for (const [{ c }, outcome] of became) if (isBusy(outcome)) locked.add(c);
  }
  return outcomes;
}

/** A lost race is run again; what the database cannot store is found by taking the messages one by one. */
async function takeBatch(
  db: Db,
  sends: readonly Sending[],
  wait: boolean,
  tries = TRIES,
): Promise<SendOutcome[]> {
  try {
    const cards = await resolveCards(db, sends);
    const rows = await storeBatch(db, sends, cards, wait);
    return rows.map((row, index) => outcomeOf(sends[index] as Sending, row, cards[index]));
  } catch (error) {
    const kind = kindOf(error);
    if (kind === "race" && tries > 1) return takeBatch(db, sends, wait, tries - 1);
    if (kind === "away" || kind === "race") return sends.map(() => refused("unavailable"));
    if (kind === "bug") throw error;
    if (sends.length === 1) return [refused("bad_request")];
    return takeInTurn(
      db,
      sends.map((sending) => [sending]),
      wait,
    );
  }
}

function outcomeOf(sending: Sending, row: Became, card: Card | undefined): SendOutcome {
  const at = row.at?.toISOString();
  if (row.became === "again") return { ok: true, seq: row.seq, at, dup: true, event: null };
  if (row.became === "stored")
    return { ok: true, seq: row.seq, at, dup: false, event: eventOf(sending, row, at, card) };
  return refused(...(REFUSALS[row.became] ?? ["unavailable"]));
}

function eventOf(
  sending: Sending,
  { seq, part, att }: Became,
  at: string,
  card: Card | undefined,
): ChatEvent {
  const { c, m, k, b, re, userId, name, organisation } = sending;
  return {
    c,
    seq,
    type: "msg",
    at,
    by: { userId, name, organisation, part: part as WritingPart },
    m,
    k,
    ...(card ? { card } : { b }),
    ...(att ? { att } : {}),
    ...(re === undefined ? {} : { re }),
  };
}

/** A unique index broken means that the same message came by another way at the same time: the next try finds it. */
function kindOf(error: unknown): "race" | "data" | "away" | "bug" {
  const { code = "" } = (error ?? {}) as { code?: string };
  if (["23505", "40001", "40P01", "55P03"].includes(code)) return "race";
  if (/^(22|23|54)/.test(code)) return "data";
  if (/^(42|0A|XX|P0)/.test(code) || error instanceof TypeError || error instanceof RangeError) return "bug";
  return "away";
}
