import type { Kysely } from "kysely";
import { checksFor, checksOf, findCheck } from "~/domain/inspections/check.queries.server";
import { inspectorsOf, ownRegions } from "~/domain/inspections/inspector.queries.server";
import {
  findPublicPlan,
  plannedRegions,
  plansFor,
  publicPlans,
} from "~/domain/inspections/plan.queries.server";
import type { Database } from "~db/connection";
import type { List, Readers } from "./readers";

/** Inspections: what a regulator, a provider and anybody list of them. */
export function inspectionLists(db: Kysely<Database>, { jianguan, jigou }: Readers): List[] {
  const drawn = async () => (await publicPlans(db, { status: "drawn" })).items[0]?.id ?? "";
  return [
    ["inspection plans", () => plansFor(db, jianguan, {})],
    ["inspection plans, second page", () => second((after) => plansFor(db, jianguan, { after }))],
    ["inspection plans by state", () => plansFor(db, jianguan, { status: "frozen" })],
    ["public inspections", () => publicPlans(db, {})],
    ["public inspections, second page", () => second((after) => publicPlans(db, { after }))],
    ["public inspections of a region", () => publicPlans(db, { region: "370100" })],
    ["regions with inspections", () => plannedRegions(db)],
    ["public inspection", async () => findPublicPlan(db, await drawn())],
    ["checks of a plan", async () => checksOf(db, await drawn())],
    ["checks of a provider", () => checksFor(db, jigou)],
    ["checks of a provider, second page", () => second((after) => checksFor(db, jigou, after))],
    ["check", async () => findCheck(db, jigou, (await checksFor(db, jigou)).items[0]?.id)],
    ["inspectors", () => inspectorsOf(db, jianguan, { left: false })],
    ["regions of a regulator", () => ownRegions(db, jianguan)],
  ];
}

async function second(page: (after?: string) => Promise<{ next: string | null }>) {
  const { next } = await page();
  await page(next ?? undefined);
}
