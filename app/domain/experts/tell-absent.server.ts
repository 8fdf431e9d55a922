import { THE_CLOCK } from "../actor";
import { sweep } from "../clocks/sweep.server";
import { announce, type Db, type Tx } from "../outbox.server";
import { absentReaders, type Unread } from "./waiting.queries.server";

/** Minutes that unread words wait for their reader to come by himself. */
const PATIENCE = 5;

/**
 * Tells people by notice and mail of words that wait for them: once, until they have read. Gives how many were told;
 * run again, or twice at a time, it tells nobody twice.
 */
export async function tellAbsent(db: Db, now: Date): Promise<number> {
  const readers = await absentReaders(db, now, PATIENCE);
  const byPlace = new Map(readers.map((reader, place) => [String(place), reader]));
  return sweep(db, [...byPlace.keys()], async (tx, place) => {
    const reader = byPlace.get(place);
    return reader !== undefined && tellOne(tx, reader);
  });
}

async function tellOne(tx: Tx, { c, userId, organisationId, seq, number }: Unread): Promise<boolean> {
  const marked = await tx
    .insertInto("conversation_reads")
    .values({ conversation_id: c, user_id: userId, upto: 0, told_upto: seq })
    .onConflict((clash) =>
      clash
        .columns(["conversation_id", "user_id"])
        .doUpdateSet({ told_upto: seq })
        .whereRef("conversation_reads.told_upto", "<=", "conversation_reads.upto")
        .where("conversation_reads.upto", "<", seq),
    )
    .returning("user_id")
    .executeTakeFirst();
  if (!marked) return false;
  await announce(tx, THE_CLOCK, "chat.waiting", {
    organisationId,
    data: { conversationId: c, userId, ...(number ? { number } : {}) },
    audit: { type: "conversation", id: c },
  });
  return true;
}
