import { sql } from "kysely";
import type { Actor } from "../actor";
import { dayOf, momentOf } from "../clocks/working-time";
import { DUE, ENDED } from "../figures/closure.server";
import type { Db } from "../outbox.server";
import type { BoardFilter } from "./board";
import { hubsInScope } from "./scope.queries.server";

/** The strip above the board. Shares are 0–1; null where there is nothing to divide by. */
export interface BoardFigures {
  waiting: number;
  /** Of those, past the yellow card or overdue. */
  dueSoon: number;
  overdue: number;
  /** Of what was received this month: ended, and what that is measured against. */
  ended: number;
  due: number;
  /** Mean score 0–100 of 90 days; nobody reached counts as zero (DOMAIN 9). */
  satisfaction: number | null;
  reached: number;
  followUps: number;
  /** Passed on to these hubs, and climbed from them, in seven days. */
  transferredIn: number;
  escalated: number;
}

const DAY = 86_400_000;

const monthBegins = (now: Date) => momentOf(`${dayOf(now).slice(0, 7)}-01`, "00:00");

/** All counts in one statement. */
export async function boardFigures(
  db: Db,
  actor: Actor,
  scope: BoardFilter["scope"],
  now: Date,
): Promise<BoardFigures> {
  const hubs = hubsInScope(actor, scope);
  const [month, quarter, week] = [
    monthBegins(now),
    new Date(now.getTime() - 90 * DAY),
    new Date(now.getTime() - 7 * DAY),
  ];
  const { rows } = await sql<BoardFigures>`
    select w.*, m.*, f.*,
      (select count(*) from events v where v.kind = 'request.transferred' and v.at >= ${week}
        and (v.data ->> 'toHubId')::uuid = ${hubs}) as "transferredIn",
      (select count(*) from escalations x where x.from_hub_id = ${hubs} and x.at >= ${week}) as escalated
    from (select count(*) as waiting, count(*) filter (where triage_due_at <= ${now}) as overdue,
        count(*) filter (where triage_due_at > ${now} and triage_warned_at is not null) as "dueSoon"
      from requests where hub_id = ${hubs} and status = 'submitted') w,
      (select count(*) filter (where ${ENDED}) as ended, count(*) filter (where ${DUE}) as due
      from requests r where r.origin_hub_id = ${hubs} and r.received_at >= ${month}) m,
      (select avg(coalesce(score, 0))::float as satisfaction,
        count(*) filter (where reachable) as reached, count(*) as "followUps"
      from follow_ups where hub_id = ${hubs} and at >= ${quarter}) f`.execute(db);
  return rows[0] as BoardFigures;
}

/** Mean minutes of duty time until the acceptance, over what was accepted this month; null without any. */
export async function meanResponse(
  db: Db,
  actor: Actor,
  scope: BoardFilter["scope"],
  now: Date,
): Promise<number | null> {
  const { mean } = await db
    .selectFrom("requests as r")
    .select((eb) => eb.fn.avg<number | null>("r.response_minutes").as("mean"))
    .where(sql<boolean>`r.hub_id = ${hubsInScope(actor, scope)}`)
    .where("r.triaged_at", ">=", monthBegins(now))
    .executeTakeFirstOrThrow();
  return mean;
}
