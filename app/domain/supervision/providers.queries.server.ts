import { sql } from "kysely";
import type { AccreditationKind } from "../matching/facts";
import type { Db } from "../outbox.server";
import { readPageKey } from "../page-key";
import { regionPrefix } from "../regions/prefix";

export interface ProviderFilter {
  regionCode: string;
  q?: string | undefined;
  warningsOnly: boolean;
  after?: string | undefined;
  limit: number;
}

export interface SupervisedProvider {
  id: string;
  name: string;
  region: string;
  suspended: boolean;
  reason: string | null;
  blacklisted: boolean;
  provisional: boolean;
  /** The certificate that ends first; null without any. */
  firstEnd: string | null;
  daysLeft: number | null;
  kinds: AccreditationKind[];
  stopped: number;
}

const likeText = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/** Providers of a region with the state of their certificates, by name, after the page key `after`; one statement. */
export async function supervisedProviders(db: Db, filter: ProviderFilter): Promise<SupervisedProvider[]> {
  const { regionCode, q, warningsOnly, limit } = filter;
  const after = readPageKey(filter.after);
  const { rows } = await sql<SupervisedProvider>`
    select o.id, o.name, g.name as region, p.suspended_at is not null as suspended,
      p.suspension_reason as reason, p.blacklisted_at is not null as blacklisted, p.provisional,
      a.first_end::text as "firstEnd", (a.first_end - current_date) as "daysLeft",
      coalesce(a.kinds, '{}') as kinds, coalesce(a.stopped, 0) as stopped
    from organisations o
    join providers p on p.organisation_id = o.id
    join regions g on g.code = o.region_code
    left join lateral (
      select min(c.valid_to) filter (where c.status = 'active') as first_end,
        array_agg(distinct c.kind) as kinds, count(*) filter (where c.status <> 'active') as stopped
      from accreditations c where c.provider_id = o.id and c.approved_at is not null
    ) a on true
    where o.kind = 'provider' and o.region_code like ${`${regionPrefix(regionCode)}%`}
      ${q ? sql`and o.name ilike ${likeText(q)}` : sql``}
      ${after ? sql`and (o.name, o.id) > (${after.text}, ${after.id}::uuid)` : sql``}
      ${warningsOnly ? sql`and (a.first_end < current_date + 90 or a.stopped > 0 or p.suspended_at is not null or p.blacklisted_at is not null)` : sql``}
    order by o.name, o.id limit ${limit}`.execute(db);
  return rows;
}
