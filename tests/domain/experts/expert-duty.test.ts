import { describe, expect, it } from "vitest";
import { type Calendar, type DutyPeriods, momentOf } from "~/domain/clocks/working-time";
import { type DutyFacts, earliestReply, isExpertOnDuty, replyDueAt } from "~/domain/experts/expert-duty";

// 2026-11-23 is a Monday; the 27th is made a holiday, Sunday the 29th a working day
const calendar: Calendar = {
  listed: new Map([
    ["2026-10-01", true],
    ["2026-11-27", true],
    ["2026-11-29", false],
  ]),
};
const DAY: DutyPeriods = [
  ["08:30", "12:00"],
  ["13:30", "17:30"],
  ["19:00", "20:30"],
];
const works = (over: Partial<DutyFacts> = {}): DutyFacts => ({
  periods: DAY,
  leaves: [],
  paused: false,
  ...over,
});
const at = (text: string) => momentOf(`2026-${text.slice(0, 5)}`, text.slice(6));
const due = (facts: DutyFacts, since: string) => replyDueAt(calendar, facts, at(since)).at;

describe("an expert with three spans a day", () => {
  it.each([
    ["11-23 08:29", false],
    ["11-23 08:30", true],
    ["11-23 12:00", false],
    ["11-23 13:30", true],
    ["11-23 18:00", false],
    ["11-23 20:29", true],
    ["11-23 20:30", false],
    ["11-27 10:00", false],
    ["11-28 10:00", false],
    ["11-29 10:00", true],
  ])("at %s is on duty: %s", (moment, expected) => {
    expect(isExpertOnDuty(calendar, works(), at(moment))).toBe(expected);
  });

  it.each([
    ["within a span", "11-23 09:00", "11-23 09:30"],
    ["over the noon", "11-23 11:45", "11-23 13:45"],
    ["over the supper", "11-23 17:20", "11-23 19:20"],
    ["before the day", "11-23 06:00", "11-23 09:00"],
    ["over the night", "11-23 20:20", "11-24 08:50"],
    ["over a holiday and a Saturday, to the working Sunday", "11-26 20:25", "11-29 08:55"],
  ])("answers within half an hour of duty: %s", (_, since, until) => {
    expect(due(works(), since)).toEqual(at(until));
  });
});

describe("days off", () => {
  const away = works({ leaves: [{ startsOn: "2026-11-24", endsOn: "2026-11-25" }] });

  it("count from the first to the last whole day", () => {
    const on = (moment: string) => isExpertOnDuty(calendar, away, at(moment));
    expect(["11-23 20:00", "11-24 10:00", "11-25 20:00", "11-26 08:30"].map(on)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it("move the answer behind them, past a working Sunday too", () => {
    expect(due(away, "11-23 20:20")).toEqual(at("11-26 08:50"));
    const over = works({ leaves: [{ startsOn: "2026-11-29", endsOn: "2026-11-29" }] });
    expect(due(over, "11-26 20:25")).toEqual(at("11-30 08:55"));
  });
});

describe("the earliest answer of several", () => {
  it("is that of whoever comes back first; who is switched off does not count", () => {
    const morning = works({ periods: [["08:00", "10:00"]] });
    const people = [works(), morning, works({ paused: true, periods: [["06:00", "07:00"]] })];
    expect(earliestReply(calendar, people, at("11-23 21:00"))?.at).toEqual(at("11-24 08:30"));
    expect(earliestReply(calendar, [works({ paused: true })], at("11-23 21:00"))).toBeNull();
    expect(earliestReply(calendar, [], at("11-23 21:00"))).toBeNull();
  });

  it("is provisional while next year's holidays are unknown", () => {
    const since = momentOf("2026-12-31", "20:25");
    expect(earliestReply(calendar, [works()], since)).toEqual({
      at: momentOf("2027-01-01", "08:55"),
      provisional: true,
    });
  });
});
