import { sql } from "kysely";
import type { Actor } from "../actor";
import type { Db } from "../outbox.server";

/** Something that waits for the enterprise. Amounts are its own to see, a sealed request's only after the deadline. */
export interface Waiting {
  kind: "compare" | "returned" | "accept" | "hold";
  requestId: string;
  orderId: string | null;
  title: string;
  at: Date | null;
  quotes: number | null;
  lowestFen: number | null;
  fastestDays: number | null;
  note: string | null;
}

const MOST = 20;

/** What waits for an enterprise, the most urgent first: reports, stopped work, returned requests, offers. */
export async function waitingFor(db: Db, actor: Actor): Promise<Waiting[]> {
  const enterprise = actor.organisationId;
  const { rows } = await sql<Waiting>`
    select case when o.status = 'report_issued' then 'accept' else 'hold' end as kind, r.id as "requestId",
      o.id as "orderId", r.title, o.auto_accept_at as at, null::bigint as quotes, null::bigint as "lowestFen",
      null::integer as "fastestDays", o.hold_reason as note, 1 as place
    from orders o join requests r on r.id = o.request_id
    where o.enterprise_id = ${enterprise}::uuid and (o.status = 'report_issued'
      or (o.held_at is not null and o.hold_consented_at is null and o.hold_by = 'provider'))
    union all
    select 'returned', r.id, null, r.title, null, null, null, null, r.return_reason, 2
    from requests r where r.enterprise_id = ${enterprise}::uuid and r.status = 'returned'
    union all
    select 'compare', r.id, null, r.title, min(coalesce(p.comparing_until, p.quoting_deadline)), count(*),
      case when bool_and(p.status = 'comparing' or not r.sealed) then min(q.total_fen) end,
      case when bool_and(p.status = 'comparing' or not r.sealed) then min(q.working_days) end, null, 3
    from requests r join packages p on p.request_id = r.id and p.status in ('quoting', 'comparing')
      join quotes q on q.package_id = p.id and q.status = 'active'
    where r.enterprise_id = ${enterprise}::uuid and r.status in ('quoting', 'comparing', 'awarded')
    group by r.id
    order by place, at nulls last limit ${MOST}`.execute(db);
  return rows;
}
