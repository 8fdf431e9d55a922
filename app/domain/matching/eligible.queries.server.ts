import { type RawBuilder, sql } from "kysely";
import type { Db } from "../outbox.server";
import { fittingKinds, needsVettedLine } from "./gate";
import { itemCtes } from "./item-cte.server";
import { type Days, objectRelation, parameterSuspended, signatories } from "./line-sql.server";
import type { Need } from "./need";
import { limitationAnswer, rangeAnswer } from "./verdict-sql.server";

/** A site that covers the whole package by itself: 2 eligible, 1 on hold. `ring` 1 county to 4 nation. */
export interface CoveringSite {
  providerId: string;
  providerName: string;
  siteId: string;
  siteName: string;
  regionCode: string;
  provisional: boolean;
  grade: 1 | 2;
  ring: 1 | 2 | 3 | 4;
  /** Metres from the enterprise, else from the middle of the request's region; null when neither is known. */
  distanceM: number | null;
  credit: string | null;
  /** Share of the last twelve months' reports issued by the promised day; null without any. */
  onTime: number | null;
}

export interface ItemCount {
  position: number;
  eligible: number;
  onHold: number;
}

/**
 * The set-based twin of `judgePackage` for invitations and quotes: every site in the country that covers the whole
 * package, and per item how many providers cover it. One statement.
 */
export async function coveringSites(db: Db, need: Need, days: Days) {
  const { rows } = await sql<{ sites: CoveringSite[] | null; items: ItemCount[] | null }>`
    with ${itemCtes(need)}, ${freeCte(need)}, ${coveredCte(need, days)}, ${candidateCte()}
    select (select json_agg(json_build_object('providerId', c.provider_id, 'providerName', c.provider_name,
        'siteId', c.site_id, 'siteName', c.site_name, 'regionCode', c.region_code, 'provisional', c.provisional,
        'grade', c.grade, 'ring', c.ring, 'distanceM', c.distance_m, 'credit', c.credit, 'onTime', c.on_time)
        order by c.provider_id, c.site_id) from candidate c) as sites,
      (select json_agg(row_to_json(n) order by n.position) from (
        select i.position, count(*) filter (where best.grade = 2) as eligible,
          count(*) filter (where best.grade = 1) as "onHold"
        from item i left join (
          select position, provider_id, max(grade) as grade from covered join free using (provider_id, site_id)
          group by 1, 2) best on best.position = i.position
        group by i.position) n) as items`.execute(db);
  return { sites: rows[0]?.sites ?? [], items: rows[0]?.items ?? [] };
}

/** Open sites of providers that nothing bars (rules 7 and 8). */
function freeCte(need: Need) {
  return sql`client as materialized (select uscc, declared_group, lon, lat from organisations
      where id = ${need.enterpriseId ?? null}),
    free as (
      select s.provider_id, s.id as site_id, s.name as site_name, s.region_code, s.lon, s.lat, o.name as provider_name,
        p.provisional, g.grade as credit
      from sites s join providers p on p.organisation_id = s.provider_id
      join organisations o on o.id = s.provider_id
      left join provider_grades g on g.provider_id = s.provider_id and g.category = ${need.category}
      left join client on true
      where s.closed_at is null and p.blacklisted_at is null and p.suspended_at is null and o.status = 'active'
        and g.grade is distinct from 'D'
        and not coalesce(client.uscc = o.uscc or client.declared_group = coalesce(p.declared_group, o.declared_group), false)
        and (${need.kind !== "certification"} or not exists (
          select from declared_ties t where t.provider_id = s.provider_id and t.uscc = client.uscc)))`;
}

function coveredCte(need: Need, days: Days): RawBuilder<unknown> {
  if (needsVettedLine(need.category, need.kind)) {
    return sql`covered as materialized (
        select k.provider_id, k.site_id, i.position, 2 as grade from capability_lines k cross join item i
        where k.status = 'vetted' and k.category = ${need.category} and k.kind = ${need.kind}),
      whole as (select provider_id, site_id, 2 as grade from capability_lines
        where status = 'vetted' and category = ${need.category} and kind = ${need.kind})`;
  }
  const fits = (evidential: boolean) => sql`${[...fittingKinds(need.kind, evidential)]}::text[]`;
  return sql`covered as materialized (
      select provider_id, site_id, position, max(grade) as grade from (
        select s.provider_id, s.site_id, i.position, ${lineGrade(need)} as grade
        from wanted w join item i on i.position = w.position
        join scope_items s on s.document_id = w.document_id and s.parameter_id = w.parameter_id
          and s.status = 'active' and s.kind = ${need.kind}
        join accreditations a on a.id = s.accreditation_id and a.approved_at is not null and a.status = 'active'
          and a.valid_from <= ${days.today}::date and a.valid_to >= ${days.today}::date
          and a.valid_to >= ${days.promisedOn}::date
          and a.kind = any(case when i.evidential then ${fits(true)} else ${fits(false)} end)
          and (not coalesce(i.compulsory_certification, false) or a.ccc_designated)
        left join object_classes rc on rc.id = s.object_class_id
        where not i.compulsory and ${signatories(days)} <> '{}'
          and not ${parameterSuspended(sql`s.provider_id`, days)}
      ) line where grade > 0 group by 1, 2, 3),
    whole as (
      select provider_id, site_id, min(grade) as grade from covered
      group by 1, 2 having count(*) = (select count(*) from item))`;
}

/** 0 refused, 1 on hold, 2 eligible: the least of what object, limitation and range answer. */
function lineGrade(need: Need) {
  const object =
    need.kind === "certification"
      ? sql`2`
      : sql`case when not i.placed then 1 else case ${objectRelation} when 'unplaced' then 1 when 'mismatch' then 0 else 2 end end`;
  return sql`least(${object}, ${limitationAnswer}, ${rangeAnswer(need.kind)})`;
}

/** Great-circle distance on a sphere of 6,371 km, and the ring the site lies in. */
function candidateCte() {
  return sql`candidate as (
    select f.*, w.grade, ring.n as ring, round(6371000 * 2 * asin(least(1, sqrt(
        power(sin(radians(f.lat - at.lat) / 2), 2)
        + cos(radians(at.lat)) * cos(radians(f.lat)) * power(sin(radians(f.lon - at.lon) / 2), 2)))))::int as distance_m,
      punctual.share as on_time
    from whole w join free f using (provider_id, site_id) cross join geo
    left join client on true
    cross join lateral (select coalesce(client.lon, geo.lon) as lon, coalesce(client.lat, geo.lat) as lat) at
    cross join lateral (select case when f.region_code = any(geo.counties) then 1
      when left(f.region_code, 4) = geo.city_prefix then 2
      when left(f.region_code, 2) = geo.province_prefix then 3 else 4 end as n) ring
    left join lateral (select avg(case when (o.first_issued_at at time zone 'Asia/Shanghai')::date <= o.promised_on
        then 1 else 0 end)::float as share
      from orders o where o.provider_id = f.provider_id and o.created_at > now() - interval '12 months'
        and o.first_issued_at is not null and o.promised_on is not null) punctual on true)`;
}
