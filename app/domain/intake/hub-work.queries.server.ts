import { sql } from "kysely";
import type { Actor } from "../actor";
import type { Db } from "../outbox.server";
import type { Ring } from "../requests/package";
import { FREE_TRANSFERS } from "../requests/transfer.policy";

export interface QuotingPackage {
  id: string;
  position: number;
  category: string;
  kind: string;
  ring: Ring;
  invited: number;
  quotes: number;
}
export interface WaitingOrder {
  id: string;
  number: string;
  status: "accepted" | "followed_up";
  version: number;
  dueAt: Date | null;
  acceptedAt: Date | null;
}

/** Packages being quoted, and orders that wait for the hub's call or closure; one statement. */
export async function hubWork(db: Db, requestId: string) {
  const { rows } = await sql<{ quoting: QuotingPackage[]; orders: WaitingOrder[] }>`
    select coalesce((select json_agg(json_build_object('id', p.id, 'position', p.position, 'category', p.category,
        'kind', p.kind, 'ring', p.ring,
        'invited', (select count(*) from invitations i where i.package_id = p.id),
        'quotes', (select count(*) from quotes q where q.package_id = p.id and q.status = 'active')) order by p.position)
      from packages p where p.request_id = ${requestId} and p.status = 'quoting'), '[]') as quoting,
    coalesce((select json_agg(json_build_object('id', o.id, 'number', o.number, 'status', o.status,
        'version', o.version, 'dueAt', o.follow_up_due_at, 'acceptedAt', o.accepted_at) order by o.number)
      from orders o where o.request_id = ${requestId} and o.status in ('accepted', 'followed_up')), '[]') as orders`.execute(
    db,
  );
  return rows[0] ?? { quoting: [], orders: [] };
}

export interface Target {
  id: string;
  name_zh: string;
  name_en: string;
  where: "up" | "beside" | "below";
}

/** Hubs the actor may send the request to, by position: the twin of `transferRefusal` for the select. */
export async function transferTargets(
  db: Db,
  actor: Actor,
  request: { hub_id: string; transfers: number },
): Promise<Target[]> {
  if (!actor.hubs) return [];
  const { hubId, ordinal, lastOrdinal } = actor.hubs;
  const beside = request.transfers < FREE_TRANSFERS;
  const { rows } = await sql<Target>`
    select h.id, h.name_zh, h.name_en, case when h.id = own.parent_id then 'up'
      when h.ordinal between ${ordinal} and ${lastOrdinal} then 'below' else 'beside' end as "where"
    from hubs h, hubs own
    where own.id = ${hubId} and h.id <> ${request.hub_id}
      and (h.id = own.parent_id or h.ordinal between ${ordinal} and ${lastOrdinal}
        or (${beside} and h.parent_id = own.parent_id))
    order by h.ordinal`.execute(db);
  return rows;
}
