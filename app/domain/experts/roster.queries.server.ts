import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { loadCalendar } from "../clocks/calendar.queries.server";
import {
  type Calendar,
  DEFAULT_DUTY_PERIODS,
  type DutyPeriods,
  dayOf,
  dutyMinutesBetween,
} from "../clocks/working-time";
import { mustExist } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";
import { LOAD } from "./candidate.queries.server";
import { expertPolicy } from "./expert.policy";
import { isExpertOnDuty, isOnLeave } from "./expert-duty";

export interface Leave {
  id: string;
  startsOn: string;
  endsOn: string;
  reason: string;
}

interface Row {
  membershipId: string;
  /** Null: a member who has no profile yet, so nothing comes to him. */
  id: string | null;
  userId: string;
  organisationId: string;
  hubOrdinal: number | null;
  name: string;
  organisation: string;
  regionCode: string;
  title: string;
  introduction: string;
  fields: string[];
  regions: string[];
  own: DutyPeriods | null;
  house: DutyPeriods | null;
  paused: boolean;
  capacity: number;
  backupId: string | null;
  version: number;
  load: number;
  leaves: Leave[];
  satisfaction: number | null;
  ratings: number;
  closed: number;
  /** His latest first replies. */
  replies: { from: string; to: string }[];
}

export type RosterRow = Awaited<ReturnType<typeof roster>>[number];
export type ExpertProfile = Awaited<ReturnType<typeof expertPage>>["expert"];

const MOST = 300;

const rowsOf = async (db: Db, where: RawBuilder<unknown>, now: Date) => {
  const { rows } = await sql<Row>`
    select m.id as "membershipId", e.id, m.user_id as "userId", m.organisation_id as "organisationId",
      h.ordinal as "hubOrdinal", u.name, g.name as organisation, g.region_code as "regionCode",
      coalesce(e.title, '') as title, coalesce(e.introduction, '') as introduction, coalesce(e.fields, '{}') as fields,
      coalesce(e.regions, '{}') as regions, e.duty_periods as own, h.duty_periods as house,
      coalesce(e.status = 'paused', false) as paused, coalesce(e.capacity, 0) as capacity, e.backup_id as "backupId",
      coalesce(e.version, 0) as version, ${LOAD} as load, f.*, x.*,
      (select coalesce(json_agg(json_build_object('id', l.id, 'startsOn', l.starts_on, 'endsOn', l.ends_on,
        'reason', l.reason) order by l.starts_on), '[]')
        from expert_leaves l where l.expert_id = e.id and l.ends_on >= ${dayOf(now)}::date) as leaves
    from memberships m join users u on u.id = m.user_id and u.status = 'active'
      join organisations g on g.id = m.organisation_id left join hubs h on h.id = g.hub_id
      left join experts e on e.user_id = m.user_id and e.organisation_id = m.organisation_id
      left join lateral (select avg(k.score)::float as satisfaction, count(k.score)::int as ratings, count(*)::int as closed
        from conversation_closures k where k.expert_id = e.id and k.closed_at > now() - interval '365 days') f on true
      left join lateral (select coalesce(json_agg(json_build_object('from', l.assigned_at, 'to', l.replied_at)), '[]') as replies
        from (select a.assigned_at, a.replied_at from expert_assignments a where a.expert_id = e.id
          and a.replied_at is not null order by a.assigned_at desc limit 20) l) x on true
    where m.role = 'expert' and m.status = 'active' and ${where}
    order by h.ordinal nulls last, g.name, u.name, m.id limit ${MOST}`.execute(db);
  return rows;
};

/** Mean minutes of duty time until the first reply: nights and holidays do not count. */
function meanReply(calendar: Calendar, hours: DutyPeriods, replies: Row["replies"]): number | null {
  const spans = replies.map(({ from, to }) =>
    dutyMinutesBetween(calendar, hours, new Date(from), new Date(to)),
  );
  return spans.length === 0 ? null : spans.reduce((sum, each) => sum + each, 0) / spans.length;
}

async function shown(db: Db, rows: Row[], now: Date) {
  const calendar = await loadCalendar(db);
  return rows.map(({ own, house, replies, ...row }) => {
    const housePeriods = house && house.length > 0 ? house : DEFAULT_DUTY_PERIODS;
    const hours = own && own.length > 0 ? own : housePeriods;
    const facts = { periods: hours, leaves: row.leaves, paused: row.paused };
    const state = row.paused
      ? ("paused" as const)
      : isOnLeave(facts, now)
        ? ("on_leave" as const)
        : isExpertOnDuty(calendar, facts, now)
          ? ("on_duty" as const)
          : ("off_duty" as const);
    return {
      ...row,
      ...{ periods: hours, ownPeriods: own ?? [], housePeriods },
      state: row.id ? state : ("no_profile" as const),
      replyMinutes: meanReply(calendar, hours, replies),
    };
  });
}

/** The experts of the actor's house; for a hub also those of the hubs below. */
export async function roster(db: Db, actor: Actor, now = new Date()) {
  const where = actor.hubs
    ? sql`h.ordinal between ${actor.hubs.ordinal} and ${actor.hubs.lastOrdinal}`
    : sql`m.organisation_id = ${actor.organisationId}`;
  return shown(db, await rowsOf(db, where, now), now);
}

/** One expert with his colleagues, for the choice of a backup. Refuses 404 to whoever may not see him. */
export async function expertPage(db: Db, actor: Actor, given: string, now = new Date()) {
  const id = mustExist(idSchema.safeParse(given).data);
  const house = sql`m.organisation_id = (select organisation_id from experts where id = ${id})`;
  const all = await shown(db, await rowsOf(db, house, now), now);
  const expert = mustExist(all.find((row) => row.id === id));
  authorizeSight(expertPolicy.see(actor, expert));
  const colleagues = all.flatMap((row) => (row.id && row.id !== id ? [{ id: row.id, name: row.name }] : []));
  const can = { edit: expertPolicy.edit(actor, expert), absent: expertPolicy.absent(actor, expert) };
  return { expert: { ...expert, id }, colleagues, can };
}
