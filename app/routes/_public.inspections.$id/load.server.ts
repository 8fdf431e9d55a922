import type { Actor } from "~/domain/actor";
import { readInspectors, readObjects } from "~/domain/inspections/canonical";
import { checksOf } from "~/domain/inspections/check.queries.server";
import { findPublicPlan } from "~/domain/inspections/plan.queries.server";
import { replayFiles } from "~/domain/inspections/plan-files.queries.server";
import { replayed } from "~/domain/inspections/replayed.server";
import type { Visit } from "~/platform/http.server";
import { limitCalls } from "~/platform/limits.server";
import { gradeLines } from "~/ui/inspections/grade-lines";

const SHOWN = 200;

/** A plan as anybody sees it; with `?replay` in the address the draw is made once more. */
export async function loadPublicPlan(visit: Visit<Actor | null>) {
  const { db, params, url, actor, address } = visit;
  const again = url.searchParams.has("replay");
  // drawing again is work anybody can ask for: it counts as a call of the API does
  if (again) await limitCalls(visit, actor, address);
  const plan = await findPublicPlan(db, params.id);
  const files = await replayFiles(db, plan.id);
  const objects = files ? readObjects(files.objects).rows : [];
  const inspectors = files ? readInspectors(files.inspectors).rows : [];
  const odds = { A: plan.odds_a, B: plan.odds_b, C: plan.odds_c, D: plan.odds_d };
  return {
    plan,
    odds,
    grades: gradeLines(objects, odds),
    total: objects.length,
    objects: objects.slice(0, SHOWN),
    inspectors,
    checks: plan.status === "drawn" ? await checksOf(db, plan.id) : [],
    replayed: again ? await replayed(db, plan) : null,
    seedDue: plan.seed_from !== null && plan.seed_from <= new Date(),
  };
}
export type PublicPlan = Awaited<ReturnType<typeof loadPublicPlan>>;
