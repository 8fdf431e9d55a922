import { sql } from "kysely";
import type { Db, Tx } from "../outbox.server";
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
  how: Partial<How> = {},
): Promise<SendOutcome[]> {
  const early = sends.map(refuseSending);
  const sound = sends.filter((_, index) => early[index] === null);
  const outcomes =
    sound.length > 0 ? await takeBatch(db, sound, { wait: true, pipelined: false, ...how }) : [];
  let next = 0;
  return early.map((refusal) => refusal ?? outcomes[next++] ?? refused("unavailable"));
}

interface How {
  wait: boolean;
  /** `db` takes statements before it has answered those before. */
  pipelined: boolean;
}

/** A lost race is run again; what the database cannot store is found by taking the messages one by one. */
async function takeBatch(db: Db, sends: readonly Sending[], how: How, tries = TRIES): Promise<SendOutcome[]> {
  try {
    return await storeBatch(db, sends, how);
  } catch (error) {
    const kind = kindOf(error);
    if (kind === "race" && tries > 1) return takeBatch(db, sends, how, tries - 1);
    if (kind === "away" || kind === "race") return sends.map(() => refused("unavailable"));
    if (kind === "bug") throw error;
    if (sends.length === 1) return [refused("bad_request")];
    const outcomes: SendOutcome[] = [];
    for (const sending of sends) outcomes.push(...(await takeBatch(db, [sending], how)));
    return outcomes;
  }
}

async function storeBatch(db: Db, sends: readonly Sending[], how: How): Promise<SendOutcome[]> {
  const cards = await resolveCards(db, sends);
  const names = [...new Set(sends.map(({ c }) => c))];
  const files = sends.flatMap(({ att }) => att);
  return db.connection().execute(async (connection) => {
    const tx = connection as unknown as Tx;
    try {
      const [, rooms, { at, facts }, uploads] = await together(how, [
        () => BEGIN.execute(tx),
        () => lockRooms(tx, names, how.wait),
        () => factsOf(tx, sends),
        () => lockUploads(tx, files),
      ]);
      const { outcomes, placed } = planBatch(sends, { at, rooms, facts, uploads, cards });
      // a failed transaction has nothing to commit: PostgreSQL makes a rollback of it
      await together(how, [() => storePlaced(tx, placed, rooms, at), () => COMMIT.execute(tx)]);
      return outcomes;
    } catch (error) {
      await ROLLBACK.execute(tx).catch(() => undefined);
      throw error;
    }
  });
}

const BEGIN = sql`begin`;
const COMMIT = sql`commit`;
const ROLLBACK = sql`rollback`;

type Results<T extends readonly (() => Promise<unknown>)[]> = { [K in keyof T]: Awaited<ReturnType<T[K]>> };

/**
 * Statements in this order, none of which needs another's answer: down the pipeline all at once, else one by one. Throws
 * the first failure, the cause of those after it, once all are answered.
 */
async function together<const T extends readonly (() => Promise<unknown>)[]>(
  { pipelined }: How,
  steps: T,
): Promise<Results<T>> {
  const results: unknown[] = [];
  if (pipelined) {
    const settled = await Promise.allSettled(steps.map((step) => step()));
    for (const one of settled) {
      if (one.status === "rejected") throw one.reason;
      results.push(one.value);
    }
  } else for (const step of steps) results.push(await step());
  return results as Results<T>;
}

/** A unique index broken means that the same message came by another way at the same time: the next try finds it. */
function kindOf(error: unknown): "race" | "data" | "away" | "bug" {
  const { code = "" } = (error ?? {}) as { code?: string };
  if (["23505", "40001", "40P01", "55P03"].includes(code)) return "race";
  if (/^(22|23|54)/.test(code)) return "data";
  if (/^(42|0A|XX|P0)/.test(code) || error instanceof TypeError || error instanceof RangeError) return "bug";
  return "away";
}
