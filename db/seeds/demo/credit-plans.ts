import type { Category } from "~/domain/catalogue/service";
import type { CaseKind, EventKind } from "~/domain/credit/credit";

/** A credit event that a regulator recorded in the demo, and what was said against it. */
export interface CreditPlan {
  provider: string;
  kind: EventKind;
  category?: Category;
  /** Days ago. */
  days: number;
  evidence: string;
  reference?: string;
  appeal?: {
    kind: CaseKind;
    /** Days ago. */
    days: number;
    statement: string;
    answer?: { upheld: boolean; days: number; reason: string };
  };
}

/** Recorded facts behind the demo's grades; every one of them fictional. */
export const CREDIT: CreditPlan[] = [
  {
    provider: "jigou",
    kind: "innovation",
    category: "testing",
    days: 160,
    evidence: "参与起草食品接触材料地方标准一项，列第三起草单位（演示情形）",
    reference: "演示〔2026〕12 号",
  },
  {
    provider: "jigou",
    kind: "inspection_finding",
    category: "testing",
    days: 9,
    evidence: "监督检查发现一份原始记录归档超过规定时限，已责令改正（演示情形）",
    reference: "演示检〔2026〕31 号",
    appeal: {
      kind: "objection",
      days: 1,
      statement: "该份记录按体系文件在复核后归档，归档日期在规定时限内，附流转单说明（演示）",
    },
  },
  {
    provider: "lvjian",
    kind: "inspection_finding",
    category: "testing",
    days: 16,
    evidence: "采样点位照片缺少时间水印两处（演示情形）",
    reference: "演示检〔2026〕28 号",
    appeal: {
      kind: "objection",
      days: 8,
      statement: "照片时间由设备记录，原始文件可以调取（演示）",
    },
  },
  {
    provider: "quanxin",
    kind: "penalty",
    category: "testing",
    days: 130,
    evidence: "未按规定保存样品处置记录，警告并责令改正（演示情形）",
    reference: "演示罚〔2026〕5 号",
    appeal: {
      kind: "repair",
      days: 3,
      statement: "已补建样品处置台账并完成内审，附整改报告说明（演示）",
    },
  },
  {
    provider: "zhengxin",
    kind: "inspection_finding",
    days: 70,
    evidence: "环境监控记录不连续（演示情形）",
    reference: "演示检〔2026〕19 号",
    appeal: {
      kind: "objection",
      days: 66,
      statement: "停电期间由备用记录仪连续记录，数据已导出（演示）",
      answer: { upheld: true, days: 64, reason: "核对备用记录仪数据，记录连续，异议成立" },
    },
  },
  {
    provider: "yimeng",
    kind: "inspection_finding",
    category: "testing",
    days: 420,
    evidence: "两台设备期间核查超期（演示情形）",
    reference: "演示检〔2025〕44 号",
    appeal: {
      kind: "objection",
      days: 418,
      statement: "设备当时已停用，未出具数据（演示）",
      answer: { upheld: false, days: 416, reason: "停用标识与使用记录不符，维持原记录" },
    },
  },
  {
    provider: "huangsan",
    kind: "out_of_scope_report",
    days: 40,
    evidence: "在未取得能力的参数上加盖资质标志出具报告一份（演示情形）",
    reference: "演示罚〔2026〕17 号",
  },
  {
    provider: "mudan",
    kind: "false_report",
    days: 26,
    evidence: "未经检验出具检验数据三份（演示情形）",
    reference: "演示罚〔2026〕21 号",
  },
  {
    provider: "shengli",
    kind: "suspended",
    days: 12,
    evidence: "监督检查发现原始记录缺失，限期整改（演示情形）",
  },
  {
    provider: "tianqu",
    kind: "inspection_finding",
    category: "testing",
    days: 400,
    evidence: "方法变更后未重新确认（演示情形）",
    reference: "演示检〔2025〕39 号",
  },
  {
    provider: "jiaodong",
    kind: "innovation",
    category: "testing",
    days: 210,
    evidence: "玩具迁移元素测定团体标准主要起草单位（演示情形）",
  },
  {
    provider: "jiaodong",
    kind: "commendation",
    days: 95,
    evidence: "年度能力验证组织工作表现突出（演示情形）",
  },
  {
    provider: "quanji",
    kind: "innovation",
    category: "metrology",
    days: 300,
    evidence: "参与修订电子天平地方检定规程（演示情形）",
  },
  {
    provider: "taihe",
    kind: "innovation",
    category: "certification",
    days: 140,
    evidence: "参与起草小微企业质量管理体系认证指南团体标准（演示情形）",
  },
  {
    provider: "taihe",
    kind: "innovation",
    category: "certification",
    days: 320,
    evidence: "牵头编制认证机构远程审核实施指南（演示情形）",
  },
  {
    provider: "haiyue",
    kind: "commendation",
    category: "certification",
    days: 180,
    evidence: "小微企业质量管理体系认证提升行动先进机构（演示情形）",
  },
];
