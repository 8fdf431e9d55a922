import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { afterCursor, pageOf } from "../cursor.server";
import { mustExist } from "../errors";
import { idSchema } from "../ids";
import type { Db } from "../outbox.server";
import { regionPrefix } from "../regions/prefix";
import type { PlanStatus } from "./inspection";
import { inspectionPolicy } from "./inspection.policy";

const PAGE = 20;

const base = (db: Db) =>
  db
    .selectFrom("inspection_plans as p")
    .innerJoin("organisations as o", "o.id", "p.office_id")
    .innerJoin("regions as r", "r.code", "p.region_code")
    .select([
      "p.id",
      "p.number",
      "p.title",
      "p.category",
      "p.status",
      "p.starts_on",
      "p.ends_on",
      "p.matters",
    ])
    .select(["p.frozen_at", "p.seed_from", "p.seeded_at", "p.drawn_at", "p.voided_at", "p.created_at"])
    .select(["o.name as office", "r.name as region"])
    .select([
      sql<number>`(select count(*) from inspection_checks c where c.plan_id = p.id)`.as("drawn"),
      sql<number>`(select count(*) from inspection_checks c where c.plan_id = p.id and c.outcome is not null)`.as(
        "published",
      ),
    ]);

export interface PlanFilter {
  status?: PlanStatus | undefined;
  after?: string | undefined;
}

/** Plans of the regulator's own subtree, drafts of its own office only, newest first. */
export async function plansFor(db: Db, actor: Actor, { status, after }: PlanFilter) {
  const rows = await base(db)
    .select(sql<string>`p.created_at::text`.as("at"))
    .where((eb) =>
      eb.or([
        eb("p.office_id", "=", actor.organisationId),
        eb.and([
          eb("p.region_code", "like", `${regionPrefix(actor.regionCode)}%`),
          eb("p.status", "<>", "draft"),
        ]),
      ]),
    )
    .$if(status !== undefined, (q) => q.where("p.status", "=", status ?? ""))
    .where(afterCursor(after, "p.created_at", "p.id"))
    .orderBy("p.created_at", "desc")
    .orderBy("p.id", "desc")
    .limit(PAGE + 1)
    .execute();
  return pageOf(rows, PAGE);
}

/** What anybody may see: plans from their freeze on, the latest first. */
export async function publicPlans(
  db: Db,
  { status, after, region }: PlanFilter & { region?: string | undefined },
) {
  const rows = await base(db)
    .select(sql<string>`p.frozen_at::text`.as("at"))
    .where("p.frozen_at", "is not", null)
    .$if(status !== undefined, (q) => q.where("p.status", "=", status ?? ""))
    .$if(region !== undefined, (q) => q.where("p.region_code", "like", `${regionPrefix(region ?? "")}%`))
    .where(afterCursor(after, "p.frozen_at", "p.id"))
    .orderBy("p.frozen_at", "desc")
    .orderBy("p.id", "desc")
    .limit(PAGE + 1)
    .execute();
  return pageOf(rows, PAGE);
}
export type PlanLine = Awaited<ReturnType<typeof publicPlans>>["items"][number];

/** One plan with its hashes; null when there is none. */
async function planById(db: Db, id: string | undefined) {
  const known = idSchema.safeParse(id);
  if (!known.success) return undefined;
  return base(db)
    .select(["p.office_id", "p.region_code", "p.per_object", "p.cross_region", "p.seed_source", "p.seed"])
    .select(["p.odds_a", "p.odds_b", "p.odds_c", "p.odds_d", "p.void_reason", "p.version"])
    .select(
      sql<Record<string, { sha256: string; size: number; lines: number }>>`(
        select coalesce(json_object_agg(f.kind, json_build_object('sha256', f.sha256,
          'size', octet_length(f.content), 'lines', length(f.content) - length(replace(f.content, E'\n', '')) - 1)), '{}')
        from inspection_files f where f.plan_id = p.id)`.as("files"),
    )
    .where("p.id", "=", known.data)
    .executeTakeFirst();
}

/** A plan for a regulator; refuses 404 outside of its subtree, and for other offices' drafts. */
export async function findPlan(db: Db, actor: Actor, id: string | undefined) {
  const plan = mustExist(await planById(db, id));
  const own = inspectionPolicy.manage(actor, plan);
  authorizeSight(own || (plan.status !== "draft" && inspectionPolicy.see(actor, plan)));
  return { ...plan, own };
}

/** A plan for anybody; refuses 404 before its freeze. */
export async function findPublicPlan(db: Db, id: string | undefined) {
  const plan = mustExist(await planById(db, id));
  authorizeSight(plan.status !== "draft");
  return plan;
}
export type PlanPage = Awaited<ReturnType<typeof findPublicPlan>>;

/** Regions that ever had a public plan, for the filter: one step on the index a region, however many plans there are. */
export async function plannedRegions(db: Db): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`
    with recursive planned as (
      (select region_code as code from inspection_plans where frozen_at is not null order by 1 limit 1)
      union all
      select (select region_code from inspection_plans where frozen_at is not null and region_code > planned.code
        order by 1 limit 1)
      from planned where planned.code is not null
    ) select r.code, r.name from planned join regions r on r.code = planned.code order by r.code`.execute(db);
  return rows;
}
