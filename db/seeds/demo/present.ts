import { THE_CLOCK } from "~/domain/actor";
import { cancel, hold } from "./ending";
import { draft, escalate, giveBack, submit, transfer, warn, withdraw } from "./filing";
import { issue } from "./issuing";
import { note } from "./log";
import { tellTo } from "./path";
import { PLOTS, type Plot } from "./plots";
import { tellQuoting } from "./present-quoting";
import { tellQuarrel } from "./quarrels";
import { by, type Part, type Story } from "./story";
import { taken, type Wanted } from "./taken";
import { dutyMinutesBefore, dutyMoment, hoursAfter, minutesAfter } from "./time";
import { addUnfinishedDraft } from "./unfinished";
import { tellOrder } from "./working";
import { known, personOf, type World } from "./world";

/** Files a request `minutes` of duty time ago; its triage clock still runs. */
const waiting = (world: World, wanted: Wanted, minutes: number) =>
  submit(draft(world, { ...wanted, at: dutyMinutesBefore(world.calendar, world.now, minutes) }));

/** What waits to be taken on: at Lixia four as on the board, one of them nearly too late. */
export function tellWaiting(world: World): void {
  const late = waiting(
    world,
    { enterprise: "hengtai", wish: "pressure-gauges", title: "压力表校准 36 台" },
    108,
  );
  warn(late, minutesAfter(world.now, -15));
  waiting(world, { enterprise: "lvyuan", wish: "ambient-air", title: "环境空气二氧化硫检测" }, 36);
  waiting(world, { enterprise: "hongye", wish: "CER-RES-01", title: "三体系认证咨询" }, 8);
  waiting(world, { enterprise: "qiye", wish: "food-contact-metal", title: "不锈钢餐盒重金属检测" }, 25);
  waiting(world, { enterprise: "chuxing", wish: "taximeter-verification", counter: true }, 15);
  waiting(world, { enterprise: "qiye2", wish: "food-labelling" }, 40);
  waiting(world, { enterprise: "jibei", wish: "drinking-water" }, 30);
  waiting(world, { enterprise: "qdwj", wish: "toys-export" }, 55);
  const climbed = submit(
    draft(world, {
      enterprise: "fangzhi",
      wish: "textiles",
      at: dutyMinutesBefore(world.calendar, world.now, 170),
    }),
  );
  escalate(climbed);
  const passed = waiting(world, { enterprise: "tongqu", wish: "textiles", title: "毛绒玩具面料检测" }, 60);
  transfer(
    passed,
    known(world.reference.hubs, "SD3701"),
    "涉及多个区县，请市中心统筹",
    minutesAfter(world.now, -20),
  );
  draft(world, {
    enterprise: "qiye",
    wish: "waste-water",
    title: "清洗废水季度监测",
    at: hoursAfter(world.now, -5),
  });
}

/** What is between hub and enterprise before anybody was asked. */
function tellEarly(world: World): void {
  const vague = submit(
    draft(world, {
      enterprise: "qiye",
      wish: "food-labelling",
      title: "餐盒外包装标签核查",
      at: dutyMoment(world.calendar, world.anchor, 2, 60),
    }),
  );
  giveBack(vague, "请写明包装上的产品名称与执行标准，并上传标签照片", minutesAfter(vague.at, 35));
  const other = submit(
    draft(world, {
      enterprise: "zbtc",
      wish: "pressure-gauges",
      at: dutyMoment(world.calendar, world.anchor, 3, 90),
    }),
  );
  giveBack(other, "量程与台数不一致，请核对", minutesAfter(other.at, 50));
  taken(world, { enterprise: "hongye", wish: "three-systems" }, 0.9);
  taken(world, { enterprise: "qiye", wish: "electronic-balance", title: "化验室新购天平校准" }, 0.8);
  taken(world, { enterprise: "ytgx", wish: "ambient-air" }, 0.7);
  const gone = taken(world, { enterprise: "qiye", wish: "iso-9001", title: "质量管理体系再认证" }, 20);
  withdraw(gone, hoursAfter(gone.at, 3));
}

async function tellPlot(
  world: World,
  { goal, days, hours, way = {}, twist, quarrel, ...wanted }: Plot,
): Promise<void> {
  const story = taken(world, wanted, days);
  const begun = story.at;
  for (const part of story.packages) {
    story.at = begun;
    await tellTo(story, part, goal, { ...way, last: hoursAfter(world.now, -hours) });
  }
  const [part] = story.packages;
  if (!part) return;
  if (quarrel) await tellQuarrel(story, part, quarrel);
  const at = hoursAfter(world.now, -hours / 2);
  if (twist === "hold") hold(story, part, "等待企业确认排污口编号", at);
  if (twist === "amend") await issue(story, part, at, "更正样品规格描述");
  if (twist === "cancel") cancel(story, part, "客户改变包装材质，双方协商取消", at);
  if (twist === "suspend") suspend(story, at);
  if (twist === "suspend-order") suspendOrder(story, part, at);
  if (twist === "overdue" && part.order) {
    const { row } = part.order;
    const dueAt = row.follow_up_due_at as Date;
    row.follow_up_overdue_at = minutesAfter(dueAt, 1);
    const data = { hubId: story.hub.id, dueAt: dueAt.toISOString() };
    tellOrder(story, part, "order.follow_up_overdue", minutesAfter(dueAt, 1), THE_CLOCK, data);
  }
}

/** A regulator stops a request. */
function suspend({ world, request }: Story, at: Date): void {
  const regulator = known(world.regulators, "jianguan-jinan");
  const person = personOf(regulator, "regulator");
  const reason = "接到举报，核查采样点位期间暂停";
  Object.assign(request, { suspended_at: at, suspension_reason: reason, suspended_by: person.id });
  note(world, at, by(regulator, person), "request.suspended", { requestId: request.id, data: { reason } });
}

/** A regulator stops one order: nothing of it goes on until that is lifted. */
function suspendOrder(story: Story, part: Part, at: Date): void {
  const { world } = story;
  const regulator = known(world.regulators, "jianguan-jinan");
  const reason = "收到对采样与原始记录的举报，核查期间暂停";
  Object.assign(part.order?.row ?? {}, { suspended_at: at, suspension_reason: reason });
  tellOrder(story, part, "order.suspended", at, by(regulator, personOf(regulator, "regulator")), { reason });
}

/** The weeks before the anchor, told so that every desk has something of everything. */
export async function tellPresent(world: World): Promise<void> {
  for (const each of [...PLOTS].sort((a, b) => b.days - a.days)) await tellPlot(world, each);
  await tellQuoting(world);
  tellEarly(world);
  tellWaiting(world);
  addUnfinishedDraft(world);
}
