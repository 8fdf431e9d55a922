import type { Way } from "./path";
import { compare, expire, extend, quote, retract } from "./quoting";
import { open } from "./searching";
import type { Story } from "./story";
import { taken } from "./taken";
import { hoursAfter, minutesAfter } from "./time";
import type { World } from "./world";

/** Packages that take quotes or are compared now. */
export async function tellQuoting(world: World): Promise<void> {
  const title = "一次性塑料餐盒出厂与商超准入检测";
  const main = taken(world, { enterprise: "qiye", wish: "food-contact-plastics", title }, 0.85);
  const fixed: Way["fixed"] = {
    jigou: [206_000, 5],
    jigou2: [188_000, 7],
    jiaodong: [240_000, 4],
    zhengxin: [165_000, 8],
  };
  await quoting(main, { count: 4, fixed }, "province");
  await quoting(
    taken(world, { enterprise: "tongqu", wish: "toys-export", title: "玩具 EN 71-3 出口检测" }, 0.9),
    { count: 1 },
  );
  await quoting(
    taken(
      world,
      { enterprise: "yuquan", wish: "drinking-water", title: "纯净水水源检测", sealed: true },
      0.8,
    ),
    { count: 2 },
  );
  const again = taken(world, { enterprise: "hengtai", wish: "rebar", title: "支架钢材抽检" }, 1.6);
  await quoting(again, { count: 2 });
  for (const part of again.packages) extend(again, part, hoursAfter(world.now, -6));
  await quoting(taken(world, { enterprise: "gaoxin", wish: "three-systems" }, 0.6), { count: 2 });
  await quoting(taken(world, { enterprise: "ytpj", wish: "food-labelling" }, 0.7), { count: 3 });
  const back = taken(world, { enterprise: "lyjc", wish: "ambient-air" }, 1.1);
  await quoting(back, { count: 2 });
  const [first] = back.packages;
  if (first?.offers[0]) retract(back, first, first.offers[0], hoursAfter(world.now, -2));
  for (const [enterprise, wish, days] of COMPARING) {
    const story = taken(world, { enterprise, wish }, days);
    await quoting(story, { count: 4 }, "province");
    for (const part of story.packages) compare(story, part);
  }
  for (const [enterprise, wish] of [
    ["qiye", "textiles"],
    ["hzmd", "textiles"],
  ] as const) {
    const story = taken(world, { enterprise, wish, title: "员工工装面料检测" }, 18);
    for (const part of story.packages) {
      await open(story, part, minutesAfter(story.at, 5));
      expire(story, part);
    }
  }
}

const COMPARING = [
  ["qiye", "pressure-gauges", 4],
  ["shicai", "food-labelling", 5],
  ["wffz", "textiles", 4.5],
] as const;

async function quoting(story: Story, offers: { count: number; fixed?: Way["fixed"] }, reach?: Way["reach"]) {
  const opened = minutesAfter(story.at, 5);
  for (const part of story.packages) {
    story.at = opened;
    await open(story, part, opened, reach);
    const until = (story.world.now.getTime() - story.at.getTime()) / 3_600_000;
    quote(story, part, {
      count: offers.count,
      fixed: offers.fixed ?? {},
      within: Math.min(40, until * 0.8),
    });
  }
}
