/** What a column of an annex means; `ignored` columns are known and say nothing about capability. */
export const FIELDS = [
  "index",
  "object",
  "parameter",
  "parameterIndex",
  "document",
  "documentNumber",
  "documentTitle",
  "limitation",
  "remark",
  "range",
  "uncertainty",
  "site",
  "ignored",
] as const;
export type Field = (typeof FIELDS)[number];

/**
 * Header words in the order in which they are tried, Chinese annexes first, then English ones and column names of
 * laboratory databases. The label is compared without width, blanks, punctuation and what stands in brackets.
 */
const RULES: readonly (readonly [RegExp, Field])[] = [
  [/^(?:序号?|编号|no|number|itemno|id|#)$/, "index"],
  [/(?:项目|参数)(?:序号|编号)$/, "parameterIndex"],
  [/(?:对象|产品)(?:序号|编号)$|领域代码|代码$|生效日期|日期$|分组$|^fieldcode$/, "ignored"],
  [/名称.*(?:编号|代号)|(?:编号|代号).*名称/, "document"],
  [
    /^(?:检测|检验|检验检测|测量|校准|检定)?(?:依据)?(?:的)?(?:标准|方法|规程|规范|文件)(?:编号|代号|号)$/,
    "documentNumber",
  ],
  [/^(?:standard|document|method|std)(?:no|number|code|id)$|^stddes$/, "documentNumber"],
  [/^(?:检测|检验|检验检测)?(?:标准|方法|规程|规范|文件)(?:方法)?名称$/, "documentTitle"],
  [/^(?:standard|document|method|std)(?:name|title|info)$|^title$/, "documentTitle"],
  [/限制|限定|适用情况|limitation|restriction/, "limitation"],
  [/说明$|^备注|^附注|^remarks?$|^notes?$/, "remark"],
  [/测量范围|量程|检测范围|^范围$|range/, "range"],
  [/不确定度|cmc|校准和测量能力|uncertainty/, "uncertainty"],
  [/场所|检测地点|实验室地址|^地[点址]$|^sites?$|location/, "site"],
  [/(?:项目|参数|参量).*名称$|^(?:产品)?(?:项目|参数|参量)|(?:项目|参数|参量|被测量)$/, "parameter"],
  [/parameters?$|measurand|testitem|^items?$|^itemdes$|^itemname$|^analytes?$|^tests?$/, "parameter"],
  [/产品|对象|类别|样品|仪器|器具|设备名称|产品名称/, "object"],
  [/objects?$|products?$|samples?$|instruments?$|category|matrix|materials?/, "object"],
  [/标准|规程|规范|方法|依据/, "document"],
  [/standards?$|methods?$|procedures?$|documents?$|normativedocument/, "document"],
];

/** A header label in the form in which it is compared. */
export function normaliseLabel(label: string): string {
  return label
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\((?:方法|method)\)/g, "")
    .replace(/\([^)]*含年号[^)]*\)/g, "")
    .replace(/\([^)]*\)|\[[^\]]*\]/g, "")
    .replace(/[\s_.:;,、/\\-]+/g, "");
}

/** What a header label means, or null when it is not one that annexes use. */
export function fieldOf(label: string): Field | null {
  const text = normaliseLabel(label);
  if (text === "" || text.length > 40) return null;
  return RULES.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
