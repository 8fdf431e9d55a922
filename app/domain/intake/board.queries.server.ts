import { type RawBuilder, sql } from "kysely";
import type { Actor } from "../actor";
import type { Db } from "../outbox.server";
import type { Ring } from "../requests/package";
import { type BoardFilter, CARDS, COUNTED } from "./board";
import { hubsInScope, matchesFilter } from "./scope.queries.server";

interface Card {
  id: string;
  number: string | null;
  title: string;
  enterprise: string;
  category: string;
  suspended: boolean;
  version: number;
  /** Set when the matter is at another hub of the subtree. */
  hubZh: string | null;
  hubEn: string | null;
  total: number;
}
export interface WaitingCard extends Card {
  documents: string | null;
  startedAt: Date;
  dueAt: Date | null;
  provisional: boolean;
  climbed: boolean;
}
export interface RoutingCard extends Card {
  status: "triaged" | "quoting" | "comparing";
  packages: number;
  packageId: string;
  ring: Ring;
  invited: number;
  quotes: number;
  compulsory: boolean;
  startedAt: Date | null;
  dueAt: Date | null;
}
export interface WorkCard extends Card {
  orderId: string;
  orderVersion: number;
  status: string;
  provider: string;
  delivery: string;
  held: boolean;
  begunAt: Date;
  workingDays: number | null;
  promisedOn: string | null;
  acceptedAt: Date | null;
  disputeId: string | null;
  disputeClockFrom: Date | null;
  dueAt: Date | null;
  provisional: boolean;
  rating: number | null;
}

const base = (actor: Actor) => sql`r.id, r.number, r.title, e.name as enterprise, r.version,
  r.suspended_at is not null as suspended,
  (select c.category from packages c where c.request_id = r.id order by c.position limit 1) as category,
  case when h.id <> ${actor.hubs?.hubId ?? null} then h.name_zh end as "hubZh",
  case when h.id <> ${actor.hubs?.hubId ?? null} then h.name_en end as "hubEn"`;

async function column<T>(db: Db, cards: RawBuilder<T>, order: RawBuilder<unknown>): Promise<T[]> {
  const { rows } = await sql<T>`
    with found as (${cards} limit ${COUNTED}) select *, count(*) over () as total from found
    order by ${order} limit ${CARDS}`.execute(db);
  return rows;
}

/** 即收: submitted and not triaged, the most urgent first. */
export function waitingCards(db: Db, actor: Actor, filter: BoardFilter): Promise<WaitingCard[]> {
  const cards = sql<WaitingCard>`
    select ${base(actor)}, coalesce(r.triage_started_at, r.received_at) as "startedAt", r.triage_due_at as "dueAt",
      r.deadline_provisional as provisional, r.origin_hub_id <> r.hub_id as climbed,
      (select string_agg(distinct d.number, '、') from packages p join items i on i.package_id = p.id
        join normative_documents d on d.id = i.document_id where p.request_id = r.id) as documents
    from requests r join organisations e on e.id = r.enterprise_id join hubs h on h.id = r.hub_id
    where r.hub_id = ${hubsInScope(actor, filter.scope)} and r.status = 'submitted' and ${matchesFilter(filter)}
    order by r.triage_due_at`;
  return column(db, cards, sql`"dueAt"`);
}

/** Compulsory verification is designated, never opened for quotes (DOMAIN 4, rule 1). */
const compulsory = sql`p.kind = 'verification' and exists (select from items i
  join object_classes c on c.id = i.object_class_id join object_classes above on starts_with(c.path, above.path)
  join compulsory_instruments k on k.object_class_id = above.id where i.package_id = p.id)`;

/** 即转: triaged, quoting or comparing; what still waits for the hub first, then by deadline. */
export function routingCards(db: Db, actor: Actor, filter: BoardFilter): Promise<RoutingCard[]> {
  const cards = sql<RoutingCard>`
    select ${base(actor)}, r.status, p.id as "packageId", p.ring,
      (select count(*) from packages n where n.request_id = r.id) as packages,
      (select count(*) from invitations i where i.package_id = p.id) as invited,
      (select count(*) from quotes q where q.package_id = p.id and q.status = 'active') as quotes,
      ${compulsory} as compulsory,
      case p.status when 'comparing' then p.quoting_deadline else p.quoting_opened_at end as "startedAt",
      case p.status when 'comparing' then p.comparing_until when 'quoting' then p.quoting_deadline end as "dueAt"
    from requests r join organisations e on e.id = r.enterprise_id join hubs h on h.id = r.hub_id
    join lateral (select * from packages where request_id = r.id and status in ('triaged', 'quoting', 'comparing')
      order by status = 'triaged' desc, quoting_deadline limit 1) p on true
    where r.hub_id = ${hubsInScope(actor, filter.scope)} and r.status in ('triaged', 'quoting', 'comparing')
      and ${matchesFilter(filter)}
    order by r.created_at desc`;
  return column(db, cards, sql`status = 'triaged' desc, "dueAt"`);
}

const orders = (actor: Actor, filter: BoardFilter, states: string[]) => sql<WorkCard>`
    select ${base(actor)}, o.id as "orderId", o.version as "orderVersion", o.status, o.held_at is not null as held,
      s.name as provider, r.delivery, o.working_days as "workingDays", o.promised_on as "promisedOn",
      coalesce(o.started_at, o.created_at) as "begunAt", o.accepted_at as "acceptedAt", 
      t.id as "disputeId", t.clock_from as "disputeClockFrom",
      coalesce(t.due_provisional, o.deadline_provisional) as provisional, o.rating,
      case o.status when 'accepted' then o.follow_up_due_at when 'report_issued' then o.auto_accept_at
        when 'disputed' then t.due_at end as "dueAt"
    from orders o left join disputes t on t.order_id = o.id and t.status not in ('decided', 'withdrawn') join requests r on r.id = o.request_id
    join organisations e on e.id = o.enterprise_id join organisations s on s.id = o.provider_id
    join hubs h on h.id = o.hub_id
    where o.hub_id = ${hubsInScope(actor, filter.scope)} and o.status in (${sql.join(states)})
      and ${matchesFilter(filter)}
    order by o.created_at desc`;

/** 即办: orders at work, and reports that wait for the enterprise; the earliest promise first. */
export const workCards = (db: Db, actor: Actor, filter: BoardFilter) =>
  column(
    db,
    orders(actor, filter, ["confirmed", "sample_received", "on_site", "in_progress", "report_issued"]),
    sql`"promisedOn" nulls last, id`,
  );

/** 即访: disputed, to be asked about, to be closed; in this order. */
export const afterCards = (db: Db, actor: Actor, filter: BoardFilter) =>
  column(
    db,
    orders(actor, filter, ["accepted", "disputed", "followed_up"]),
    sql`array_position(array['disputed', 'accepted', 'followed_up'], status), "dueAt"`,
  );
