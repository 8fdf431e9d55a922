import { type RawBuilder, sql } from "kysely";
import { ACTIVE_EXPERTS, OF_HUB } from "../experts/candidate.queries.server";
import type { Db } from "../outbox.server";

export interface Seat {
  expertId: string;
  userId: string;
  organisationId: string;
  name: string;
  title: string;
  organisation: string;
  lead: boolean;
  voted: boolean;
}

/** Who sits on the panel now, the lead first; whether he has voted, never how. */
export async function seatsOf(db: Db, disputeId: string): Promise<Seat[]> {
  const { rows } = await sql<Seat>`
    select p.expert_id as "expertId", e.user_id as "userId", e.organisation_id as "organisationId", u.name, e.title,
      g.name as organisation, p.lead, exists (select from dispute_votes v
        where v.dispute_id = p.dispute_id and v.expert_id = p.expert_id) as voted
    from dispute_panel p join experts e on e.id = p.expert_id join users u on u.id = e.user_id
    join organisations g on g.id = e.organisation_id
    where p.dispute_id = ${disputeId} and p.released_at is null order by p.lead desc, u.name, p.expert_id`.execute(
    db,
  );
  return rows;
}

export interface PanelCandidate {
  id: string;
  userId: string;
  organisationId: string;
  name: string;
  title: string;
  organisation: string;
  /** Works in the dispute's field. */
  fits: boolean;
  /** From outside the parties' cities, so he may lead (异地使用). */
  mayLead: boolean;
}

/** Houses that are for one side: the parties, who did a part of the work or was asked to re-test, and houses of their groups. */
const partiesOf = (id: string) => sql`parties as (
    select g.id, g.uscc, g.declared_group, left(g.region_code, 4) as city from disputes d
    join organisations g on g.id in (d.enterprise_id, d.provider_id) where d.id = ${id}
    union select g.id, g.uscc, g.declared_group, null from dispute_retests r join organisations g on g.id = r.provider_id
    where r.dispute_id = ${id}
    union select g.id, g.uscc, g.declared_group, null from disputes d join subcontracts c on c.order_id = d.order_id
    join organisations g on g.id = c.subcontractor_id where d.id = ${id} and c.status = 'agreed'
    union select null, null, null, left(s.region_code, 4) from disputes d join orders o on o.id = d.order_id
    join sites s on s.id = o.site_id where d.id = ${id})`;

/** Nobody whose employer, now or in a second post, is for one side: 回避. */
const RECUSED = sql`exists (select from memberships w join organisations h on h.id = w.organisation_id
  where w.user_id = e.user_id and w.status = 'active' and h.id in (
    select k.id from organisations k join parties y on k.id = y.id or k.uscc = y.uscc or nullif(k.declared_group, '') = y.declared_group))`;

/** Whether a member has taken a post with one side since he was named. */
export async function isRecused(db: Db, disputeId: string, expertId: string): Promise<boolean> {
  const { rows } = await sql`with ${partiesOf(disputeId)}
    select from experts e where e.id = ${expertId} and ${RECUSED}`.execute(db);
  return rows.length > 0;
}

/**
 * Hubs' experts who may sit on this panel: employed by neither party nor the re-tester, and by no provider at all, since a
 * rival reads no dispute. Those of the field first, then who may lead. `only` narrows to some; at most 300.
 */
export async function panelCandidates(
  db: Db,
  dispute: { id: string; category: string },
  only?: readonly string[],
): Promise<PanelCandidate[]> {
  const named: RawBuilder<unknown> = only ? sql`e.id = any(${only}::uuid[])` : sql`true`;
  const { rows } = await sql<PanelCandidate>`
    with ${partiesOf(dispute.id)}
    select e.id, e.user_id as "userId", e.organisation_id as "organisationId", u.name, e.title, g.name as organisation,
      ${dispute.category} = any(e.fields) or cardinality(e.fields) = 0 as fits,
      not exists (select from parties y where y.city = left(g.region_code, 4)) as "mayLead"
    from ${ACTIVE_EXPERTS} where ${OF_HUB} and e.status = 'active' and not ${RECUSED} and ${named}
    order by fits desc, "mayLead" desc, g.region_code, u.name limit 300`.execute(db);
  return rows;
}
