import { sql } from "kysely";
import type { Actor } from "../actor";
import type { Category } from "../catalogue/service";
import { isPrintedMoment } from "../cursor.server";
import { mustExist } from "../errors";
import type { Db } from "../outbox.server";
import { readPageKey, writePageKey } from "../page-key";
import { regionPrefix } from "../regions/prefix";
import type { CaseKind, EventKind, Grade } from "./credit";
import { creditPolicy } from "./credit.policy";
import type { AskedCredit, Sort } from "./list-filter";

export interface CreditFilter extends AskedCredit {
  regionCode: string;
  after?: string | undefined;
  limit: number;
}

export interface RatedProvider {
  id: string;
  name: string;
  region: string;
  category: Category;
  grade: Grade;
  score: number | null;
  asOf: string;
  blacklisted: boolean;
  suspended: boolean;
  /** Objections and applications for repair nobody has answered. */
  open: number;
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
/** What each order sorts by; provider and category make every place its own. */
const SORTED = {
  score: { by: sql`coalesce(g.score, 0)`, cast: sql`integer`, beyond: sql`>`, way: sql`asc` },
  best: { by: sql`coalesce(g.score, 0)`, cast: sql`integer`, beyond: sql`<`, way: sql`desc` },
  name: { by: sql`o.name`, cast: sql`text`, beyond: sql`>`, way: sql`asc` },
};

/** A page key's text: the category, then what the list is sorted by. */
function placeOf(after: string | undefined, sort: Sort) {
  const key = readPageKey(after);
  const [, category, value] = /^(\w+) (.*)$/s.exec(key?.text ?? "") ?? [];
  if (!key || category === undefined || value === undefined) return null;
  return sort === "name" || /^\d{1,5}$/.test(value) ? { id: key.id, category, value } : null;
}

/**
 * Providers of a region by category they work in, the lowest score first unless asked otherwise, after the page key
 * `after`; one statement.
 */
export async function ratedProviders(db: Db, filter: CreditFilter) {
  const { regionCode, q, grade, category, listed, limit, sort } = filter;
  const { by, cast, beyond, way } = SORTED[sort];
  const place = placeOf(filter.after, sort);
  const { rows } = await sql<RatedProvider & { key: string }>`
    with page as (
      select o.id, o.name, o.region_code, g.category, g.grade, g.score, g.as_of, ${by} as key
      from provider_grades g join organisations o on o.id = g.provider_id
      where g.offered and o.kind = 'provider' and o.region_code like ${`${regionPrefix(regionCode)}%`}
        ${q ? sql`and o.name ilike ${like(q)}` : sql``}
        ${grade ? sql`and g.grade = ${grade}` : sql``}
        ${category ? sql`and g.category = ${category}` : sql``}
        ${listed ? sql`and g.provider_id = any(array(select provider_id from blacklistings where lifted_at is null))` : sql``}
        ${
          place
            ? sql`and (${by}, g.provider_id, g.category) ${beyond}
                (${place.value}::${cast}, ${place.id}::uuid, ${place.category})`
            : sql``
        }
      order by ${by} ${way}, g.provider_id ${way}, g.category ${way} limit ${limit + 1}
    )
    select g.id, g.name, r.name as region, g.category, g.grade, g.score, g.as_of::text as "asOf",
      p.blacklisted_at is not null as blacklisted, p.suspended_at is not null as suspended, g.key::text as key,
      (select count(*) from credit_cases c where c.provider_id = g.id and c.status = 'open')::int as open
    from page g join providers p on p.organisation_id = g.id join regions r on r.code = g.region_code
    order by g.key ${way}, g.id ${way}, g.category ${way}`.execute(db);
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, next: last ? writePageKey(`${last.category} ${last.key}`, last.id) : null };
}

/** The provider a regulator looks at; refuses 404 outside of its subtree. */
export async function ratedProvider(db: Db, actor: Actor, providerId: string) {
  const row = await db
    .selectFrom("providers as p")
    .innerJoin("organisations as o", "o.id", "p.organisation_id")
    .leftJoin("regions as r", "r.code", "o.region_code")
    .select(["o.id", "o.name", "o.uscc", "o.region_code", "r.name as region", "p.blacklisted_at"])
    .select(["p.blacklist_reason", "p.suspended_at", "o.demo"])
    .where("o.id", "=", providerId)
    .executeTakeFirst();
  const found = mustExist(row);
  mustExist(creditPolicy.supervise(actor, found) ? found : null);
  return found;
}

const PAGE = 20;
export interface CaseFilter {
  regionCode: string;
  closed: boolean;
  after?: string | undefined;
}

/** Objections and applications for repair of a region: open ones by their deadline, answered ones latest first. */
export async function casesIn(db: Db, { regionCode, closed, after }: CaseFilter) {
  const asked = readPageKey(after);
  const place = asked && isPrintedMoment(asked.text) ? asked : null;
  const moment = closed ? sql`c.decided_at` : sql`c.due_at`;
  const beyond = closed ? sql`<` : sql`>`;
  const { rows } = await sql<{
    id: string;
    kind: CaseKind;
    status: string;
    providerId: string;
    provider: string;
    event: EventKind;
    opened_at: Date;
    due_at: Date;
    provisional: boolean;
    decided_at: Date | null;
    key: string;
  }>`
    select c.id, c.kind, c.status, o.id as "providerId", o.name as provider, e.kind as event, c.opened_at, c.due_at,
      c.deadline_provisional as provisional, c.decided_at, ${moment}::text as key
    from credit_cases c join credit_events e on e.id = c.event_id join organisations o on o.id = c.provider_id
    where c.status ${closed ? sql`<>` : sql`=`} 'open' and o.region_code like ${`${regionPrefix(regionCode)}%`}
      ${place ? sql`and (${moment}, c.id) ${beyond} (${place.text}::timestamptz, ${place.id}::uuid)` : sql``}
    order by ${moment} ${closed ? sql`desc` : sql``}, c.id ${closed ? sql`desc` : sql``} limit ${PAGE + 1}`.execute(
    db,
  );
  const items = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  return { items, next: last ? writePageKey(last.key, last.id) : null };
}
