import { expect, test } from "vitest";
import { formatCount, formatDay, formatFen, formatMoment } from "~/ui/format";

test.each([
  [206_000, "¥2,060"],
  [123_456, "¥1,234.56"],
  [5, "¥0.05"],
  [0, "¥0"],
  [-150, "−¥1.50"],
  [1_000_000_000_000n, "¥10,000,000,000"],
])("%s fen reads %s", (fen, text) => {
  expect(formatFen(fen)).toBe(text);
});

test("a moment is told in the zone of China, across midnight and new year", () => {
  expect(formatMoment("2026-11-22T02:46:00Z")).toBe("11-22 10:46");
  expect(formatMoment(new Date("2026-12-31T16:30:00Z"), true)).toBe("2027-01-01 00:30");
  expect(formatDay("2026-11-21T16:00:00Z")).toBe("2026-11-22");
});

test("a calendar day is not shifted", () => {
  expect(formatDay("2026-11-22")).toBe("2026-11-22");
});

test("counts are grouped by three", () => {
  expect([0, 999, 10_942, 1_234_567].map(formatCount)).toEqual(["0", "999", "10,942", "1,234,567"]);
});
