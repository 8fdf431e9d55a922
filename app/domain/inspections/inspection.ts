import * as z from "zod";
import { CATEGORIES } from "../catalogue/service";
import { idSchema } from "../ids";
import { lifecycle } from "../lifecycle";
import { text } from "../messages";
import type { Grade, Odds } from "./canonical";

export type PlanStatus = "draft" | "frozen" | "seeded" | "drawn" | "voided";
type PlanEvent = "edit" | "freeze" | "seed" | "draw" | "void";

/** Lists first, then the seed, then the draw; none of them twice (DOMAIN 9). */
export const planLifecycle = lifecycle<PlanStatus, PlanEvent>({
  draft: { edit: "draft", freeze: "frozen" },
  frozen: { seed: "seeded", void: "voided" },
  seeded: { draw: "drawn" },
  drawn: {},
  voided: {},
});

/** States anybody may see. */
export const PUBLIC_STATES = ["frozen", "seeded", "drawn", "voided"] as const satisfies readonly PlanStatus[];

export type CheckStatus = "assigned" | "rectifying" | "answered" | "closed";
type CheckEvent = "clear" | "find" | "answer" | "confirm" | "return";

/** `clear` and `find` are results without and with something to put right; a correction is one more of them. */
export const checkLifecycle = lifecycle<CheckStatus, CheckEvent>({
  assigned: { clear: "closed", find: "rectifying" },
  rectifying: { clear: "closed", find: "rectifying", answer: "answered" },
  answered: { clear: "closed", find: "rectifying", confirm: "closed", return: "rectifying" },
  closed: { clear: "closed", find: "rectifying" },
});

/** What may be found in one matter, the gravest last. */
export const OUTCOMES = ["pass", "no_activity", "unreachable", "problem", "uncooperative"] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** What must be put right. */
export const TO_RECTIFY: readonly string[] = ["problem", "uncooperative"];

export interface Finding {
  matter: string;
  outcome: Outcome;
  note: string;
}

/** The gravest finding speaks for the check. */
export const outcomeOf = (findings: readonly { outcome: Outcome }[]): Outcome =>
  findings
    .map(({ outcome }) => outcome)
    .reduce((worst, each) => (OUTCOMES.indexOf(each) > OUTCOMES.indexOf(worst) ? each : worst), "pass");

export const GRADES = ["A", "B", "C", "D"] as const satisfies readonly Grade[];
/** Chance of being drawn by credit grade, per cent (DOMAIN 9). */
export const DEFAULT_ODDS: Odds = { A: 5, B: 10, C: 30, D: 100 };
/** Whoever has no grade in force is drawn like a B. */
export const UNGRADED: Grade = "B";
export const MOST_MATTERS = 12;
/** Working days for putting things right, unless the result says otherwise. */
export const RECTIFY_DAYS = 10;

const whole = (min: number, max: number) => z.coerce.number().pipe(z.int().min(min).max(max));
const several = (value: unknown) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const version = { expectedVersion: z.coerce.number().int().optional() };
const TIME = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "invalid_format" });

/** One matter a line, blank lines left out, none twice. */
const matters = text(2, 2000)
  .transform((typed) => [
    ...new Set(
      typed
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(z.array(text(2, 80)).min(1).max(MOST_MATTERS));

/** What a regulator says of a plan before it is frozen. */
export const planForm = z
  .object({
    title: text(4, 80),
    matters,
    category: z.enum(CATEGORIES).optional(),
    region: z.string().regex(/^\d{6}$/, { error: "invalid_choice" }),
    perObject: whole(2, 5),
    crossRegion: z.literal("on").optional(),
    oddsA: whole(1, 100),
    oddsB: whole(1, 100),
    oddsC: whole(1, 100),
    startsOn: z.iso.date(),
    endsOn: z.iso.date(),
    ...version,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { error: "ends_before_start", path: ["endsOn"] })
  .refine(({ oddsA, oddsB }) => oddsA <= oddsB, { error: "odds_falling", path: ["oddsB"] })
  .refine(({ oddsB, oddsC }) => oddsB <= oddsC, { error: "odds_falling", path: ["oddsC"] });
export type PlanInput = z.output<typeof planForm>;

/** Which public value will decide, and when it becomes public. */
export const freezeForm = z.object({
  seedSource: text(4, 200),
  seedDay: z.iso.date(),
  seedTime: TIME,
  ...version,
});
export type FreezeInput = z.output<typeof freezeForm>;

/** The seed as everybody must hash it: full-width forms and runs of spaces made plain. */
export const plainSeed = (typed: string) => typed.normalize("NFKC").trim().replace(/\s+/g, " ");
const seed = z
  .string()
  .transform(plainSeed)
  .pipe(
    z.string().regex(/^[0-9A-Za-z]([0-9A-Za-z .,:+-]{0,198}[0-9A-Za-z])?$/, { error: "seed_characters" }),
  );
/** Typed twice, as it can never be changed. */
export const seedForm = z
  .object({ seed, again: z.string().transform(plainSeed), ...version })
  .refine((typed) => typed.seed === typed.again, { error: "seed_differs", path: ["again"] });

export const voidForm = z.object({ reason: text(4, 500), ...version });

/** What was found at a visit, a finding for each matter. */
export const resultForm = z
  .object({
    visitedOn: z.iso.date(),
    inspectors: z.preprocess(several, z.array(idSchema).min(2).max(10)),
    findings: z
      .array(z.object({ outcome: z.enum(OUTCOMES), note: text(0, 1000).default("") }))
      .min(1)
      .max(MOST_MATTERS),
    dueDays: whole(1, 90).default(RECTIFY_DAYS),
    correction: text(4, 500).optional(),
    ...version,
  })
  .superRefine(({ findings }, context) => {
    findings.forEach(({ outcome, note }, index) => {
      if (TO_RECTIFY.includes(outcome) && note.length < 4)
        context.addIssue({ code: "custom", message: "finding_note", path: ["findings", index, "note"] });
    });
  });
export type ResultInput = z.output<typeof resultForm>;

export const answerForm = z.object({ text: text(4, 4000), ...version });
export const confirmForm = z.object({ note: text(0, 500).default(""), ...version });
export const returnForm = z.object({
  note: text(4, 500),
  dueDays: whole(1, 90).default(RECTIFY_DAYS),
  ...version,
});
