import {
  addDutyMinutes,
  type Calendar,
  type Deadline,
  type DutyPeriods,
  dayAfter,
  dayOf,
  isOnDuty,
} from "../clocks/working-time";
import { REPLY_MINUTES } from "./expert";

/** Days off, both ends included, "YYYY-MM-DD". */
export interface Leave {
  startsOn: string;
  endsOn: string;
}

/** When somebody works: his own spans of a working day or his house's, without his days off; `paused` by his own switch. */
export interface DutyFacts {
  periods: DutyPeriods;
  leaves: readonly Leave[];
  paused: boolean;
}

/** The calendar as it is for somebody with these days off. */
function withoutLeave(calendar: Calendar, leaves: readonly Leave[]): Calendar {
  if (leaves.length === 0) return calendar;
  const listed = new Map(calendar.listed);
  for (const { startsOn, endsOn } of leaves) {
    for (let day = startsOn; day <= endsOn; day = dayAfter(day)) listed.set(day, true);
  }
  return { listed };
}

/** Whether he has this day off. */
export const isOnLeave = ({ leaves }: Pick<DutyFacts, "leaves">, at: Date) => {
  const day = dayOf(at);
  return leaves.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
};

/** Whether he answers at `at`: within his spans, no holiday, not on leave, not switched off. */
export const isExpertOnDuty = (calendar: Calendar, facts: DutyFacts, at: Date) =>
  !facts.paused && !isOnLeave(facts, at) && isOnDuty(calendar, facts.periods, at);

/** By when he owes an answer to what was said at `since`: 30 minutes of his own duty time (DOMAIN 6). */
export const replyDueAt = (calendar: Calendar, facts: DutyFacts, since: Date): Deadline =>
  addDutyMinutes(withoutLeave(calendar, facts.leaves), facts.periods, since, REPLY_MINUTES);

/** The earliest of several persons' due moments; null when nobody is there. Who is switched off does not count. */
export function earliestReply(
  calendar: Calendar,
  people: readonly DutyFacts[],
  since: Date,
): Deadline | null {
  const due = people.filter(({ paused }) => !paused).map((facts) => replyDueAt(calendar, facts, since));
  return due.sort((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
}
