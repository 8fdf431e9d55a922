/** Figures of one hub's subtree over a period; shares are 0–1, or null when there is nothing to divide by. */
export interface HubFigures {
  hubId: string;
  code: string;
  level: "province" | "city" | "county" | "park";
  regionCode: string;
  nameZh: string;
  nameEn: string;
  children: number;
  received: number;
  triaged: number;
  onTime: number;
  late: number;
  ended: number;
  /** Ended, or its work is done and only acceptance, follow-up or closing is left. */
  due: number;
  open: number;
  suspended: number;
  followUps: number;
  /** Mean score 0–100; an unanswered follow-up counts as zero (DOMAIN 9). */
  satisfaction: number | null;
  /** Mean minutes from receipt to acceptance. */
  response: number | null;
}

export const MEASURES = [
  "received",
  "triaged",
  "onTime",
  "late",
  "ended",
  "due",
  "open",
  "suspended",
] as const;
export type Measure = (typeof MEASURES)[number];

export const PERIODS = [7, 30, 90, 365] as const;

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** On-time triage: of those triaged or overdue, the share that was in time. */
export const onTimeShare = (figures: Pick<HubFigures, "onTime" | "late">) =>
  share(figures.onTime, figures.onTime + figures.late);

export interface RegionWarnings {
  expired: number;
  expiring: number;
  suspended: number;
}

export const warningTotal = (warnings: RegionWarnings) =>
  warnings.expired + warnings.expiring + warnings.suspended;
