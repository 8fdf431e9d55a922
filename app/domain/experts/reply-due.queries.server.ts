import { sql } from "kysely";
import { loadCalendar } from "../clocks/calendar.queries.server";
import type { Deadline } from "../clocks/working-time";
import type { Db } from "../outbox.server";
import { candidatesFor, candidatesOf } from "./candidate.queries.server";
import { earliestReply, replyDueAt } from "./expert-duty";
import { expectedWait } from "./queue-wait";
import { isFree, isSuited } from "./rank-experts";

interface WaitRow {
  status: string;
  category: string | null;
  hubId: string;
  regionCode: string;
  queuedAt: Date | null;
  awaitingSince: Date | null;
  expertId: string | null;
  assignedAt: Date | null;
  ahead: number;
  minutes: number | null;
}

/** What waiting depends on; its place counts those of the same hub that have waited longer. */
async function waitOf(db: Db, c: string): Promise<WaitRow | undefined> {
  const { rows } = await sql<WaitRow>`
    select c.status, c.category, c.hub_id as "hubId", h.region_code as "regionCode", c.queued_at as "queuedAt",
      c.awaiting_since as "awaitingSince", a.expert_id as "expertId", a.assigned_at as "assignedAt",
      (select count(*)::int from conversations o where o.hub_id = c.hub_id and o.status = 'queued'
        and (o.queued_at, o.id) < (c.queued_at, c.id)) as ahead,
      (select avg(extract(epoch from least(d.ended_at - d.assigned_at, interval '4 hours')) / 60)::float
        from (select assigned_at, ended_at from expert_assignments x join conversations y on y.id = x.conversation_id
          where y.hub_id = c.hub_id and x.ended_as = 'closed' order by x.ended_at desc limit 50) d) as minutes
    from conversations c join hubs h on h.id = c.hub_id
    left join expert_assignments a on a.conversation_id = c.id and a.ended_at is null
    where c.id = ${c}`.execute(db);
  return rows[0];
}

/**
 * By when an answer is owed to what was asked: by the expert who has it, else by the first suited one to be on duty.
 * Null while nothing waits for an answer, or nobody is there at all.
 */
export async function replyDue(db: Db, c: string, now = new Date()): Promise<Deadline | null> {
  const wait = await waitOf(db, c);
  if (!wait || wait.status === "closed") return null;
  const since = wait.awaitingSince ?? wait.queuedAt;
  if (!since) return null;
  const calendar = await loadCalendar(db);
  if (wait.expertId) {
    const [expert] = await candidatesOf(db, [wait.expertId], now);
    const from = wait.assignedAt && wait.assignedAt > since ? wait.assignedAt : since;
    return expert && wait.awaitingSince ? replyDueAt(calendar, expert, from) : null;
  }
  const all = await candidatesFor(db, wait.regionCode, now);
  return earliestReply(
    calendar,
    all.filter((each) => isSuited(each, wait)),
    since,
  );
}

/**
 * The place of a queued conversation and the minutes of duty time it will probably wait; null minutes while nobody suited
 * is on duty. Null when it is not queued.
 */
export async function queuePlace(db: Db, c: string, now = new Date()) {
  const wait = await waitOf(db, c);
  if (wait?.status !== "queued") return null;
  const suited = (await candidatesFor(db, wait.regionCode, now)).filter((each) => isSuited(each, wait));
  const onDuty = suited.filter((each) => each.onDuty);
  const freeSlots = onDuty.filter(isFree).reduce((sum, { capacity, load }) => sum + capacity - load, 0);
  const position = wait.ahead + 1;
  const facts = { position, onDuty: onDuty.length, freeSlots, meanMinutes: wait.minutes };
  return { position, expectedMinutes: expectedWait(facts) };
}
