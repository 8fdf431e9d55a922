import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  addDutyMinutes,
  addWorkingDays,
  type Calendar,
  dayOf,
  dutyMinutesBetween,
  isWorkingDay,
  momentOf,
  DEFAULT_DUTY_PERIODS as periods,
  workingDaysBetween,
  workingDeadline,
} from "~/domain/clocks/working-time";

const rows = readFileSync("db/reference/holidays.csv", "utf8").trim().split("\n").slice(1);
const calendar: Calendar = {
  listed: new Map(rows.map((row) => [row.slice(0, 10), row.trim().endsWith("true")])),
};
const at = (text: string) => momentOf(text.slice(0, 10), text.slice(11));

describe("duty time", () => {
  test.each([
    ["within a morning", "2026-11-23 09:00", 120, "2026-11-23 11:00", false],
    ["across the lunch break", "2026-11-23 11:00", 120, "2026-11-23 14:30", false],
    ["exactly up to the lunch break", "2026-11-23 10:00", 120, "2026-11-23 12:00", false],
    ["submitted during lunch", "2026-11-23 12:40", 120, "2026-11-23 15:30", false],
    ["submitted before opening", "2026-11-23 06:00", 120, "2026-11-23 10:30", false],
    ["submitted in the evening", "2026-11-23 20:00", 120, "2026-11-24 10:30", false],
    ["submitted at the very close", "2026-11-23 17:30", 120, "2026-11-24 10:30", false],
    ["over night", "2026-11-23 17:00", 120, "2026-11-24 10:00", false],
    ["over a weekend", "2026-11-20 17:00", 120, "2026-11-23 10:00", false],
    ["on the eve of National Day", "2026-09-30 17:00", 120, "2026-10-08 10:00", false],
    ["a make-up Sunday before National Day counts", "2026-09-19 12:00", 120, "2026-09-20 10:30", false],
    ["a make-up Saturday after it counts", "2026-10-09 17:00", 120, "2026-10-10 10:00", false],
    ["into a year without a table", "2026-12-31 17:00", 120, "2027-01-01 10:00", true],
    ["within a year without a table", "2027-02-05 17:00", 120, "2027-02-08 10:00", true],
  ])("%s", (_, from, minutes, due, provisional) => {
    expect(addDutyMinutes(calendar, periods, at(from), minutes)).toEqual({ at: at(due), provisional });
  });

  it("counts what lies between", () => {
    expect(dutyMinutesBetween(calendar, periods, at("2026-11-20 17:00"), at("2026-11-23 10:00"))).toBe(120);
    expect(dutyMinutesBetween(calendar, periods, at("2026-11-23 12:00"), at("2026-11-23 13:30"))).toBe(0);
    expect(dutyMinutesBetween(calendar, periods, at("2026-11-23 10:00"), at("2026-11-23 09:00"))).toBe(0);
  });

  it("says so when a hub is never on duty", () => {
    expect(() => addDutyMinutes(calendar, [], at("2026-11-23 09:00"), 1)).toThrow(RangeError);
  });
});

describe("working days", () => {
  test.each([
    ["2026-11-23", 1, "2026-11-24", false],
    ["2026-11-20", 2, "2026-11-24", false],
    ["2026-11-21", 0, "2026-11-23", false],
    ["2026-09-30", 1, "2026-10-08", false],
    ["2026-10-09", 1, "2026-10-10", false],
    ["2026-12-31", 1, "2027-01-01", true],
    ["2026-12-25", 10, "2027-01-08", true],
  ])("%s and %i more is %s", (from, n, day, provisional) => {
    expect(addWorkingDays(calendar, from, n)).toEqual({ day, provisional });
  });

  it("takes a year with only the previous year's overhang for unknown", () => {
    const overhang: Calendar = { listed: new Map([["2027-01-01", true]]) };
    expect(addWorkingDays(overhang, "2026-12-31", 1)).toEqual({ day: "2027-01-04", provisional: true });
  });

  it("ends a deadline of whole days at midnight", () => {
    expect(workingDeadline(calendar, at("2026-11-23 16:00"), 2).at).toEqual(at("2026-11-26 00:00"));
  });
});

describe("for any moment and span", () => {
  const moment = fc.date({ min: new Date("2024-01-01"), max: new Date("2027-06-01"), noInvalidDate: true });
  const minutes = fc.integer({ min: 0, max: 6000 });
  const due = (from: Date, span: number) => addDutyMinutes(calendar, periods, from, span).at;

  it("two spans after one another are their sum", () => {
    fc.assert(
      fc.property(moment, minutes, minutes, (from, a, b) => {
        expect(due(due(from, a), b)).toEqual(due(from, a + b));
      }),
    );
  });

  it("later begin or longer span is never due earlier", () => {
    fc.assert(
      fc.property(moment, moment, minutes, minutes, (one, other, a, b) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one];
        expect(due(earlier, a).getTime()).toBeLessThanOrEqual(due(later, a).getTime());
        expect(due(one, Math.min(a, b)).getTime()).toBeLessThanOrEqual(due(one, Math.max(a, b)).getTime());
      }),
    );
  });

  it("the end lies on duty, and the span between is what was added", () => {
    fc.assert(
      fc.property(moment, minutes, (from, span) => {
        const end = due(from, span);
        const day = dayOf(end);
        expect(isWorkingDay(calendar, day)).toBe(true);
        expect(periods.some(([o, c]) => end >= momentOf(day, o) && end <= momentOf(day, c))).toBe(true);
        expect(dutyMinutesBetween(calendar, periods, from, end)).toBeCloseTo(span, 6);
      }),
    );
  });

  it("n working days later there are n working days between", () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 1, max: 300 }), (from, n) => {
        const { day } = addWorkingDays(calendar, dayOf(from), n);
        expect(workingDaysBetween(calendar, dayOf(from), day)).toBe(n);
      }),
    );
  });
});
