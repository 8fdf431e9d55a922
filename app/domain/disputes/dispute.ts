import { lifecycle, type Transitions } from "../lifecycle";

export type DisputeStatus =
  | "objection"
  | "explained"
  | "mediation"
  | "failed"
  | "retest"
  | "retested"
  | "arbitration"
  | "decided"
  | "withdrawn";
export type DisputeEvent =
  | "explain"
  | "mediate"
  | "talk"
  | "settle"
  | "fail"
  | "order_retest"
  | "work_retest"
  | "resume"
  | "miss_retest"
  | "report_retest"
  | "appeal"
  | "refer"
  | "conclude"
  | "sit"
  | "decide"
  | "withdraw"
  | "revoke";

const OPEN = { withdraw: "withdrawn", revoke: "decided" } as const;
const stages: Transitions<DisputeStatus, DisputeEvent> = {
  objection: { ...OPEN, explain: "explained", mediate: "mediation" },
  explained: { ...OPEN, mediate: "mediation" },
  mediation: { ...OPEN, talk: "mediation", settle: "decided", fail: "failed", order_retest: "retest" },
  failed: { ...OPEN, order_retest: "retest", refer: "arbitration" },
  // a re-test that does not come about leads back to where it was ordered
  retest: {
    ...OPEN,
    work_retest: "retest",
    resume: "mediation",
    miss_retest: "failed",
    report_retest: "retested",
  },
  retested: { ...OPEN, appeal: "arbitration", conclude: "decided" },
  arbitration: { ...OPEN, sit: "arbitration", decide: "decided" },
  decided: {},
  withdrawn: {},
};

/**
 * DOMAIN 8: objection → the provider explains → the hub mediates → neutral re-test → panel → decided. The enterprise
 * may withdraw at every stage; a report that is revoked meanwhile decides the dispute.
 */
export const disputeLifecycle = lifecycle<DisputeStatus, DisputeEvent>(stages);

export const DISPUTE_STATUSES = disputeLifecycle.states;
export const isOver = (status: string) => status === "decided" || status === "withdrawn";

/** From lenient to severe: the order counts, the panel's result is the median. */
export const DECISIONS = ["accepted", "redo", "revoked"] as const;
export type Decision = (typeof DECISIONS)[number];

/**
 * What an odd number of votes decides: the most severe measure that more than half of the members support at least.
 * That is the median, and where one measure has the majority it is that one.
 */
export function verdictOf(votes: readonly string[]): Decision {
  const ranks = votes.map((vote) => DECISIONS.indexOf(vote as Decision)).sort((a, b) => a - b);
  return DECISIONS[ranks[(ranks.length - 1) / 2] ?? -1] ?? "accepted";
}

/** Whom a decision goes against, for the credit of both. */
export const against = (decision: Decision): "provider" | "enterprise" =>
  decision === "accepted" ? "enterprise" : "provider";

/** The re-test's result as a decision, when nobody appeals: a contradicted report no longer stands. */
export const decisionOfResult = (result: string): Decision =>
  result === "contradicts" ? "revoked" : "accepted";

/** Instruments keep their condition (计量法实施细则, articles 35 and 36). */
export const keepsCondition = (category: string) => category === "metrology";

/** 证据次序: mandatory normative document, then agreement, then declaration. */
export const EVIDENCE = ["mandatory", "agreed", "declared"] as const;
export type Evidence = (typeof EVIDENCE)[number];

export const LEAST_PANEL = 3;
export const MOST_PANEL = 9;
