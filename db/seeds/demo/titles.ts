import type { World } from "./world";

const TITLES: Record<string, string[]> = {
  "food-contact-plastics": ["一次性塑料餐盒出厂检测", "PP 餐盒迁移量检测", "外卖餐盒商超准入检测"],
  "drinking-water": ["末梢水水质检测", "二次供水年度检测", "厂区生活饮用水检测"],
  "pressure-gauges": ["压力表校准 36 台", "车间压力表年度校准", "锅炉房压力表校准"],
  "iso-9001": ["质量管理体系初次认证", "质量管理体系再认证"],
  "ambient-air": ["厂界环境空气监测", "环境空气二氧化硫检测", "季度环境空气例行监测"],
  textiles: ["秋季校服面料检测", "针织 T 恤上架前检测", "童装基本安全检测"],
  "electronic-balance": ["化验室电子天平校准", "电子天平年度校准"],
  "food-contact-metal": ["不锈钢餐具重金属检测", "金属餐盒标签与重金属检测"],
  "food-labelling": ["饼干标签与营养成分检测", "新品标签合规检测", "预包装食品标签检测"],
  "new-plant-bundle": ["新厂投产一揽子服务"],
  "taximeter-verification": ["出租车计价器周期检定"],
  "water-meter-verification": ["新装水表首次检定"],
  rebar: ["钢筋进场复检", "螺纹钢批次检测"],
  "toys-export": ["玩具 EN 71-3 出口检测", "拼装玩具内外销检测"],
  "waste-water": ["污水总排口例行监测", "废水排放检测"],
  "three-systems": ["三体系认证", "三体系换证审核"],
};

/** How an enterprise would call what it asks for. */
export function titleOf(world: World, code: string): string {
  const titles = TITLES[code];
  if (titles) return world.dice.pick(titles);
  return world.reference.catalogue.get(code)?.name ?? code;
}
