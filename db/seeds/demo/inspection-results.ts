import { THE_CLOCK } from "~/domain/actor";
import { dayAfter, dayOf, momentOf, workingDeadline } from "~/domain/clocks/working-time";
import { type Outcome, outcomeOf, RECTIFY_DAYS, TO_RECTIFY } from "~/domain/inspections/inspection";
import type { Tx } from "~/domain/outbox.server";
import { type DrawnCheck, type Plan, tellCheck } from "./inspection-steps";
import { staffOf } from "./story";
import { hoursAfter, minutesAfter, workingDayUntil } from "./time";
import { known, type World } from "./world";

type Found = [outcome: Outcome, note: string];
const CLEAR: Found = ["pass", ""];

interface Tale {
  /** Days before now. */
  ago: number;
  /** Findings by the plan's matters; those left out are clear. */
  found: Record<number, Found>;
  /** Days before now on which the provider answered. */
  answered?: number;
}

/** The demo's own laboratory has something to put right; it can be answered at once. */
const OWN: Tale = { ago: 3, found: { 3: ["problem", "两台天平的校准证书已过期 12 天，未见停用标识"] } };
/** What became of the others, in the order of the draw; those beyond the end have not been visited yet. */
const OTHERS: Tale[] = [
  { ago: 24, found: { 1: ["problem", "抽查 20 份报告，其中 2 份原始记录缺少环境条件"] } },
  { ago: 17, found: { 2: ["problem", "一名新聘人员未见上岗授权记录"] }, answered: 5 },
  { ago: 14, found: {} },
  { ago: 9, found: { 0: ["no_activity", "食品领域本年度未对外出具报告"] } },
];

/** The draw is 27 days old; no visit is older. */
const FIRST = -26;

/** The afternoon of the working day so many days ago, or of the day itself when the draw was later than that. */
function visitOf({ calendar, anchor }: World, ago: number): Date {
  const day = dayAfter(anchor, -ago);
  const working = workingDayUntil(calendar, day);
  return momentOf(working < dayAfter(anchor, FIRST) ? day : working, "15:40");
}

/** Results of the first checks, with what was put right or is overdue. */
export async function addResults(world: World, tx: Tx, plan: Plan, checks: DrawnCheck[]): Promise<void> {
  const own = known(world.providers, "jigou").id;
  const others = checks.filter(({ object }) => object.object !== own);
  for (const check of checks) {
    const tale = check.object.object === own ? OWN : OTHERS[others.indexOf(check)];
    // somebody remains to be visited
    if (tale && (check.object.object === own || others.indexOf(check) < others.length - 1)) {
      await addResult(world, tx, plan, check, tale);
    }
  }
}

async function addResult(world: World, tx: Tx, plan: Plan, check: DrawnCheck, tale: Tale): Promise<void> {
  const at = visitOf(world, tale.ago);
  const row = await tx
    .selectFrom("inspection_plans")
    .select("matters")
    .where("id", "=", plan.id)
    .executeTakeFirstOrThrow();
  const findings = row.matters.map((matter, index) => {
    const [outcome, note] = tale.found[index] ?? CLEAR;
    return { matter, outcome, note };
  });
  const outcome = outcomeOf(findings);
  const visitedOn = dayOf(at);
  await tx
    .insertInto("inspection_results")
    .values({
      id: world.dice.id(at),
      check_id: check.id,
      edition: 1,
      visited_on: visitedOn,
      inspector_ids: check.object.inspectors,
      outcome,
      findings: JSON.stringify(findings),
      recorded_by: plan.author.userId,
      recorded_at: at,
    })
    .execute();
  tellCheck(world, plan, check, at, "inspection.published", { outcome, edition: 1, visitedOn });
  if (TO_RECTIFY.includes(outcome)) await rectify(world, tx, plan, check, tale, outcome);
  else await save(tx, check, { status: "closed", outcome });
}

async function rectify(
  world: World,
  tx: Tx,
  plan: Plan,
  check: DrawnCheck,
  tale: Tale,
  outcome: Outcome,
): Promise<void> {
  const from = visitOf(world, tale.ago);
  const due = workingDeadline(world.calendar, from, RECTIFY_DAYS);
  const late = due.at <= world.now && tale.answered === undefined ? minutesAfter(due.at, 10) : null;
  if (late)
    tellCheck(world, plan, check, late, "inspection.rectification_overdue", {
      author: THE_CLOCK,
      dueAt: due.at.toISOString(),
    });
  await save(tx, check, {
    status: tale.answered === undefined ? "rectifying" : "answered",
    outcome,
    due_from: from,
    due_days: RECTIFY_DAYS,
    due_at: due.at,
    due_provisional: due.provisional,
    overdue_at: late,
  });
  if (tale.answered !== undefined) await answer(world, tx, plan, check, visitOf(world, tale.answered));
}

async function answer(world: World, tx: Tx, plan: Plan, check: DrawnCheck, day: Date): Promise<void> {
  const at = hoursAfter(day, 2);
  const provider = [...world.providers.values()].find(({ id }) => id === check.object.object);
  if (!provider) throw new Error("demo data: a drawn provider is unknown");
  const author = staffOf(provider, "owner");
  await tx
    .insertInto("inspection_answers")
    .values({
      id: world.dice.id(at),
      check_id: check.id,
      round: 1,
      text: "已对全部在岗人员授权情况自查，补齐 1 份上岗授权记录，并修订人员管理程序，今后新聘人员授权后方可独立操作。（演示）",
      answered_by: author.userId ?? "",
      answered_at: at,
    })
    .execute();
  tellCheck(world, plan, check, at, "inspection.rectification_answered", { author, round: 1 });
}

const save = (tx: Tx, { id }: DrawnCheck, changes: Record<string, unknown>) =>
  tx.updateTable("inspection_checks").set(changes).where("id", "=", id).execute();
