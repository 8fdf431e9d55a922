import { sql } from "kysely";
import type { HubLevel } from "../actor";
import { mustExist } from "../errors";
import { DUE, ENDED } from "../figures/closure.server";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";

/** A hub as the public directory shows it, with figures of the last 30 days over its whole subtree. */
export interface PublicHub {
  id: string;
  code: string;
  level: HubLevel;
  regionCode: string;
  parentId: string | null;
  nameZh: string;
  nameEn: string;
  address: string;
  phone: string;
  parentZh: string | null;
  parentEn: string | null;
  parks: number;
  dutyPeriods: [string, string][];
  received: number;
  ended: number;
  /** Ended, or done but for acceptance, follow-up or closing: what closure is measured against. */
  due: number;
  /** Mean minutes of duty time until the acceptance. */
  response: number | null;
  satisfaction: number | null;
  experts: number;
}

const columns = sql`
  h.id, h.code, h.level, h.region_code as "regionCode", h.parent_id as "parentId", h.name_zh as "nameZh",
  h.name_en as "nameEn", h.address, h.phone, p.name_zh as "parentZh", p.name_en as "parentEn",
  h.duty_periods as "dutyPeriods",
  (select count(*) from hubs k where k.level = 'park' and k.ordinal between h.ordinal and h.last_ordinal) as parks,
  f.received, f.ended, f.due, f.response, s.satisfaction, x.experts`;

const joins = sql`
  left join hubs p on p.id = h.parent_id
  left join lateral (
    select count(*) as received,
      count(*) filter (where ${ENDED}) as ended,
      count(*) filter (where ${DUE}) as due,
      avg(r.response_minutes) as response
    from hubs b join requests r on r.origin_hub_id = b.id
    where b.ordinal between h.ordinal and h.last_ordinal and r.received_at > now() - interval '30 days'
  ) f on true
  left join lateral (
    select avg(coalesce(u.score, 0))::float as satisfaction
    from hubs b join follow_ups u on u.hub_id = b.id
    where b.ordinal between h.ordinal and h.last_ordinal and u.at > now() - interval '365 days'
  ) s on true
  left join lateral (
    select count(*) as experts from memberships m join organisations o on o.id = m.organisation_id
    where o.hub_id = h.id and m.role = 'expert' and m.status = 'active'
  ) x on true`;

/** Hubs directly below `parentId` (the province platform itself when null), or all whose name contains `q`. */
export async function publicHubs(
  db: Db,
  { parentId, q }: { parentId?: string | null; q?: string | undefined },
) {
  const chosen = q
    ? sql`h.name_zh ilike ${`%${q.replace(/[\\%_]/g, "\\$&")}%`} or h.name_en ilike ${`%${q.replace(/[\\%_]/g, "\\$&")}%`}`
    : parentId
      ? sql`h.parent_id = ${parentId}`
      : sql`h.parent_id is null`;
  const { rows } = await sql<PublicHub>`
    select ${columns} from hubs h ${joins} where ${chosen} order by h.ordinal limit 200`.execute(db);
  return rows;
}

/** One hub with its figures; refuses 404 for an unknown id. */
export async function publicHub(db: Db, id: string): Promise<PublicHub> {
  const { rows } = await sql<PublicHub>`
    select ${columns} from hubs h ${joins} where h.id = ${mustExist(idSchema.safeParse(id).data)}`.execute(
    db,
  );
  return mustExist(rows[0]);
}

/** The station responsible for a region: its own, else the next one above; null outside of the served province. */
export async function stationOf(db: Db, regionCode: string): Promise<PublicHub | null> {
  const codes = [regionCode, `${regionCode.slice(0, 4)}00`, `${regionCode.slice(0, 2)}0000`];
  const { rows } = await sql<PublicHub>`
    select ${columns} from hubs h ${joins}
    where h.region_code in (${sql.join(codes)}) and h.level <> 'park'
    order by h.region_code desc limit 1`.execute(db);
  return rows[0] ?? null;
}
