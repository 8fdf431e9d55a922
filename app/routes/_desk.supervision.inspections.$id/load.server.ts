import { readObjects } from "~/domain/inspections/canonical";
import { checksOf } from "~/domain/inspections/check.queries.server";
import { understaffed } from "~/domain/inspections/draw.server";
import { liveInspectors, liveObjects } from "~/domain/inspections/lists.queries.server";
import { findPlan } from "~/domain/inspections/plan.queries.server";
import { replayFiles } from "~/domain/inspections/plan-files.queries.server";
import type { Visit } from "~/platform/http.server";
import { gradeLines } from "~/ui/inspections/grade-lines";

const SHOWN = 100;
const NAMED = 5;

/** A plan as its office sees it: live lists while it is a draft, the frozen ones afterwards, then what was drawn. */
export async function loadPlan({ db, actor, params, url }: Visit) {
  const plan = await findPlan(db, actor, params.id);
  const odds = { A: plan.odds_a, B: plan.odds_b, C: plan.odds_c, D: plan.odds_d };
  const lists = plan.status === "draft" ? await live(db, plan) : await frozen(db, plan.id);
  return {
    plan,
    odds,
    grades: gradeLines(lists.objects, odds),
    total: lists.objects.length,
    objects: plan.status === "draft" ? lists.objects.slice(0, SHOWN) : [],
    inspectors: lists.inspectors,
    short: lists.short,
    checks: plan.status === "drawn" ? await checksOf(db, plan.id) : [],
    seedDue: plan.seed_from !== null && plan.seed_from <= new Date(),
    done: url.searchParams.get("done"),
  };
}
export type PlanDesk = Awaited<ReturnType<typeof loadPlan>>;

async function live(db: Visit["db"], plan: Awaited<ReturnType<typeof findPlan>>) {
  const [objects, inspectors] = await Promise.all([
    liveObjects(db, { region: plan.region_code, category: plan.category }),
    liveInspectors(db, plan.office_id),
  ]);
  const rules = { perObject: plan.per_object, crossRegion: plan.cross_region };
  const short = understaffed(objects, inspectors, rules);
  return {
    objects,
    inspectors,
    short: { count: short.length, names: short.slice(0, NAMED).map(({ name }) => name) },
  };
}

async function frozen(db: Visit["db"], planId: string) {
  const files = await replayFiles(db, planId);
  const objects = files ? readObjects(files.objects).rows : [];
  return { objects, inspectors: [], short: { count: 0, names: [] } };
}
