import * as z from "zod";
import { CATEGORIES } from "../catalogue/service";
import { idSchema } from "../ids";
import { lifecycle } from "../lifecycle";
import { text } from "../messages";

/** Stored with every assessment; changes whenever a number of the model below does. */
export const MODEL_VERSION = "2026-11";

export const GRADES = ["A", "B", "C", "D"] as const;
export type Grade = (typeof GRADES)[number];

/** Share of each component in the score, in percent (DOMAIN 9). */
export const COMPONENT_WEIGHTS = {
  basics: 10,
  performance: 25,
  regulation: 35,
  capability: 20,
  innovation: 10,
} as const;
export type Component = keyof typeof COMPONENT_WEIGHTS;
export const COMPONENTS = Object.keys(COMPONENT_WEIGHTS) as Component[];

/** A component's whole, and a score's: hundredths, so that no threshold is decided by a rounding. */
export const WHOLE = 10_000;
/** The least score of each grade, in hundredths of a point (DOMAIN 9). */
export const THRESHOLDS: Readonly<Record<Exclude<Grade, "D">, number>> = { A: 8500, B: 7000, C: 5500 };
/** With fewer orders than this in a category nobody is graded above B (DOMAIN 9). */
export const ENOUGH_ORDERS = 10;
export const HALVING_MONTHS = 12;

interface EventRule {
  readonly component: Component;
  /** Hundredths of a percent of its component in the first twelve months. */
  readonly points: number;
  /** At once D, whatever the score, until it is void or repaired. */
  readonly immediate?: true;
  /** Recorded by the platform itself when it happens; a regulator cannot. */
  readonly automatic?: true;
}

/** What counts for or against a provider beside the plain facts. */
export const EVENT_RULES = {
  false_report: { component: "regulation", points: -10_000, immediate: true },
  out_of_scope_report: { component: "regulation", points: -8000, immediate: true },
  expired_certificate_used: { component: "regulation", points: -8000, immediate: true },
  penalty: { component: "regulation", points: -4000 },
  inspection_finding: { component: "regulation", points: -2000 },
  suspended: { component: "regulation", points: -3000, automatic: true },
  certificate_lapsed: { component: "regulation", points: -1500, automatic: true },
  commendation: { component: "regulation", points: 1500 },
  order_overdue: { component: "performance", points: -500, automatic: true },
  deliverable_revoked: { component: "performance", points: -1500, automatic: true },
  dispute_lost: { component: "performance", points: -1500, automatic: true },
  innovation: { component: "innovation", points: 4000 },
} as const satisfies Record<string, EventRule>;
export type EventKind = keyof typeof EVENT_RULES;
export const EVENT_KINDS = Object.keys(EVENT_RULES) as EventKind[];

export const ruleOf = (kind: EventKind): EventRule => EVENT_RULES[kind];
/** What a regulator may record. */
export const RECORDED_KINDS = EVENT_KINDS.filter((kind) => !ruleOf(kind).automatic);

export const CASE_KINDS = ["objection", "repair"] as const;
export type CaseKind = (typeof CASE_KINDS)[number];
export type CaseStatus = "open" | "upheld" | "refused";

/** An objection says that it was not so, a repair that the cause was put right; either is decided once. */
export const caseLifecycle = lifecycle<CaseStatus, "uphold" | "refuse">({
  open: { uphold: "upheld", refuse: "refused" },
  upheld: {},
  refused: {},
});

export const categoryChoice = z.enum(CATEGORIES);
const everywhere = z.preprocess((value) => (value === "" ? null : value), categoryChoice.nullable());

export const eventForm = z.object({
  kind: z.enum(RECORDED_KINDS as [EventKind, ...EventKind[]]),
  category: everywhere.default(null),
  day: z.iso.date(),
  evidence: text(4, 2000),
  reference: text(0, 300).default(""),
  /** Given out with the form: sent twice, it counts once. */
  key: idSchema.optional(),
});
export type EventForm = z.output<typeof eventForm>;

export const caseForm = z.object({ kind: z.enum(CASE_KINDS), statement: text(4, 2000) });
export type CaseForm = z.output<typeof caseForm>;

export const answerForm = z.object({ answer: z.enum(["uphold", "refuse"]), reason: text(4, 1000) });
export type AnswerForm = z.output<typeof answerForm>;

export const blacklistForm = z.object({
  reason: text(4, 1000),
  legalBasis: text(2, 500),
  endsOn: z.iso.date(),
});
export type BlacklistForm = z.output<typeof blacklistForm>;
export const liftForm = z.object({ reason: text(4, 500) });
