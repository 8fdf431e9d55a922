import { type Component, WHOLE } from "./credit";

/** What the database knows of one provider in one category. Orders weigh 4, 2, 1 by the year they are from. */
export interface CreditFacts {
  /** Approved certificates not withdrawn, and vetted capability lines; those of them in force today. */
  readonly credentials: number;
  readonly credentialsInForce: number;
  readonly vetted: boolean;
  /** Of introduction, contact, address and an open site: how many are there. */
  readonly profile: number;
  readonly reports: number;
  readonly reportsOnTime: number;
  /** Ratings given, and the stars above one of all of them, weighed. */
  readonly ratings: number;
  readonly stars: number;
  /** Orders that ended one way or the other, and those cancelled because the provider asked. */
  readonly ended: number;
  readonly cancelled: number;
  /** Rows of scope under certificates in force, of the category. */
  readonly scopeRows: number;
  readonly vettedLines: number;
  readonly signatories: number;
  readonly members: number;
  /** Kinds of certificate in force. */
  readonly kinds: number;
  /** Orders of the category, cancelled ones aside. */
  readonly orders: number;
}

/** One figure of a component: `part` of `whole`, with its weight in percent of the component. */
export interface Indicator {
  readonly key: string;
  readonly weight: number;
  readonly part: number;
  readonly whole: number;
  /** What counts when there is nothing to divide by. */
  readonly unknown: number;
}

/** Who has no history yet counts as fairly good: what DOMAIN 7 says of punctuality. */
export const UNKNOWN_HISTORY = 8000;
export const FULL_SCOPE_ROWS = 50;
export const FULL_SIGNATORIES = 2;
export const FULL_MEMBERS = 3;
export const FULL_KINDS = 2;
export const FULL_PROFILE = 4;
/** Stars above one that a rating can have. */
export const STARS = 4;

const of = (key: string, weight: number, part: number, whole: number, unknown = 0): Indicator => ({
  key,
  weight,
  part,
  whole,
  unknown,
});

const NOTHING: CreditFacts = {
  credentials: 0,
  credentialsInForce: 0,
  vetted: false,
  profile: 0,
  reports: 0,
  reportsOnTime: 0,
  ratings: 0,
  stars: 0,
  ended: 0,
  cancelled: 0,
  scopeRows: 1,
  vettedLines: 0,
  signatories: 0,
  members: 0,
  kinds: 0,
  orders: 0,
};

/** The model's figures without anybody's facts, for its public page: of a provider that needs accreditation. */
export const plainIndicators = () => indicatorsOf(NOTHING);

/** The breadth of what it offers: fifty rows of scope, or one vetted line where no accreditation exists, is all of it. */
const breadth = (facts: CreditFacts) =>
  Math.min(FULL_SCOPE_ROWS, facts.scopeRows + facts.vettedLines * FULL_SCOPE_ROWS);

/** Those who answer for its work: authorised signatories, or the house's people where nobody signs. */
const people = (facts: CreditFacts) =>
  facts.scopeRows > 0
    ? of("signatories", 30, Math.min(facts.signatories, FULL_SIGNATORIES), FULL_SIGNATORIES)
    : of("members", 30, facts.vettedLines > 0 ? Math.min(facts.members, FULL_MEMBERS) : 0, FULL_MEMBERS);

/** The figures of each component; what moves it besides are credit events. */
export function indicatorsOf(facts: CreditFacts): Record<Component, readonly Indicator[]> {
  // a vetted line is one kind of proof, as a certificate is
  const kinds = facts.kinds + (facts.vettedLines > 0 ? 1 : 0);
  return {
    basics: [
      of("credentials", 50, facts.credentialsInForce, facts.credentials),
      of("vetted", 25, facts.vetted ? 1 : 0, 1),
      of("profile", 25, facts.profile, FULL_PROFILE),
    ],
    performance: [
      of("on_time", 50, facts.reportsOnTime, facts.reports, UNKNOWN_HISTORY),
      of("rating", 30, facts.stars, facts.ratings * STARS, UNKNOWN_HISTORY),
      of("kept_orders", 20, facts.ended - facts.cancelled, facts.ended, UNKNOWN_HISTORY),
    ],
    regulation: [of("clean_record", 100, 1, 1, WHOLE)],
    capability: [
      of("scope", 50, breadth(facts), FULL_SCOPE_ROWS),
      people(facts),
      of("kinds", 20, Math.min(kinds, FULL_KINDS), FULL_KINDS),
    ],
    innovation: [],
  };
}
