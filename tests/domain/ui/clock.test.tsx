import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { LocaleContext } from "~/locales/texts";
import { readClock } from "~/ui/clock";
import { ClockChip } from "~/ui/clock-chip";

const now = "2026-11-23T02:00:00.000Z";
const minutes = (count: number) => new Date(Date.parse(now) + count * 60_000).toISOString();
const chip = (props: Partial<Parameters<typeof ClockChip>[0]>, locale: "zh-CN" | "en" = "zh-CN") =>
  renderToStaticMarkup(
    <LocaleContext.Provider value={locale}>
      <ClockChip dueAt={minutes(60)} startedAt={minutes(-60)} serverNow={now} {...props} />
    </LocaleContext.Provider>,
  );

describe("a clock's colour follows the share of time that is left", () => {
  const start = Date.parse(minutes(-120));
  const read = (left: number) =>
    readClock(Date.parse(minutes(left)), start, Date.parse(minutes(left)) - left * 60_000);
  test.each([
    [120, "spring"],
    [41, "spring"],
    [40, "amber"],
    [1, "amber"],
    [0, "seal"],
    [-5, "seal"],
  ])("with %i minutes left after two hours it is %s", (left, tone) => {
    expect(read(left).tone).toBe(tone);
  });

  test("a paused clock is never overdue", () => {
    expect(readClock(0, undefined, 5000, true)).toEqual({ state: "paused", tone: "neutral", span: 0 });
  });

  test("without a start, the last two hours are soon", () => {
    const hour = 3600_000;
    expect(readClock(3 * hour, undefined, 0).state).toBe("running");
    expect(readClock(hour, undefined, 0).state).toBe("soon");
  });
});

describe("a clock says in words what its colour says", () => {
  test("what is left, to the second", () => {
    expect(chip({ dueAt: minutes(11.7) })).toContain("剩 00:11:42");
  });
  test("days and hours when it is far off", () => {
    expect(chip({ dueAt: minutes(60 * 51) })).toContain("剩 2 天 3 小时");
  });
  test("how long it is overdue", () => {
    expect(chip({ dueAt: minutes(-95) })).toContain("已超时 1 小时 35 分");
  });
  test("that it is paused or provisional", () => {
    expect(chip({ paused: true })).toContain("已暂停");
    expect(chip({ provisional: true })).toContain("暂定");
  });
  test("in English", () => {
    expect(chip({ dueAt: minutes(-95) }, "en")).toContain("Overdue by 1 h 35 min");
  });
  test("and the deadline itself, in the zone of China", () => {
    expect(chip({})).toContain("截止 2026-11-23 11:00");
  });
});
