import { sql } from "kysely";
import { DUE, ENDED } from "./closure.server";

/** What a received request `r` is counted for, in the words of the indexes behind it. */
export const MEASURES = {
  triaged: sql`r.triaged_at is not null`,
  on_time: sql`r.triaged_on_time`,
  // triaged too late, or not triaged although due
  late: sql`(r.triaged_on_time = false or (r.triaged_at is null and r.triage_overdue_at is not null))`,
  ended: ENDED,
  due: DUE,
  suspended: sql`r.suspended_at is not null`,
};

export type Counted = keyof typeof MEASURES;
export const COUNTED = Object.keys(MEASURES) as Counted[];
