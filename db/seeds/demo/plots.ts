import type { Goal, Way } from "./path";
import type { Quarrel } from "./quarrels";
import type { Wanted } from "./taken";

export interface Plot extends Wanted {
  goal: Goal;
  /** Days ago that it was filed, hours ago that it reached its goal. */
  days: number;
  hours: number;
  way?: Omit<Way, "last">;
  /** How far its dispute has come. */
  quarrel?: Quarrel;
  twist?: "hold" | "cancel" | "overdue" | "suspend" | "suspend-order" | "amend";
}

const plot = (
  enterprise: string,
  wish: string,
  goal: Goal,
  days: number,
  hours: number,
  more: Partial<Plot> = {},
): Plot => ({
  enterprise,
  wish,
  goal,
  days,
  hours,
  ...more,
});
const JIGOU = { winner: "jigou" };

/** Orders as they stand now, some of each state; Lixia has most. */
export const PLOTS: Plot[] = [
  plot("qiye", "food-contact-plastics", "confirmed", 3, 20, { title: "PP 碗盖出厂检测", way: JIGOU }),
  plot("hongye", "iso-9001", "confirmed", 3, 30),
  plot("qiye", "drinking-water", "received", 5, 26, { title: "厂区饮用水年度检测", way: JIGOU }),
  plot("yuquan", "drinking-water", "received", 5, 8, { title: "纯净水出厂检验" }),
  plot("hongye", "electronic-balance", "received", 4, 2, { title: "电子天平上门校准" }),
  plot("qiye", "food-contact-plastics", "in_progress", 5, 30, { title: "可微波餐盒出厂检测", way: JIGOU }),
  plot("chuxing", "taximeter-verification", "in_progress", 6, 40, {
    way: { designated: ["quanji", 90_000] },
  }),
  plot("hengtai", "rebar", "in_progress", 7, 50, { title: "钢结构材料检测" }),
  plot("lvyuan", "waste-water", "in_progress", 8, 70, { twist: "hold" }),
  plot("qiye", "food-contact-plastics", "report_issued", 9, 20, { title: "双格餐盒出厂检测", way: JIGOU }),
  plot("tongqu", "textiles", "report_issued", 10, 44, { title: "布偶面料检测" }),
  plot("yuquan", "food-labelling", "accepted", 11, 5, { title: "果汁标签与营养成分检测", way: JIGOU }),
  plot("hongye", "iso-9001", "accepted", 30, 3, { title: "质量管理体系认证" }),
  plot("lvyuan", "ambient-air", "accepted", 20, 170, { twist: "overdue" }),
  plot("yuquan", "water-meter-verification", "disputed", 24, 24 * 9, {
    quarrel: "mediation",
    title: "水表检定异议",
    way: { designated: ["quanji", 225_000], reason: "两块水表示值误差与上次检定相差过大，申请复检" },
  }),
  plot("qiye", "food-contact-metal", "disputed", 60, 24 * 36, {
    quarrel: "arbitration",
    title: "金属餐盒盖检测",
    way: { reason: "重金属结果与自检差异较大，申请复检" },
  }),
  plot("qiye", "drinking-water", "disputed", 12, 30, {
    title: "车间直饮水检测",
    way: { ...JIGOU, reason: "菌落总数结果与自检差异较大，请说明采样与培养过程" },
  }),
  plot("qdsx", "drinking-water", "disputed", 26, 24 * 10, {
    quarrel: "asked",
    title: "生产用水复检争议",
    way: { winner: "jiaodong", reason: "总硬度结果与上月相差一倍" },
  }),
  plot("qiye", "pressure-gauges", "report_issued", 44, 24 * 28, {
    quarrel: "settled",
    title: "蒸汽管道压力表校准",
  }),
  plot("hengtai", "pressure-gauges", "followed_up", 13, 2, {
    title: "压力变送器配套压力表校准",
    way: { score: 98 },
  }),
  plot("qiye", "food-contact-plastics", "followed_up", 12, 4, {
    title: "吸塑托盘检测",
    way: { ...JIGOU, score: 97 },
  }),
  plot("qiye", "food-contact-plastics", "closed", 18, 90, {
    title: "四季度餐盒例行检测",
    way: { ...JIGOU, score: 98 },
  }),
  plot("qiye", "pressure-gauges", "closed", 26, 200, { title: "锅炉房压力表校准", way: { score: 95 } }),
  plot("qiye", "new-plant-bundle", "in_progress", 12, 60, { title: "二期厂房投产一揽子服务" }),
  plot("hengtai", "pressure-gauges", "closed", 15, 60, { way: { score: 96 } }),
  plot("hongye", "electronic-balance", "closed", 16, 44, { way: { score: 100 } }),
  plot("lvyuan", "waste-water", "closed", 17, 110, { way: { score: 92 } }),
  plot("qiye", "food-contact-plastics", "report_issued", 11, 60, {
    title: "酱料杯出厂检测",
    way: JIGOU,
    twist: "amend",
  }),
  plot("qiye", "pressure-gauges", "accepted", 13, 30, { title: "空压机房压力表校准" }),
  plot("qiye", "textiles", "confirmed", 6, 80, { title: "无纺布袋检测", twist: "cancel" }),
  plot("shicai", "food-labelling", "in_progress", 6, 30),
  plot("gongshui", "drinking-water", "report_issued", 9, 30),
  plot("gongshui", "water-meter-verification", "confirmed", 2, 8, {
    way: { designated: ["quanji", 225_000] },
  }),
  plot("qiye2", "food-labelling", "report_issued", 10, 60, { way: { winner: "jigou2" } }),
  plot("qiye2", "drinking-water", "in_progress", 7, 50, { way: { winner: "jigou2" } }),
  plot("qiye2", "waste-water", "closed", 21, 150, { way: { winner: "jigou2", score: 94 } }),
  plot("mingshui", "rebar", "in_progress", 6, 40),
  plot("laiwu", "rebar", "closed", 20, 60, { way: { score: 93 } }),
  plot("lingang", "pressure-gauges", "accepted", 12, 9),
  plot("qdsx", "food-labelling", "report_issued", 9, 50),
  plot("qdsx", "drinking-water", "closed", 24, 130, { way: { score: 97 } }),
  plot("qdxj", "ambient-air", "in_progress", 7, 60),
  plot("qdwj", "toys-export", "closed", 22, 100, { way: { score: 91 } }),
  plot("zbtc", "food-contact-metal", "in_progress", 6, 20),
  plot("ytpj", "drinking-water", "closed", 19, 70, { way: { score: 95 } }),
  plot("wffz", "textiles", "closed", 18, 55, { way: { score: 90 } }),
  plot("jnhj", "pressure-gauges", "report_issued", 10, 40),
  plot("tasp", "food-labelling", "closed", 17, 66, { way: { score: 88 } }),
  plot("whyj", "food-contact-plastics", "in_progress", 8, 30),
  plot("rzmc", "ambient-air", "closed", 23, 90, { way: { score: 94 } }),
  plot("lyjc", "rebar", "received", 4, 10),
  plot("dzfl", "food-labelling", "accepted", 12, 20),
  plot("hzmd", "food-contact-plastics", "report_issued", 9, 30),
  plot("lvyuan", "ambient-air", "in_progress", 9, 90, { title: "厂界异味监测", twist: "suspend" }),
  plot("qiye", "IPR-RES-01", "in_progress", 10, 80),
  plot("hongye", "BRA-MAN-02", "confirmed", 5, 60),
  plot("gaoxin", "STD-RES-01", "in_progress", 9, 70),
  plot("qiye", "STD-MAN-01", "closed", 24, 120, { title: "企业标准体系辅导", way: { score: 96 } }),
  plot("hengtai", "QMS-RES-01", "report_issued", 12, 26, { title: "换热器质量功能展开辅导" }),
  plot("qiye", "QMS-SUP-04", "report_issued", 10, 40, { title: "质量安全主体责任培训" }),
  plot("hongye", "STD-MAN-04", "closed", 20, 96, { title: "新版标准宣贯培训", way: { score: 98 } }),
  plot("yuquan", "QMS-PRO-04", "in_progress", 6, 20, { title: "供应商审核员培训" }),
  plot("tongqu", "toys-export", "in_progress", 8, 50, {
    title: "毛绒玩具出口检测",
    twist: "suspend-order",
  }),
];
