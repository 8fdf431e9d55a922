import type { Db } from "../outbox.server";
import { factsOf, lockRooms, lockUploads, storePlaced } from "./batch.queries.server";
import { planBatch } from "./plan-batch";
import { resolveCards } from "./resolve-cards.server";
import { refused, refuseSending, type Sending, type SendOutcome } from "./sending";

/** Messages that share one transaction at most. */
export const BATCH = 500;
const TRIES = 5;

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
  const outcomes = sound.length > 0 ? await takeBatch(db, sound, wait) : [];
  let next = 0;
  return early.map((refusal) => refusal ?? outcomes[next++] ?? refused("unavailable"));
}

/** A lost race is run again; what the database cannot store is found by taking the messages one by one. */
async function takeBatch(
  db: Db,
  sends: readonly Sending[],
  wait: boolean,
  tries = TRIES,
): Promise<SendOutcome[]> {
  try {
    return await storeBatch(db, sends, wait);
  } catch (error) {
    const kind = kindOf(error);
    if (kind === "race" && tries > 1) return takeBatch(db, sends, wait, tries - 1);
    if (kind === "away" || kind === "race") return sends.map(() => refused("unavailable"));
    if (kind === "bug") throw error;
    if (sends.length === 1) return [refused("bad_request")];
    const outcomes: SendOutcome[] = [];
    for (const sending of sends) outcomes.push(...(await takeBatch(db, [sending], wait)));
    return outcomes;
  }
}

async function storeBatch(db: Db, sends: readonly Sending[], wait: boolean): Promise<SendOutcome[]> {
  const cards = await resolveCards(db, sends);
  return db.transaction().execute(async (tx) => {
    const rooms = await lockRooms(tx, [...new Set(sends.map(({ c }) => c))], wait);
    const { at, facts } = await factsOf(tx, sends);
    const uploads = await lockUploads(
      tx,
      sends.flatMap(({ att }) => att),
    );
    const { outcomes, placed } = planBatch(sends, { at, rooms, facts, uploads, cards });
    if (placed.length > 0) await storePlaced(tx, placed, rooms, at);
    return outcomes;
  });
}

/** A unique index broken means that the same message came by another way at the same time: the next try finds it. */
function kindOf(error: unknown): "race" | "data" | "away" | "bug" {
  const { code = "" } = (error ?? {}) as { code?: string };
  if (["23505", "40001", "40P01", "55P03"].includes(code)) return "race";
  if (/^(22|23|54)/.test(code)) return "data";
  if (/^(42|0A|XX|P0)/.test(code) || error instanceof TypeError || error instanceof RangeError) return "bug";
  return "away";
}
