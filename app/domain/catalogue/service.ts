/** 服务类别, 环节, 服务方式 (DOMAIN 1); the database repeats them as CHECK constraints. */
export const CATEGORIES = [
  "metrology",
  "standards",
  "certification",
  "testing",
  "quality_management",
  "intellectual_property",
  "brand",
] as const;
export type Category = (typeof CATEGORIES)[number];

export const STAGES = ["research", "procurement", "production", "supply", "after_sales"] as const;
export type Stage = (typeof STAGES)[number];

export const KINDS = [
  "verification",
  "calibration",
  "testing",
  "inspection",
  "certification",
  "consulting",
  "training",
] as const;
export type Kind = (typeof KINDS)[number];

/** Advice and training may be ordered without a normative document; everything else is done against one. */
export const needsDocument = (kind: Kind) => kind !== "consulting" && kind !== "training";
