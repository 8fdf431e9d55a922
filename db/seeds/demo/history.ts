import type { Ring } from "~/domain/requests/package";
import { acceptWork, cancel, close, dispute, followUp, settleOnRedo } from "./ending";
import { ENTERPRISES } from "./enterprises";
import { accept, draft, escalate, giveBack, submit, withdraw } from "./filing";
import { issue, revoke } from "./issuing";
import { cheapest, compare, expire, quote } from "./quoting";
import { open } from "./searching";
import type { Part, Story } from "./story";
import { daysAfter, dutyMoment, hoursAfter, minutesAfter } from "./time";
import { award, work } from "./working";
import type { World } from "./world";

/** Working days of a year back, beyond the last seven weeks, whose requests are told one by one. */
const OLDEST = 248;
const LATEST = 36;
const REQUESTS = 84;
/** Jinan is where the platform began. */
const HEAVY = new Set(["qiye", "qiye2", "hengtai", "lvyuan", "hongye", "tongqu", "yuquan", "shicai"]);

/** The year behind: requests of all hubs, most of them closed. */
export async function tellHistory(world: World): Promise<void> {
  for (let n = 0; n < REQUESTS; n++) {
    const back = OLDEST - Math.round(((OLDEST - LATEST) * n) / (REQUESTS - 1));
    const at = dutyMoment(world.calendar, world.anchor, back, world.dice.int(0, 400));
    await tellOne(world, n, at);
  }
}

function choose(world: World) {
  const plan = world.dice.pick(ENTERPRISES);
  const heavy = world.dice.chance(0.3) ? ENTERPRISES.filter(({ key }) => HEAVY.has(key)) : [plan];
  const { key, wants } = world.dice.pick(heavy);
  const wish = world.dice.pick(wants.filter((code) => !code.endsWith("-verification")));
  return { enterprise: key, wish: wish ?? "iso-9001" };
}

async function tellOne(world: World, n: number, at: Date): Promise<void> {
  const counter = world.dice.chance(0.15);
  const story = submit(draft(world, { ...choose(world), at, counter }));
  if (n % 17 === 9) return withdraw(story, minutesAfter(at, 45));
  if (n % 11 === 4) escalate(story);
  if (n % 13 === 6) {
    giveBack(story, "样品名称与规格未写全，请补充后再提交", minutesAfter(at, 40));
    submit(story, hoursAfter(story.at, 22));
  }
  accept(story, minutesAfter(story.at, n % 11 === 4 ? 70 : world.dice.int(6, 55)));
  for (const part of story.packages) await tellPart(story, part, n);
}

/** One package from the search to the end that its turn gives it. */
async function tellPart(story: Story, part: Part, n: number): Promise<void> {
  const { world } = story;
  const reach: Ring = n % 7 === 0 ? "province" : "county";
  await open(story, part, minutesAfter(story.at, world.dice.int(3, 30)), reach);
  if (part.sites.length === 0 || n % 19 === 7) return expire(story, part);
  quote(story, part, { count: world.dice.int(2, 4), within: 40 });
  if (part.offers.length === 0) return expire(story, part);
  if (n % 23 === 11) {
    compare(story, part);
    return expire(story, part);
  }
  const decided = hoursAfter(story.at, world.dice.int(3, 60));
  if (decided > (part.row.quoting_deadline as Date)) compare(story, part);
  if (award(story, part, cheapest(part), decided)) await tellWork(story, part, n);
  else withdraw(story, decided);
}

async function tellWork(story: Story, part: Part, n: number): Promise<void> {
  const { world } = story;
  work(story, part);
  if (n % 21 === 13) return cancel(story, part, "产品停产，双方协商取消", hoursAfter(story.at, 6));
  const duration = (part.order?.row.working_days ?? 5) + (n % 9 === 2 ? 4 : 0);
  if (!(await issue(story, part, daysAfter(story.at, duration * 0.8)))) return;
  if (n % 15 === 5) {
    revoke(story, part, "原始记录复核发现样品编号有误", daysAfter(story.at, 2));
    await issue(story, part, daysAfter(story.at, 3));
  } else if (n % 10 === 8) {
    await issue(story, part, daysAfter(story.at, 1), "更正委托单位地址");
  } else if (n % 18 === 16) {
    dispute(story, part, "对其中一项结果有异议，申请复检", daysAfter(story.at, 1));
    settleOnRedo(story, part, "复核后同意免费复检（演示）", daysAfter(story.at, 3));
    await issue(story, part, daysAfter(story.at, 4), "复检后重新出具");
  }
  const automatic = world.dice.chance(0.2);
  acceptWork(story, part, daysAfter(story.at, automatic ? 15 : world.dice.int(1, 5)), automatic);
  followUp(story, part, hoursAfter(story.at, world.dice.int(4, 46)));
  close(story, part, hoursAfter(story.at, world.dice.int(1, 20)));
}
