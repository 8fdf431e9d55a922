import type { TestingField } from "./families";

export type Trouble =
  | "expired"
  | "expiring"
  | "accreditation_suspended"
  | "suspended"
  | "blacklisted"
  | "provisional"
  | "unapproved";

/** What a provider of the demo is and holds. */
export interface ProviderPlan {
  key: string;
  name: string;
  region: string;
  /** Further sites, by region. */
  branches?: string[];
  testing?: TestingField[];
  cnas?: boolean;
  /** Legal metrology: verifies and calibrates; calibration: only that; small: with shorter ranges. */
  metrology?: "legal" | "calibration" | "small";
  /** Certification of management systems in these industry classes; "all" of them. */
  certifies?: string[] | "all";
  ccc?: boolean;
  /** category:kind of vetted capability lines. */
  advises?: string[];
  grade: "A" | "B" | "C" | "D";
  trouble?: Trouble;
  /** Limitation of every so-manieth row. */
  limits?: [every: number, text: string][];
}

// biome-ignore format: a table, one provider a line
const LABS: ProviderPlan[] = [
  { key: "jigou", name: "泉城食品检验所", region: "370102", testing: ["contact", "water", "food", "bottled"], cnas: true, grade: "A" },
  { key: "jigou2", name: "济南中检联测试有限公司", region: "370176", testing: ["contact", "water", "air", "sewage", "textile", "toys"], grade: "A" },
  { key: "quanbiao", name: "济南泉标检测技术有限公司", region: "370112", testing: ["contact", "food", "metal"], grade: "B" },
  { key: "quanxin", name: "济南泉信消费品检测有限公司", region: "370104", testing: ["contact", "toys", "textile"], grade: "B", limits: [[5, "不测聚乳酸制品"], [11, "只测塑料餐盒、塑料杯"], [7, "只用第一法"], [29, "视样品状态与客户协商"]] },
  { key: "jiaodong", name: "胶东联合检测中心", region: "370202", branches: ["370211"], testing: ["contact", "food", "water", "toys", "toysEurope", "textile"], cnas: true, grade: "A" },
  { key: "zhengxin", name: "泰安正信检测有限公司", region: "370902", testing: ["contact", "food", "bottled"], grade: "B", trouble: "expiring" },
  { key: "luzhong", name: "淄博鲁中材料检测有限公司", region: "370303", testing: ["metal", "metalOld", "building", "cable"], cnas: true, grade: "A" },
  { key: "bohai", name: "烟台渤海检测技术有限公司", region: "370602", testing: ["water", "air", "exhaust", "food"], grade: "B" },
  { key: "yuandu", name: "潍坊鸢都质检有限公司", region: "370705", testing: ["food", "foodOld", "textile"], grade: "B" },
  { key: "yimeng", name: "临沂沂蒙检测中心", region: "371302", testing: ["contactOld", "toys", "toysEurope", "building"], grade: "B" },
  { key: "yunhe", name: "济宁运河环境监测有限公司", region: "370811", testing: ["air", "exhaust", "sewage"], grade: "C", trouble: "expired" },
  { key: "tianqu", name: "德州天衢工程检测有限公司", region: "371402", testing: ["building", "metal"], grade: "C", trouble: "accreditation_suspended" },
  { key: "lvjian", name: "济南绿鉴环境检测有限公司", region: "370105", testing: ["air", "exhaust", "sewage"], grade: "A" },
  { key: "zhujian", name: "济南筑建工程检测有限公司", region: "370114", testing: ["building", "metal"], grade: "B", limits: [[4, "仅限第一法"], [6, "只测直径 40mm 以下"]] },
  { key: "ganggang", name: "莱芜赢钢材料检测有限公司", region: "370116", testing: ["metal"], grade: "B", trouble: "provisional" },
  { key: "mudan", name: "菏泽牡丹食品检测有限公司", region: "371702", testing: ["food", "contactUnplaced"], grade: "C", trouble: "blacklisted" },
  { key: "huangsan", name: "滨州黄三角检测有限公司", region: "371602", testing: ["food", "waterOld"], grade: "D" },
  { key: "shengli", name: "东营胜利检测有限公司", region: "370502", testing: ["water", "air"], grade: "C", trouble: "suspended" },
  { key: "gaoxin", name: "济南高新生物检测有限公司", region: "370176", testing: ["contactUnplaced", "food"], grade: "B" },
  { key: "laixi", name: "青岛莱阳湾环境检测有限公司", region: "370283", testing: ["air", "sewage"], grade: "B", trouble: "unapproved" },
  { key: "jingce", name: "北京京测国际检测有限公司", region: "110108", testing: ["toys", "toysEurope", "electric", "contact", "textile"], cnas: true, grade: "A" },
  { key: "suce", name: "苏州苏测电子检测有限公司", region: "320508", branches: ["320583"], testing: ["electric", "cable", "toys", "toysEurope"], cnas: true, grade: "A" },
  { key: "ningjian", name: "南京宁检食品检验研究院", region: "320115", testing: ["food", "contact", "water"], cnas: true, grade: "A" },
];

// biome-ignore format: a table, one provider a line
const MEASURERS: ProviderPlan[] = [
  { key: "quanji", name: "济南泉城计量检定所", region: "370103", metrology: "legal", cnas: true, grade: "A" },
  { key: "dongquan", name: "东泉计量技术院", region: "370112", metrology: "calibration", cnas: true, grade: "A" },
  { key: "hengzhun", name: "济南恒准计量技术有限公司", region: "370176", metrology: "small", cnas: true, grade: "B" },
  { key: "jiaozhouwan", name: "青岛胶州湾计量测试所", region: "370203", branches: ["370214"], metrology: "legal", cnas: true, grade: "A" },
  { key: "zhifu", name: "烟台芝罘计量测试有限公司", region: "370602", metrology: "small", cnas: true, grade: "B" },
  { key: "huancui", name: "威海环翠计量检定站", region: "371002", metrology: "legal", grade: "B" },
];

// biome-ignore format: a table, one provider a line
const CERTIFIERS: ProviderPlan[] = [
  { key: "haiyue", name: "山东海岳认证有限公司", region: "370102", certifies: "all", grade: "A" },
  { key: "taihe", name: "济南泰和认证中心", region: "370103", certifies: ["03", "14", "17", "18", "19", "29", "30"], grade: "B" },
  { key: "qilu", name: "青岛齐鲁认证有限公司", region: "370214", certifies: "all", grade: "A" },
  { key: "jingbiao", name: "北京京标认证中心", region: "110105", certifies: "all", ccc: true, grade: "A" },
];

// biome-ignore format: a table, one provider a line
const ADVISERS: ProviderPlan[] = [
  { key: "biaoyan", name: "济南标研标准化咨询有限公司", region: "370112", advises: ["standards:consulting", "standards:training", "certification:consulting"], grade: "A" },
  { key: "zhiquan", name: "济南知泉知识产权服务有限公司", region: "370102", advises: ["intellectual_property:consulting", "intellectual_property:training"], grade: "A" },
  { key: "pinhui", name: "山东品汇品牌咨询有限公司", region: "370104", advises: ["brand:consulting", "brand:training", "quality_management:consulting"], grade: "B" },
  { key: "qdzl", name: "青岛琴岛质量管理咨询中心", region: "370202", advises: ["quality_management:consulting", "quality_management:training", "standards:consulting", "metrology:consulting"], grade: "A" },
  { key: "jnpx", name: "济南质享培训学校", region: "370103", advises: ["quality_management:training", "metrology:training", "standards:training", "quality_management:consulting"], grade: "B" },
];

export const PROVIDERS: ProviderPlan[] = [...LABS, ...MEASURERS, ...CERTIFIERS, ...ADVISERS];
