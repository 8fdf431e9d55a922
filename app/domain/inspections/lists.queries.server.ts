import { sql } from "kysely";
import type { Db } from "../outbox.server";
import { regionPrefix } from "../regions/prefix";
import type { InspectedObject, ListedInspector } from "./canonical";
import { UNGRADED } from "./inspection";
import { tiesOf } from "./inspector";

const KINDS: Record<string, string[]> = {
  testing: ["cma", "cnas"],
  metrology: ["legal_metrology", "cnas"],
  certification: ["cnca"],
};

/**
 * Providers of a region as they stand now, by id: those that ever held what the category asks for, also when it has
 * lapsed or was suspended, which is no reason not to be inspected. The grade is that of the category, without one
 * the worst of those worked in; who has none counts as B and is marked.
 */
export async function liveObjects(
  db: Db,
  { region, category }: { region: string; category: string | null },
): Promise<InspectedObject[]> {
  const { rows } = await sql<InspectedObject>`
    select o.id, o.name, coalesce(o.uscc, '') as uscc, o.region_code as region,
      coalesce(g.grade, ${UNGRADED}) as grade, g.grade is null as ungraded,
      array(select o.uscc::text where o.uscc is not null
        union select t.uscc::text from declared_ties t where t.provider_id = o.id) as ties
    from organisations o join providers p on p.organisation_id = o.id
    left join lateral (select max(x.grade) as grade from provider_grades x
      where x.provider_id = o.id
        and case when ${category}::text is null then x.offered else x.category = ${category} end) g on true
    where o.kind = 'provider' and o.status = 'active' and o.region_code like ${`${regionPrefix(region)}%`}
      and ${category ? offers(category) : sql`true`}
    order by o.id`.execute(db);
  return rows;
}

const offers = (category: string) => sql`(
  exists (select from capability_lines k where k.provider_id = o.id and k.status = 'vetted' and k.category = ${category})
  or exists (select from accreditations a where a.provider_id = o.id and a.approved_at is not null
    and a.kind = any(${KINDS[category] ?? []}::text[])))`;

/** Inspectors of an office who have not left, by id, as a list names them. */
export async function liveInspectors(db: Db, officeId: string): Promise<ListedInspector[]> {
  const rows = await db
    .selectFrom("inspectors")
    .select(["id", "name", "card_number", "employer", "region_code", "employer_uscc", "ties"])
    .where("office_id", "=", officeId)
    .where("left_at", "is", null)
    .orderBy("id")
    .execute();
  return rows.map(({ id, name, card_number, employer, region_code, ...codes }) => ({
    id,
    name,
    card: card_number,
    employer,
    region: region_code,
    ties: tiesOf(codes),
  }));
}
