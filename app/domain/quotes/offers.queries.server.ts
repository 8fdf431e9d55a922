import { sql } from "kysely";
import { type Actor, isEnterprise, isHub, isProvider, isRegulator } from "../actor";
import type { Db } from "../outbox.server";
import type { RequestFacts } from "../requests/request.policy";
import { quotePolicy } from "./quote.policy";
import { isSealedNow } from "./sealed";

/** The request as the reader of its offers already knows it. */
export interface OffersOf extends RequestFacts {
  id: string;
  sealed: boolean;
}

/**
 * The offers for a request that the actor may see, retracted ones left out, oldest first. Rivals' rows are not read at
 * all; an amount the actor may not know is null, with its lines (DOMAIN 5).
 */
export async function offersOf(db: Db, actor: Actor, request: OffersOf) {
  const rows = await offerRows(db, actor, request.id).execute();
  return rows.map(({ sealed_deadline, package_status, lines, total_fen, ...row }) => {
    const sealedNow = isSealedNow(request, { status: package_status, quoting_deadline: sealed_deadline });
    const shown = quotePolicy.seeAmount(actor, request, {
      providerId: row.provider_id,
      status: row.status,
      sealedNow,
    });
    return { ...row, sealedNow, total_fen: shown ? total_fen : null, lines: shown ? lines : null };
  });
}
export type OfferRow = Awaited<ReturnType<typeof offersOf>>[number];

function mine(actor: Actor) {
  if (isProvider(actor)) return sql<boolean>`q.provider_id = ${actor.organisationId}`;
  if (isEnterprise(actor)) return sql<boolean>`r.enterprise_id = ${actor.organisationId}`;
  return isHub(actor) || isRegulator(actor) ? sql<boolean>`true` : sql<boolean>`false`;
}

const offerRows = (db: Db, actor: Actor, requestId: string) =>
  db
    .selectFrom("quotes as q")
    .innerJoin("packages as p", "p.id", "q.package_id")
    .innerJoin("requests as r", "r.id", "p.request_id")
    .innerJoin("organisations as o", "o.id", "q.provider_id")
    .innerJoin("legality_records as l", "l.id", "q.legality_record_id")
    .leftJoin("sites as s", "s.id", "q.site_id")
    .leftJoin("regions as g", "g.code", "s.region_code")
    .leftJoin("provider_grades as c", (join) =>
      join.onRef("c.provider_id", "=", "q.provider_id").onRef("c.category", "=", "p.category"),
    )
    .innerJoin("invitations as i", (join) =>
      join.onRef("i.package_id", "=", "q.package_id").onRef("i.provider_id", "=", "q.provider_id"),
    )
    .select([
      "q.id",
      "q.package_id",
      "q.provider_id",
      "q.status",
      "q.total_fen",
      "q.working_days",
      "q.version",
    ])
    .select(["q.promised_on", "q.valid_until", "q.note", "q.revision", "q.provisional", "q.created_at"])
    .select([
      "q.legality_record_id",
      "o.name as provider_name",
      "s.name as site_name",
      "g.name as region_name",
    ])
    .select([
      "c.grade",
      "i.distance_m",
      "p.status as package_status",
      "p.quoting_deadline as sealed_deadline",
    ])
    .select([
      coverage.as("coverage"),
      accreditations.as("accreditations"),
      onTime.as("on_time"),
      lines.as("lines"),
    ])
    .where("p.request_id", "=", requestId)
    .where("q.status", "<>", "retracted")
    .where(mine(actor))
    .orderBy("q.created_at")
    .orderBy("q.id");

/** How many items the quote's legality record found eligible, and when the first certificate behind it ends. */
const coverage = sql<{ covered: number; total: number; valid_to: string | null }>`(
  select json_build_object('covered', count(*) filter (where item->>'verdict' = 'eligible'), 'total', count(*),
    'valid_to', min(item->'scope'->'accreditation'->>'validTo'))
  from jsonb_array_elements(l.body->'items') item)`;

const accreditations = sql<string[]>`(
  select coalesce(json_agg(distinct a.kind), '[]') from accreditations a
  where a.provider_id = q.provider_id and a.status = 'active' and a.approved_at is not null and a.valid_to >= current_date)`;

/** Share of the last twelve months' first reports that came by the promised day; null without any. */
const onTime = sql<number | null>`(
  select avg(case when (d.first_issued_at at time zone 'Asia/Shanghai')::date <= d.promised_on then 1 else 0 end)::float
  from orders d where d.provider_id = q.provider_id and d.created_at > now() - interval '12 months'
    and d.first_issued_at is not null and d.promised_on is not null)`;

const lines = sql<{ itemId: string; amountFen: number }[]>`(
  select json_agg(json_build_object('itemId', t.item_id, 'amountFen', t.amount_fen) order by n.position)
  from quote_items t join items n on n.id = t.item_id where t.quote_id = q.id)`;
