import { sql } from "kysely";
import type { Actor } from "../actor";
import { unreadCount } from "../chat/conversation.queries.server";
import type { Db } from "../outbox.server";

/** What the frame of every workspace page shows, in one query. */
export interface DeskFacts {
  unread: number;
  /** Names from province down to the organisation's own region. */
  regions: string[];
  /** Other organisations the person may act for. */
  others: { id: string; name: string }[];
  /** How many wait, by the path they wait at. */
  badges: Record<string, number>;
}

const count = (table: string, where: ReturnType<typeof sql>) =>
  sql`(select count(*) from ${sql.table(table)} where ${where})`;

/** Requests this hub has not accepted yet; the index on (hub_id, status) answers it. */
const untriaged = (actor: Actor) =>
  count("requests", sql`hub_id = ${actor.hubs?.hubId ?? null} and status = 'submitted'`);
const unfollowed = (actor: Actor) =>
  count("orders", sql`hub_id = ${actor.hubs?.hubId ?? null} and status = 'accepted'`);
const scopeWaiting = (actor: Actor) => sql`(select count(*) from scope_imports s
  join organisations o on o.id = s.provider_id
  join hubs h on h.region_code = o.region_code and h.level <> 'park'
  where s.status = 'submitted' and h.ordinal between ${actor.hubs?.ordinal ?? 0} and ${actor.hubs?.lastOrdinal ?? -1})`;
/** Invitations that still take a quote and have none of ours: what the job board opens with. */
const unquoted = (actor: Actor) => sql`(select count(*) from invitations i
  join packages p on p.id = i.package_id and p.status = 'quoting' and p.quoting_deadline > now()
  where i.provider_id = ${actor.organisationId} and not exists (select from quotes q
    where q.package_id = i.package_id and q.provider_id = i.provider_id and q.status <> 'retracted'))`;
const toAward = (actor: Actor) =>
  count("requests", sql`enterprise_id = ${actor.organisationId} and status in ('comparing', 'returned')`);
const toAccept = (actor: Actor) =>
  count("orders", sql`enterprise_id = ${actor.organisationId} and status = 'report_issued'`);

const WAITING: Record<Actor["organisationKind"], Record<string, (actor: Actor) => ReturnType<typeof sql>>> = {
  enterprise: { "/requests": toAward, "/orders": toAccept },
  provider: { "/job-board": unquoted },
  hub: { "/intake": untriaged, "/intake/follow-ups": unfollowed, "/scope-reviews": scopeWaiting },
  regulator: {},
  platform: {},
};

/** Whoever talks with experts, or is one; administrators and regulators do not. */
const talks = (actor: Actor): Record<string, (actor: Actor) => ReturnType<typeof sql>> =>
  actor.organisationKind === "platform" || actor.organisationKind === "regulator"
    ? {}
    : { "/chat": unreadCount };

function badgesOf(actor: Actor) {
  const pairs = Object.entries({ ...WAITING[actor.organisationKind], ...talks(actor) }).flatMap(
    ([path, ask]) => [sql`${path}::text`, ask(actor)],
  );
  return sql`json_build_object(${sql.join(pairs)})`;
}

/** Badges, unread notices, region and the other organisations of `actor`: one round trip. */
export async function deskFacts(db: Db, actor: Actor): Promise<DeskFacts> {
  const { rows } = await sql<DeskFacts>`select
    (select count(*)::int from (select 1 from notifications where user_id = ${actor.userId} and read_at is null limit 100) n) as unread,
    (select coalesce(array_agg(name order by code), '{}') from regions
      where code in (${`${actor.regionCode.slice(0, 2)}0000`}, ${`${actor.regionCode.slice(0, 4)}00`}, ${actor.regionCode})
        and kind <> 'container') as regions,
    (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name) order by o.name), '[]')
      from memberships m join organisations o on o.id = m.organisation_id and o.status = 'active'
      where m.user_id = ${actor.userId} and m.status = 'active' and o.id <> ${actor.organisationId}) as others,
    ${badgesOf(actor)} as badges`.execute(db);
  return rows[0] ?? { unread: 0, regions: [], others: [], badges: {} };
}
