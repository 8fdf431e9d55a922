import { sql } from "kysely";
import { type Actor, isAdmin, isRegulator } from "../actor";
import type { Db } from "../outbox.server";

export interface Subordinate {
  hub_id: string;
  level: string;
  name_zh: string;
  name_en: string;
  /** Accounts that exist already, of hub and regulator. */
  hub_people: number;
  regulator_people: number;
}

/** Hubs right below the actor (the province ones for an administrator), with the accounts each has. */
export async function subordinatesOf(db: Db, actor: Actor): Promise<Subordinate[]> {
  const below = isAdmin(actor) ? sql`h.parent_id is null` : sql`h.parent_id = ${actor.hubs?.hubId ?? null}`;
  const noPark = isRegulator(actor) ? sql`and h.level <> 'park'` : sql``;
  const people = (which: ReturnType<typeof sql>) => sql`(select count(*)::int from memberships m
    join organisations o on o.id = m.organisation_id where m.status = 'active' and ${which})`;
  const { rows } = await sql<Subordinate>`select h.id as hub_id, h.level, h.name_zh, h.name_en,
    ${people(sql`o.hub_id = h.id`)} as hub_people,
    ${people(sql`o.kind = 'regulator' and o.region_code = h.region_code and h.level <> 'park'`)} as regulator_people
    from hubs h where ${below} ${noPark} order by h.ordinal`.execute(db);
  return rows;
}
