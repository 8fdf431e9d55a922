import { sql } from "kysely";
import { loadCalendar } from "../clocks/calendar.queries.server";
import { type Calendar, DEFAULT_DUTY_PERIODS, type DutyPeriods, dayOf } from "../clocks/working-time";
import type { Db, Tx } from "../outbox.server";
import { type DutyFacts, isExpertOnDuty, type Leave } from "./expert-duty";
import { type Candidate, regionPrefix } from "./rank-experts";

/** Somebody who may be asked, with what ranking and clocks need. */
export interface ExpertCandidate extends Candidate, DutyFacts {
  userId: string;
  organisationId: string;
  name: string;
  organisation: string;
  backupId: string | null;
  ofHub: boolean;
}

interface Row {
  id: string;
  userId: string;
  organisationId: string;
  name: string;
  organisation: string;
  regionCode: string;
  fields: string[];
  regions: string[];
  own: DutyPeriods | null;
  house: DutyPeriods | null;
  paused: boolean;
  capacity: number;
  backupId: string | null;
  ofHub: boolean;
  load: number;
  lastAt: Date | null;
  leaves: Leave[];
}

/** Conversations that occupy an expert now. */
export const LOAD = sql`(select count(*)::int from expert_assignments a where a.expert_id = e.id and a.ended_at is null)`;

/** Who is an expert at all: profile, an active membership as one, an active account in an active house. */
export const ACTIVE_EXPERTS = sql`experts e join users u on u.id = e.user_id and u.status = 'active'
  join organisations g on g.id = e.organisation_id and g.status = 'active'
  join memberships m on m.user_id = e.user_id and m.organisation_id = e.organisation_id and m.status = 'active'
    and m.role = 'expert'
  left join hubs h on h.id = g.hub_id`;

/** DOMAIN 5 goes by the person: whoever works for a provider as well judges nothing in a hub's name. */
export const OF_HUB = sql`(g.kind = 'hub' and not works_for_provider(e.user_id))`;

const rowsOf = async (db: Db, where: ReturnType<typeof sql>, now: Date) => {
  const { rows } = await sql<Row>`
    select e.id, e.user_id as "userId", e.organisation_id as "organisationId", u.name, g.name as organisation,
      g.region_code as "regionCode", e.fields, e.regions, e.duty_periods as own, h.duty_periods as house,
      e.status = 'paused' as paused, e.capacity, e.backup_id as "backupId", ${OF_HUB} as "ofHub", ${LOAD} as load,
      (select max(assigned_at) from expert_assignments a where a.expert_id = e.id) as "lastAt",
      (select coalesce(json_agg(json_build_object('startsOn', l.starts_on, 'endsOn', l.ends_on)), '[]')
        from expert_leaves l where l.expert_id = e.id and l.ends_on >= ${dayOf(now)}::date) as leaves
    from ${ACTIVE_EXPERTS} where ${where} order by e.id`.execute(db);
  return rows;
};

const spans = (own: DutyPeriods | null, house: DutyPeriods | null): DutyPeriods =>
  own && own.length > 0 ? own : house && house.length > 0 ? house : DEFAULT_DUTY_PERIODS;

function candidate(calendar: Calendar, now: Date, row: Row): ExpertCandidate {
  const { own, house, regionCode, lastAt, ...rest } = row;
  const facts = { periods: spans(own, house), leaves: row.leaves, paused: row.paused };
  return {
    ...rest,
    ...facts,
    regions: row.regions.length > 0 ? row.regions : [regionPrefix(regionCode)],
    onDuty: isExpertOnDuty(calendar, facts, now),
    lastAssignedAt: lastAt?.getTime() ?? null,
  };
}

/** The experts of hubs whose regions cover the place, by id. A provider's experts are called in by name only. */
export async function candidatesFor(db: Db, regionCode: string, now: Date): Promise<ExpertCandidate[]> {
  const calendar = await loadCalendar(db);
  const covers = sql`${OF_HUB} and case when cardinality(e.regions) = 0
    then ${regionCode} like regexp_replace(g.region_code, '(00){1,2}$', '') || '%'
    else exists (select from unnest(e.regions) prefix where ${regionCode} like prefix || '%') end`;
  return (await rowsOf(db, covers, now)).map((row) => candidate(calendar, now, row));
}

/** These experts as they are now, whoever employs them; who is no longer one is missing. */
export async function candidatesOf(db: Db, ids: readonly string[], now: Date): Promise<ExpertCandidate[]> {
  if (ids.length === 0) return [];
  const calendar = await loadCalendar(db);
  const rows = await rowsOf(db, sql`e.id = any(${ids}::uuid[])`, now);
  return rows.map((row) => candidate(calendar, now, row));
}

/** The same, locked in the order of their ids, so that nobody else gives them anything until the commit. */
export async function lockExperts(tx: Tx, ids: readonly string[], now: Date): Promise<ExpertCandidate[]> {
  await sql`select from experts where id = any(${ids}::uuid[]) order by id for no key update`.execute(tx);
  return candidatesOf(tx, ids, now);
}
