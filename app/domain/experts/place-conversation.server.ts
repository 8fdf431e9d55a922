import { sql } from "kysely";
import { THE_CLOCK } from "../actor";
import { appendEvent } from "../chat/append-event.server";
import { loadCalendar } from "../clocks/calendar.queries.server";
import type { Tx } from "../outbox.server";
import { candidatesFor, type ExpertCandidate, lockExperts } from "./candidate.queries.server";
import { earliestReply } from "./expert-duty";
import { giveConversation } from "./give-conversation.server";
import type { LockedConversation } from "./lock-conversation.server";
import { isSuited, rankExperts, type Wanted } from "./rank-experts";

/** As many of the best are locked and counted again; the next run of the clock sees the others. */
const SHORTLIST = 10;

interface Placing {
  preferred?: readonly string[];
  now: Date;
}

/**
 * Finds an expert for a locked conversation that nobody has and gives it to him; gives his id. When nobody is free it
 * waits in the queue; when nobody suited is on duty either, the asker is told when an answer is due.
 */
export async function placeConversation(tx: Tx, conversation: LockedConversation, placing: Placing) {
  const { now } = placing;
  const wanted = await wantedFor(tx, conversation, placing.preferred ?? []);
  const candidates = await candidatesFor(tx, conversation.regionCode, now);
  const best = rankExperts(candidates, wanted).slice(0, SHORTLIST);
  const locked = await lockExperts(
    tx,
    best.map(({ id }) => id),
    now,
  );
  const [winner] = rankExperts(locked, wanted);
  if (winner) {
    await giveConversation(tx, conversation, winner, { author: THE_CLOCK, how: "assigned", now });
    return winner.id;
  }
  await tellWhenDue(
    tx,
    conversation,
    candidates.filter((each) => isSuited(each, wanted)),
    now,
  );
  return null;
}

/** Whoever closed it last knows it; whoever was silent, or gave it back, is not asked again for the same words. */
async function wantedFor(
  tx: Tx,
  conversation: LockedConversation,
  preferred: readonly string[],
): Promise<Wanted> {
  const since = conversation.awaitingSince ?? conversation.queuedAt;
  const { rows } = await sql<{ expert_id: string; ended_as: string; recent: boolean }>`
    select expert_id, ended_as, ended_at >= coalesce(${since}::timestamptz, 'infinity') as recent
    from expert_assignments where conversation_id = ${conversation.id} and ended_at is not null
    order by ended_at desc limit 50`.execute(tx);
  const refused = rows.filter((row) => row.recent && ["silent", "returned"].includes(row.ended_as));
  const former = rows.find((row) => row.ended_as === "closed");
  return {
    category: conversation.category,
    regionCode: conversation.regionCode,
    preferred: [...preferred, ...(former ? [former.expert_id] : [])],
    excluded: new Set(refused.map((row) => row.expert_id)),
  };
}

/** Off duty: says once, for this wait, by when somebody answers. */
async function tellWhenDue(
  tx: Tx,
  { id, queuedAt }: LockedConversation,
  suited: readonly ExpertCandidate[],
  now: Date,
): Promise<void> {
  if (suited.some(({ onDuty }) => onDuty)) return;
  const due = earliestReply(await loadCalendar(tx), suited, now);
  if (!due || (await wasToldDue(tx, id, queuedAt ?? now))) return;
  await appendEvent(tx, id, {
    type: "state",
    by: null,
    change: { change: "answer_due", at: due.at.toISOString(), provisional: due.provisional },
  });
}

/** Whether the asker of a locked conversation was told since `since` when an answer is due. */
export async function wasToldDue(tx: Tx, c: string, since: Date): Promise<boolean> {
  const { rows } = await sql`select 1 from chat_events where conversation_id = ${c} and type = 'state'
    and data -> 'change' ->> 'change' = 'answer_due' and at >= ${since} limit 1`.execute(tx);
  return rows.length > 0;
}
