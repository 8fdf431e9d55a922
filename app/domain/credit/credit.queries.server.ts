import { sql } from "kysely";
import type { Actor } from "../actor";
import type { Category } from "../catalogue/service";
import { ordersSeenBy } from "../orders/sight.queries.server";
import type { Db } from "../outbox.server";
import { type CaseKind, type CaseStatus, type EventKind, HALVING_MONTHS } from "./credit";
import { creditPolicy } from "./credit.policy";
import { monthsBetween, presentPoints } from "./model";
import type { Breakdown } from "./snapshot.queries.server";

/** A provider's standing in each category it works in, the breakdown included. */
export async function gradesOf(db: Db, providerId: string) {
  const rows = await db
    .selectFrom("provider_grades as g")
    .leftJoin("credit_assessments as a", "a.id", "g.assessment_id")
    .select(["g.category", "g.grade", "g.score", "a.as_of", "a.assessed_at", "a.model_version", "a.orders"])
    .select("a.breakdown")
    .where("g.provider_id", "=", providerId)
    .where("g.offered", "=", true)
    .orderBy(sql`array_position(array['testing','metrology','certification'], g.category) nulls last`)
    .orderBy("g.category")
    .execute();
  return rows.map((row) => ({
    ...row,
    category: row.category as Category,
    breakdown: row.breakdown as Breakdown | null,
  }));
}
export type CategoryGrade = Awaited<ReturnType<typeof gradesOf>>[number];

interface CaseOfEvent {
  id: string;
  kind: CaseKind;
  status: CaseStatus;
  statement: string;
  fileId: string | null;
  openedAt: string;
  dueAt: string;
  provisional: boolean;
  reason: string | null;
  decidedAt: string | null;
}

const MOST = 200;

/** A provider's credit events, the latest first, with what each weighs on `today` and what was said against it. */
export async function eventsOf(db: Db, actor: Actor, providerId: string, today: string) {
  const rows = await db
    .selectFrom("credit_events as e")
    .leftJoin("organisations as w", "w.id", "e.recorded_organisation_id")
    .leftJoin("orders as o", "o.id", "e.order_id")
    .select(["e.id", "e.category", "e.kind", "e.points", "e.day", "e.evidence", "e.reference", "e.file_id"])
    .select(["o.number as order_number", "e.recorded_at", "w.name as recorded_by"])
    .select(["w.kind as recorder_kind", "w.region_code as recorder_region"])
    .select(sql<string | null>`case when ${ordersSeenBy(actor)} then o.id end`.as("order_id"))
    .select(
      sql<
        CaseOfEvent[] | null
      >`(select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'status', c.status,
        'statement', c.statement, 'fileId', c.file_id, 'openedAt', c.opened_at, 'dueAt', c.due_at,
        'provisional', c.deadline_provisional, 'reason', c.reason, 'decidedAt', c.decided_at) order by c.opened_at)
        from credit_cases c where c.event_id = e.id)`.as("cases"),
    )
    .where("e.provider_id", "=", providerId)
    .orderBy("e.day", "desc")
    .orderBy("e.id", "desc")
    .limit(MOST)
    .execute();
  return rows.map(({ recorder_kind: kind, recorder_region: region_code, ...row }) => {
    const cases = row.cases ?? [];
    const settled = cases.find(({ status }) => status === "upheld")?.kind ?? null;
    return {
      ...row,
      kind: row.kind as EventKind,
      category: row.category as Category | null,
      cases,
      settled,
      /** Whether the reader's office may answer what is said against it, as far as who recorded it goes. */
      answerable: creditPolicy.overrule(actor, kind && region_code ? { kind, region_code } : null),
      now: settled ? 0 : presentPoints(row.points, row.day, today),
      halvings: Math.floor(monthsBetween(row.day, today) / HALVING_MONTHS),
    };
  });
}
export type CreditEvent = Awaited<ReturnType<typeof eventsOf>>[number];

/** How score and grade of a category went, the latest first: a line whenever a figure changed. */
export const historyOf = (db: Db, providerId: string, category: string) =>
  db
    .selectFrom("credit_assessments")
    .select(["id", "as_of", "assessed_at", "score", "grade", "model_version"])
    .where("provider_id", "=", providerId)
    .where("category", "=", category)
    .orderBy("assessed_at", "desc")
    .orderBy("id", "desc")
    .limit(24)
    .execute();
export type HistoryRow = Awaited<ReturnType<typeof historyOf>>[number];

export const FACTS = ["on_time", "rating", "kept_orders"] as const;
export type Fact = (typeof FACTS)[number];

const BEHIND: Record<Fact, ReturnType<typeof sql<boolean>>> = {
  on_time: sql<boolean>`o.first_issued_at is not null and o.promised_on is not null`,
  rating: sql<boolean>`o.accepted_at is not null and o.rating is not null`,
  kept_orders: sql<boolean>`(o.accepted_at is not null or o.status = 'cancelled')`,
};

/** The orders of the last three years behind a figure, the latest first; never an amount, nor whose they were. */
export function ordersBehind(
  db: Db,
  actor: Actor,
  about: { providerId: string; category: string; fact: Fact },
) {
  return db
    .selectFrom("orders as o")
    .innerJoin("packages as p", "p.id", "o.package_id")
    .select(["o.id", "o.number", "o.status", "o.promised_on", "o.first_issued_at", "o.rating"])
    .select(["o.cancel_requested_by", "o.created_at"])
    .select(sql<boolean>`coalesce(${ordersSeenBy(actor)}, false)`.as("seen"))
    .select(sql<boolean>`(o.first_issued_at at time zone 'Asia/Shanghai')::date > o.promised_on`.as("late"))
    .where("o.provider_id", "=", about.providerId)
    .where("p.category", "=", about.category)
    .where(BEHIND[about.fact])
    .where(sql<boolean>`o.created_at > now() - interval '37 months'`)
    .orderBy("o.created_at", "desc")
    .orderBy("o.id", "desc")
    .limit(MOST)
    .execute();
}
export type OrderBehind = Awaited<ReturnType<typeof ordersBehind>>[number];
