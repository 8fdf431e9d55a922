import { type RawBuilder, sql } from "kysely";
import { servingHub } from "../organisations/place.queries.server";
import type { Tx } from "../outbox.server";
import type { Audience, Telling } from "./notice";

export interface Recipient {
  user_id: string;
  organisation_id: string;
  organisation_kind: string;
  kind: string;
  email: string | null;
  locale: string;
}

type Fragment = RawBuilder<unknown>;

const DESK = ["supervisor", "operator"];
const HEADS = ["owner", "supervisor", "regulator", "admin"];
const LAB = ["owner", "business", "technical", "signatory", "quality"];

const handlingHub = sql`select o.id from organisations o join requests r on r.hub_id = o.hub_id where r.id = e.request_id`;
const provider = sql`select coalesce(e.provider_id, (select provider_id from orders where id = e.order_id))`;
const invitedTo = sql`select i.provider_id from invitations i join packages p on p.id = i.package_id
  where p.id = e.package_id or (e.package_id is null and p.request_id = e.request_id)`;
/** Only of what this withdrawal took back: who won or lost another package before, or heard of one, is left alone. */
const withdrawnFrom = sql`select i.provider_id from invitations i join packages p on p.id = i.package_id
  where p.request_id = e.request_id and p.status = 'withdrawn'
    and (e.data -> 'packageIds' is null or e.data -> 'packageIds' @> to_jsonb(p.id))`;
const quoted = sql`select q.provider_id from quotes q where q.package_id = e.package_id and q.status <> 'retracted'`;
/** Of an opened or widened package: only those who have not heard of it yet. */
const newlyInvited = sql`select i.provider_id from invitations i where i.package_id = e.package_id and not exists (
  select 1 from notifications n join events x on x.id = n.event_id
  where n.organisation_id = i.provider_id and n.kind = 'package.invited' and x.package_id = i.package_id and x.id <> e.id)`;
const enterprise = sql`select enterprise_id from requests where id = e.request_id`;
const parties = sql`select party from orders, unnest(array[enterprise_id, provider_id]) party
  where orders.id = e.order_id and party is distinct from e.actor_organisation_id`;
const seats = sql`select x.organisation_id from dispute_panel p join experts x on x.id = p.expert_id
  where p.dispute_id::text = e.data ->> 'disputeId' and p.released_at is null`;
const isSeated = sql`and exists (select from dispute_panel p join experts x on x.id = p.expert_id
  where p.dispute_id::text = e.data ->> 'disputeId' and p.released_at is null and x.user_id = u.id
    and x.organisation_id = m.organisation_id)`;
/** The city above the request's hub, which names panels. */
const cityAbove = sql`select o.id from organisations o join hubs a on a.id = o.hub_id and a.level = 'city'
  join requests r on r.id = e.request_id join hubs h on h.id = r.hub_id
  where h.ordinal between a.ordinal and a.last_ordinal`;
const regulator = sql`select o.id from organisations o join hubs h on h.region_code = o.region_code
  join requests r on r.hub_id = h.id where r.id = e.request_id and o.kind = 'regulator'`;
/** Regulators whose area holds the provider, the nearest first; an area is what its region code begins with. */
const above = sql`select o.id from organisations o join organisations p on p.id = e.provider_id
  where o.kind = 'regulator' and starts_with(p.region_code, regexp_replace(o.region_code, '(00){1,2}$', ''))
  order by length(regexp_replace(o.region_code, '(00){1,2}$', '')) desc, o.id`;
const hubServing = sql`select desk.id from organisations o join ${servingHub} at on true
  join hubs h on h.ordinal = at.ordinal join organisations desk on desk.hub_id = h.id
  where o.id = coalesce(e.provider_id, e.organisation_id)`;

/** Each circle: the organisations it draws from, and the roles that are told. */
const CIRCLES: Record<Audience, [organisations: Fragment, roles: string[], also?: Fragment]> = {
  enterprise: [enterprise, ["owner", "staff"]],
  hub: [handlingHub, DESK],
  former_hub: [sql`select id from organisations where hub_id::text = e.data ->> 'fromHubId'`, DESK],
  named_hub: [sql`select id from organisations where hub_id::text = e.data ->> 'hubId'`, DESK],
  regulator: [regulator, ["regulator"]],
  nearest_regulator: [sql`(${above} limit 1)`, ["regulator"]],
  regulators_above: [above, ["regulator"]],
  provider: [provider, LAB],
  provider_business: [provider, ["owner", "business"]],
  invited: [newlyInvited, ["owner", "business"]],
  invited_all: [invitedTo, ["owner", "business"]],
  withdrawn_from: [withdrawnFrom, ["owner", "business"]],
  quoted: [quoted, ["owner", "business"]],
  parties: [parties, ["owner", "staff", ...LAB]],
  organisation: [sql`select e.organisation_id`, HEADS],
  subcontractor: [sql`select e.organisation_id`, ["owner", "business"]],
  retester: [sql`select e.organisation_id`, ["owner", "business", "signatory"]],
  panel: [seats, ["expert"], isSeated],
  convening_hub: [cityAbove, DESK],
  serving_hub: [hubServing, DESK],
  person: [
    sql`select coalesce(e.organisation_id, e.provider_id)`,
    [...HEADS, ...LAB, "staff", "operator", "expert"],
    sql`and u.id::text = e.data ->> 'userId'`,
  ],
  administrators: [sql`select id from organisations where kind = 'platform'`, ["admin"]],
};

const circle = ({ to, as }: Telling, kind: string, place: number) => {
  const [organisations, roles, also] = CIRCLES[to];
  return sql`(select m.user_id, m.organisation_id, o.kind as organisation_kind, ${as ?? kind}::text as kind,
      ${place}::int as place, u.email, u.locale
    from event e, memberships m join users u on u.id = m.user_id join organisations o on o.id = m.organisation_id
    where m.organisation_id in (${organisations}) and m.role = any(${roles}::text[]) and m.status = 'active'
      and u.status = 'active' and u.id is distinct from e.actor_user_id ${also ?? sql``})`;
};

/** Everybody an event concerns, once each, in the words of the first circle they stand in. */
export async function recipientsOf(tx: Tx, eventId: string, kind: string, tellings: readonly Telling[]) {
  const circles = tellings.map((telling, place) => circle(telling, kind, place));
  const { rows } = await sql<Recipient>`with event as (select * from events where id = ${eventId})
    select distinct on (user_id) user_id, organisation_id, organisation_kind, kind, email, locale
    from (${sql.join(circles, sql` union all `)}) told order by user_id, place`.execute(tx);
  return rows;
}

/** The houses an event concerns that have a receiver for it, each in the words of the first circle its people stand in. */
export async function organisationsTold(tx: Tx, eventId: string, kind: string, tellings: readonly Telling[]) {
  const circles = tellings.map((telling, place) => circle(telling, kind, place));
  const { rows } = await sql<{ webhook_id: string; organisation_kind: string; kind: string; at: Date }>`
    with event as (select * from events where id = ${eventId}), told as (
      select distinct on (organisation_id) organisation_id, organisation_kind, kind
      from (${sql.join(circles, sql` union all `)}) each order by organisation_id, place)
    select w.id as webhook_id, t.organisation_kind, t.kind, e.at from told t
    join webhooks w on w.organisation_id = t.organisation_id and w.status = 'active' and t.kind = any(w.kinds)
    cross join event e order by w.created_at`.execute(tx);
  return rows;
}

/** The event with the names and numbers its notice speaks of; no amounts among them. */
export function eventForTelling(tx: Tx, eventId: string) {
  return tx
    .selectFrom("events as e")
    .leftJoin("requests as r", "r.id", "e.request_id")
    .leftJoin("orders as d", "d.id", "e.order_id")
    .leftJoin("organisations as o", (join) =>
      join.on((eb) => eb("o.id", "=", eb.fn.coalesce("e.provider_id", "e.organisation_id"))),
    )
    .select(["e.kind", "e.request_id", "e.package_id", "e.order_id", "e.data"])
    .select(["r.number as request_number", "r.title", "d.number as order_number", "o.name as organisation"])
    .where("e.id", "=", eventId)
    .executeTakeFirst();
}
