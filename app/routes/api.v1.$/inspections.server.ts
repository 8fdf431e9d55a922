import * as z from "zod";
import { anybody } from "~/domain/authorize";
import { CATEGORIES } from "~/domain/catalogue/service";
import { checksOf } from "~/domain/inspections/check.queries.server";
import { GRADES, OUTCOMES, PUBLIC_STATES } from "~/domain/inspections/inspection";
import { findPublicPlan, type PlanLine, publicPlans } from "~/domain/inspections/plan.queries.server";
import { group } from "./operation";
import { at, byId, code6, day, empty, id, moment, page } from "./shapes";

const operation = group("Inspections", empty);
const status = z.enum(PUBLIC_STATES);

const line = z.object({
  id,
  number: z.string(),
  title: z.string(),
  status,
  region: z.string(),
  category: z.enum(CATEGORIES).nullable(),
  frozenAt: moment.nullable(),
  drawn: z.int(),
  published: z.int(),
});
const file = z.object({ sha256: z.string(), href: z.string() });
const check = z.object({
  position: z.int(),
  providerId: id,
  provider: z.string(),
  grade: z.enum(GRADES),
  inspectors: z.array(z.string()),
  outcome: z.enum(OUTCOMES).nullable(),
  visitedOn: day.nullable(),
});
const whole = line.extend({
  matters: z.array(z.string()),
  seedSource: z.string().nullable(),
  seedFrom: moment.nullable(),
  seed: z.string().nullable(),
  files: z.record(z.string(), file),
  checks: z.array(check),
});

const shown = (plan: PlanLine | Awaited<ReturnType<typeof findPublicPlan>>) => ({
  id: plan.id,
  number: plan.number,
  title: plan.title,
  status: plan.status as z.output<typeof status>,
  region: plan.region,
  category: plan.category as z.output<typeof line>["category"],
  frozenAt: at(plan.frozen_at),
  drawn: Number(plan.drawn),
  published: Number(plan.published),
});

export const inspections = [
  operation("GET /inspections", {
    id: "listInspections",
    summary: "Double-random inspections from the moment their lists are frozen, latest first",
    door: anybody,
    open: true,
    query: z.object({
      status: status.optional(),
      region: code6.optional(),
      cursor: z.string().max(300).optional(),
    }),
    answer: page(line),
    async run({ db, query: { cursor, ...filter } }) {
      const { items, next } = await publicPlans(db, { ...filter, after: cursor });
      return { body: { items: items.map(shown), next } };
    },
  }),
  operation("GET /inspections/{id}", {
    id: "getInspection",
    summary: "One inspection with the hashes of its files, its seed, its draw and its results",
    door: anybody,
    open: true,
    params: byId,
    answer: whole,
    async run({ db, params }) {
      const plan = await findPublicPlan(db, params.id);
      const checks = plan.status === "drawn" ? await checksOf(db, plan.id) : [];
      const files = Object.entries(plan.files).map(([kind, { sha256 }]) => [
        kind,
        { sha256, href: `/inspections/${plan.id}/files/${kind}.jsonl` },
      ]);
      return {
        body: {
          ...shown(plan),
          matters: plan.matters,
          seedSource: plan.seed_source,
          seedFrom: at(plan.seed_from),
          seed: plan.seed,
          files: Object.fromEntries(files),
          checks: checks.map(checkShown),
        },
      };
    },
  }),
];

const checkShown = (row: Awaited<ReturnType<typeof checksOf>>[number]) => ({
  position: row.position,
  providerId: row.provider_id,
  provider: row.provider,
  grade: row.grade as z.output<typeof check>["grade"],
  inspectors: row.inspectors.filter(({ reserve }) => !reserve).map(({ name }) => name),
  outcome: row.outcome as z.output<typeof check>["outcome"],
  visitedOn: row.visited_on,
});
