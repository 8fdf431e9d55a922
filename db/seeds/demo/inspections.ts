import { dayAfter, momentOf } from "~/domain/clocks/working-time";
import type { Tx } from "~/domain/outbox.server";
import { rollDice } from "./dice";
import { addResults } from "./inspection-results";
import { beginPlan, drawIt, freezeIt, seedIt, voidIt } from "./inspection-steps";
import { addInspectors } from "./inspectors";
import { minutesAfter } from "./time";
import type { World } from "./world";

const LAB_MATTERS = [
  "资质认定条件与能力维持",
  "检验检测报告真实性",
  "授权签字人与人员管理",
  "仪器设备检定校准",
];

/**
 * The regulators' inspections: one that was drawn and is being carried out, one whose lists are frozen and which waits
 * for its seed, one that was given up, one still being drafted. Everything random comes from dice of their own, so
 * that the rest of the demo is as it was.
 */
export async function addInspections(all: World, tx: Tx): Promise<void> {
  const world = { ...all, dice: rollDice(Number(all.anchor.replaceAll("-", "")) + 37) };
  await addInspectors(world, tx);
  await theDrawn(world, tx);
  await theWaiting(world, tx);
  await theVoided(world, tx);
  const draft = { office: "jianguan", title: "认证机构从业规范抽查（演示）", category: "certification" };
  await beginPlan(world, tx, {
    ...draft,
    region: "370200",
    matters: ["认证人员与审核档案", "认证证书信息报送"],
    at: at(world, -1),
    starts: 12,
    ends: 40,
  });
}

/** A morning so many days from today. */
const at = ({ anchor }: World, days: number) => momentOf(dayAfter(anchor, days), "09:40");

async function theDrawn(world: World, tx: Tx): Promise<void> {
  const plan = await beginPlan(world, tx, {
    office: "jianguan",
    title: "检验检测机构双随机抽查（演示）",
    category: "testing",
    region: "370000",
    matters: LAB_MATTERS,
    at: at(world, -31),
    starts: -26,
    ends: 9,
  });
  const source = "演示用的虚构开奖号码：第 101 期，6 个红球加 1 个蓝球";
  await freezeIt(world, tx, plan, { at: at(world, -30), source, seedDays: -28 });
  await seedIt(world, tx, plan, { at: at(world, -27), wanted: "jigou" });
  const checks = await drawIt(world, tx, plan, minutesAfter(at(world, -27), 12));
  await addResults(world, tx, plan, checks);
}

async function theWaiting(world: World, tx: Tx): Promise<void> {
  const plan = await beginPlan(world, tx, {
    office: "jianguan",
    title: "济南市质量服务机构联合抽查（演示）",
    category: null,
    region: "370100",
    matters: ["机构登记与公示信息", "收费与合同", "服务质量承诺兑现"],
    at: at(world, -3),
    starts: 8,
    ends: 35,
  });
  const source = "演示用的虚构开奖号码：第 118 期，6 个红球加 1 个蓝球";
  await freezeIt(world, tx, plan, { at: at(world, -2), source, seedDays: 4 });
}

async function theVoided(world: World, tx: Tx): Promise<void> {
  const plan = await beginPlan(world, tx, {
    office: "jianguan-jinan",
    title: "济南市检测机构专项抽查（演示）",
    category: "testing",
    region: "370100",
    matters: ["报告真实性"],
    at: at(world, -35),
    starts: -20,
    ends: -5,
  });
  const source = "演示用的虚构开奖号码：第 99 期，6 个红球加 1 个蓝球";
  await freezeIt(world, tx, plan, { at: at(world, -34), source, seedDays: -31 });
  await voidIt(world, tx, plan, { at: at(world, -33), reason: "与省级抽查范围重复，合并进行" });
}
