import { sql } from "kysely";
import type { Db } from "../outbox.server";

export interface PublicTotals {
  providers: number;
  scope: number;
  enterprises: number;
  ended: number;
}

const counted = sql<PublicTotals>`
  select (select count(*) from providers p join organisations o on o.id = p.organisation_id
      where o.status = 'active' and p.blacklisted_at is null) as providers,
    (select count(*) from scope_items where status = 'active') as scope,
    (select count(*) from organisations where kind = 'enterprise' and status = 'active') as enterprises,
    (select count(*) from orders where status = 'closed') as ended`;

/** Totals of the platform: counted, never typed in. As of the last count of the job, else as of now. */
export async function publicTotals(db: Db): Promise<PublicTotals> {
  const kept = await db
    .selectFrom("public_totals")
    .select(["providers", "scope", "enterprises", "ended"])
    .executeTakeFirst();
  return kept ?? (await counted.execute(db)).rows[0] ?? { providers: 0, scope: 0, enterprises: 0, ended: 0 };
}

/** Counts the totals anew. Reads whole tables, so it is a job's to do. */
export async function countTotals(db: Db): Promise<void> {
  await sql`insert into public_totals (providers, scope, enterprises, ended) ${counted}
    on conflict (one) do update set providers = excluded.providers, scope = excluded.scope,
      enterprises = excluded.enterprises, ended = excluded.ended, counted_at = now()`.execute(db);
}

export interface LatestRequest {
  category: string;
  kind: string;
  document: string | null;
  items: number;
  hubZh: string;
  hubEn: string;
  invited: number;
  quotes: number;
  status: string;
}

/** The latest packages without names, titles, descriptions or amounts: what anybody may know of somebody's request. */
export async function latestRequests(db: Db, limit: number): Promise<LatestRequest[]> {
  const { rows } = await sql<LatestRequest>`
    with latest as (
      select r.id, r.hub_id, r.status, r.created_at from requests r
      where r.received_at is not null and r.suspended_at is null
        and r.status in ('submitted','triaged','quoting','comparing','confirmed','in_progress','report_issued','closed')
      order by r.created_at desc, r.id desc limit ${limit}
    )
    select p.category, p.kind, h.name_zh as "hubZh", h.name_en as "hubEn", l.status,
      (select i.document_text from items i where i.package_id = p.id order by i.position limit 1) as document,
      (select count(*) from items i where i.package_id = p.id) as items,
      (select count(*) from invitations v where v.package_id = p.id) as invited,
      (select count(*) from quotes q where q.package_id = p.id and q.status <> 'retracted') as quotes
    from latest l
    join hubs h on h.id = l.hub_id
    join lateral (select * from packages k where k.request_id = l.id order by k.position limit 1) p on true
    order by l.created_at desc, l.id desc`.execute(db);
  return rows;
}
