import * as z from "zod";

const count = (standard: number, max: number) => z.int().min(1).max(max).catch(standard).default(standard);

/** The numbers DOMAIN 5–7 lets an operator change; a missing or senseless value counts as its standard. */
export const clockSettings = z.object({
  /** Minutes of duty time until a submitted request must be triaged. */
  triage_minutes: count(120, 10_000),
  /** Hours, around the clock, that a package takes quotes. */
  quoting_hours: count(48, 1000),
  /** Working days the enterprise has for choosing after the deadline. */
  comparing_working_days: count(10, 200),
  /** Calendar days until a report counts as accepted. */
  acceptance_days: count(15, 200),
  /** Working days the hub has for asking the enterprise afterwards. */
  follow_up_working_days: count(2, 200),
  /** Working days for each answer in a dispute: the explanation, taking up mediation, ordering a re-test. */
  resolution_working_days: count(5, 200),
  /** Working days a regulator has for answering an objection to a credit event. */
  credit_objection_working_days: count(3, 200),
  /** Working days it has for answering an application for repair. */
  credit_repair_working_days: count(10, 200),
  /** Calendar days, from the record on, within which a provider may object. */
  credit_objection_days: count(30, 1000),
  /** Working days of mediation, the time of a re-test not counted [law]. */
  mediation_working_days: count(45, 200),
  /** Calendar days to appeal after a re-test [law]. */
  appeal_days: count(15, 200),
  /** Working days a panel has. */
  arbitration_working_days: count(20, 200),
  /** Fewer eligible providers than this: the hub is asked to widen the search. */
  min_eligible: count(3, 100),
});
export type ClockSettings = z.output<typeof clockSettings>;

/** Share of the triage time after which the yellow card is shown. */
export const YELLOW_SHARE = 0.75;
