import { answerRectification } from "~/domain/inspections/answer-rectification.server";
import { drawPlan } from "~/domain/inspections/draw-plan.server";
import { enterSeed } from "~/domain/inspections/enter-seed.server";
import { freezePlan } from "~/domain/inspections/freeze-plan.server";
import { planForm, resultForm } from "~/domain/inspections/inspection";
import { inspectorForm } from "~/domain/inspections/inspector";
import { makePlan } from "~/domain/inspections/make-plan.server";
import { recordResult } from "~/domain/inspections/record-result.server";
import { addInspector } from "~/domain/inspections/save-inspector.server";
import { dayFromNow } from "../../domain/quotes/market";
import type { Town } from "../support/town";

const PNG = new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82]);
const THREE_DAYS = 3 * 86_400_000;

/** Plans of the city's regulator: a draft, and one that drew the neighbourhood's lab, which has answered. */
export async function inspectionPlaces({ db, files, actorOf, actors, organisations }: Town) {
  const office = await actorOf("watchcity");
  for (const n of [1, 2, 3]) {
    const person = { name: `检查员${n}`, card: `ZF-00${n}`, region: "370100", employer: "演示监管" };
    await addInspector(db, office, inspectorForm.parse(person));
  }
  const odds = { oddsA: "100", oddsB: "100", oddsC: "100" };
  const days = { startsOn: dayFromNow(0), endsOn: dayFromNow(30) };
  const input = planForm.parse({
    ...{ title: "检测机构抽查", matters: "报告真实性", region: "370102", perObject: "2", ...odds, ...days },
  });
  const draftPlan = await makePlan(db, office, input);
  const drawnPlan = await makePlan(db, office, input);
  const announced = { seedSource: "双色球第 2026135 期", seedDay: dayFromNow(-1), seedTime: "00:00" };
  await freezePlan(db, office, drawnPlan, announced, new Date(Date.now() - THREE_DAYS));
  await enterSeed(db, office, drawnPlan, { seed: "03 09 12" });
  await drawPlan(db, office, drawnPlan);
  const { id: check } = await db
    .selectFrom("inspection_checks")
    .select("id")
    .where("plan_id", "=", drawnPlan)
    .where("provider_id", "=", organisations.lab)
    .executeTakeFirstOrThrow();
  const crew = await db
    .selectFrom("inspection_check_inspectors")
    .select("inspector_id")
    .where("check_id", "=", check)
    .execute();
  const result = resultForm.parse({
    visitedOn: dayFromNow(0),
    inspectors: crew.map(({ inspector_id }) => inspector_id),
    findings: [{ outcome: "problem", note: "缺少原始记录" }],
  });
  await recordResult(db, office, check, result);
  const file = { name: "证明.png", bytes: PNG };
  await answerRectification(db, files, actors.business, check, { text: "已补齐记录", file });
  const { id: proof } = await db
    .selectFrom("inspection_answers")
    .select("id")
    .where("check_id", "=", check)
    .executeTakeFirstOrThrow();
  return { draftPlan, drawnPlan, check, proof };
}
