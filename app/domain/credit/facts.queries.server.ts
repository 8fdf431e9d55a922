import { sql } from "kysely";
import { CATEGORIES, type Category } from "../catalogue/service";
import type { Db } from "../outbox.server";
import type { EventKind } from "./credit";
import type { CreditFacts } from "./indicators";
import type { StandingEvent } from "./model";

/** 4, 2 or 1 for what is less than one, two or three years old; older counts no more. */
const byYear = (moment: ReturnType<typeof sql>, today: string) => sql`case
  when ${moment} > ${today}::date - interval '12 months' then 4
  when ${moment} > ${today}::date - interval '24 months' then 2
  when ${moment} > ${today}::date - interval '36 months' then 1 else 0 end`;

/** Scope rows of a category are those of the kinds of service that belong to it. */
const categoryOfRow = sql`case when s.kind in ('verification','calibration') then 'metrology'
  when s.kind = 'certification' then 'certification' else 'testing' end`;

const inForce = (today: string) => sql`a.status = 'active' and a.approved_at is not null
  and ${today}::date between a.valid_from and a.valid_to`;

/** The facts of a provider in every category on that day; one statement. */
export async function creditFacts(db: Db, providerId: string, today: string) {
  const { rows } = await sql<CreditFacts & { category: Category }>`
    with house as (
      select p.provisional, (p.introduction <> '')::int + (o.contact_name <> '' and o.contact_phone <> '')::int
        + (o.address <> '')::int + (exists (select from sites s where s.provider_id = o.id and s.closed_at is null))::int
          as profile,
        (select count(*) from memberships m where m.organisation_id = o.id and m.status = 'active') as members,
        (select count(distinct g.user_id) from signatories g where g.provider_id = o.id and g.status = 'active'
          and ${today}::date between g.valid_from and g.valid_to) as signatories
      from providers p join organisations o on o.id = p.organisation_id where o.id = ${providerId}
    ), held as (
      select count(*) as all, count(*) filter (where ${inForce(today)}) as valid from accreditations a
      where a.provider_id = ${providerId} and a.approved_at is not null and a.status <> 'withdrawn'
    ), scope as (
      select ${categoryOfRow} as category, count(*) as rows, count(distinct a.kind) as kinds
      from scope_items s join accreditations a on a.id = s.accreditation_id and ${inForce(today)}
      where s.provider_id = ${providerId} and s.status = 'active' group by 1
    ), line as (
      select category, count(*) as lines from capability_lines
      where provider_id = ${providerId} and status = 'vetted' group by 1
    ), work as (${workSql(providerId, today)})
    select c.category, held.all + coalesce(lines.n, 0) as credentials, held.valid + coalesce(lines.n, 0) as "credentialsInForce",
      not house.provisional as vetted, house.profile, house.members, house.signatories,
      coalesce(scope.rows, 0) as "scopeRows", coalesce(scope.kinds, 0) as kinds,
      coalesce(line.lines, 0) as "vettedLines", coalesce(w.orders, 0) as orders, coalesce(w.reports, 0) as reports,
      coalesce(w.on_time, 0) as "reportsOnTime", coalesce(w.ratings, 0) as ratings, coalesce(w.stars, 0) as stars,
      coalesce(w.ended, 0) as ended, coalesce(w.cancelled, 0) as cancelled
    from unnest(${[...CATEGORIES]}::text[]) with ordinality as c(category, place) cross join house cross join held
    cross join (select sum(lines)::bigint as n from line) lines
    left join scope using (category) left join line using (category) left join work w using (category)
    order by c.place`.execute(db);
  return rows;
}

/** What became of its orders, by category; counts of reports, ratings and ends are weighed by year. */
const workSql = (providerId: string, today: string) => sql`
  select category, count(*) filter (where o.status <> 'cancelled') as orders,
    coalesce(sum(age.issued) filter (where o.promised_on is not null), 0)::bigint as reports,
    coalesce(sum(age.issued) filter (where (o.first_issued_at at time zone 'Asia/Shanghai')::date <= o.promised_on), 0)::bigint
      as on_time,
    coalesce(sum(age.accepted) filter (where o.rating is not null), 0)::bigint as ratings,
    coalesce(sum(age.accepted * (o.rating - 1)), 0)::bigint as stars,
    coalesce(sum(age.made) filter (where o.accepted_at is not null or o.status = 'cancelled'), 0)::bigint as ended,
    coalesce(sum(age.made) filter (where o.status = 'cancelled' and o.cancel_requested_by = 'provider'), 0)::bigint as cancelled
  from orders o
  -- by key, order by order: joined, a large house would have all packages read
  cross join lateral (select p.category from packages p where p.id = o.package_id limit 1) package
  cross join lateral (select ${byYear(sql`o.first_issued_at`, today)} as issued,
    ${byYear(sql`o.accepted_at`, today)} as accepted, ${byYear(sql`o.created_at`, today)} as made) age
  where o.provider_id = ${providerId} group by 1`;

/** The provider's events that still count: an upheld objection or a granted repair takes one out. */
export async function standingEvents(db: Db, providerId: string): Promise<StandingEvent[]> {
  const rows = await db
    .selectFrom("credit_events as e")
    .select(["e.id", "e.kind", "e.category", "e.points", "e.day"])
    .where("e.provider_id", "=", providerId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("credit_cases as c")
            .select("c.id")
            .whereRef("c.event_id", "=", "e.id")
            .where("c.status", "=", "upheld"),
        ),
      ),
    )
    .orderBy("e.day", "desc")
    .orderBy("e.id", "desc")
    .execute();
  return rows.map((row) => ({
    ...row,
    kind: row.kind as EventKind,
    category: row.category as Category | null,
  }));
}
