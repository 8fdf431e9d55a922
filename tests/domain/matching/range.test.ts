import fc from "fast-check";
import { expect, test } from "vitest";
import { parseRange } from "~/domain/matching/range";
import { canonicalUnit, convert, inEveryUnit } from "~/domain/matching/units";

const range = (min: number | null, max: number | null, unit: string, uncertainty: number | null = null) => ({
  state: "parsed",
  range: { min, max, unit, uncertainty },
});

test.each([
  ["", { state: "none" }],
  ["/", { state: "none" }],
  ["(0~60)MPa", range(0, 60, "MPa")],
  ["(-0.1～60) MPa", range(-0.1, 60, "MPa")],
  ["（-0.1～60）MPa", range(-0.1, 60, "MPa")],
  ["0.1 mg～200 g", range(0.0001, 200, "g")],
  ["1mg-200g", range(0.001, 200, "g")],
  ["0-60 MPa", range(0, 60, "MPa")],
  ["-80℃~150℃", range(-80, 150, "°C")],
  ["10 Hz~20 kHz", range(0.01, 20, "kHz")],
  ["≤30kN", range(null, 30, "kN")],
  ["≥1 mm", range(1, null, "mm")],
  ["(0~60)MPa，U=0.02% k=2", range(0, 60, "MPa", 0.012)],
  ["(0～25)mm U=0.8μm k=2", range(0, 25, "mm", 0.0008)],
  ["测量范围：(0~10)V; Urel=0.01% (k=2)", range(0, 10, "V", 0.001)],
  ["1级", { state: "unparsed" }],
  ["(60~0)MPa", { state: "unparsed" }],
  ["0~60", { state: "unparsed" }],
  ["(0~60)furlong", { state: "unparsed" }],
  ["0 V~20 A", { state: "unparsed" }],
])("%s", (text, expected) => {
  expect(parseRange(text)).toEqual(expected);
});

test.each([
  ["mpa", "MPa"],
  ["ｋＰａ", "kPa"],
  ["℃", "°C"],
  ["um", "μm"],
  ["KG", "kg"],
  ["Ω", "Ω"],
  ["mA", "mA"],
  ["MN", "MN"],
  ["furlong", null],
])("the unit %s is %s", (raw, unit) => {
  expect(canonicalUnit(raw)).toBe(unit);
});

test("units of different dimensions are never converted", () => {
  expect(convert(1, "MPa", "V")).toBeNull();
  expect(convert(1, "°C", "K")).toBeNull();
});

test("property: converting there and back gives the value, and keeps the order", () => {
  const unit = fc.constantFrom("Pa", "kPa", "MPa", "mbar", "bar");
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), unit, unit, (thousandths, from, to) => {
      const value = thousandths / 1000;
      const there = convert(value, from, to) ?? 0;
      const back = convert(there, to, from) ?? 0;
      expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 1e-9);
      expect(Math.sign(there)).toBe(Math.sign(value));
    }),
  );
});

test("property: a range written from numbers is read back", () => {
  const numbers = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 0, max: 5000 }));
  fc.assert(
    fc.property(numbers, fc.constantFrom("MPa", "mm", "V", "kg"), ([low, width], unit) => {
      expect(parseRange(`(${low}~${low + width}) ${unit}`)).toEqual(range(low, low + width, unit));
      expect(inEveryUnit(low, unit)[unit]).toBe(low);
    }),
  );
});
