import { describe, expect, it } from "vitest";
import { documentsIn } from "~/domain/accreditation/scope-import/documents-in-cell";
import { LIMITS } from "~/domain/accreditation/scope-import/sheet";
import { decodeCursor, encodeCursor, isPrintedMoment } from "~/domain/cursor.server";
import { newId } from "~/domain/ids";
import { parseLimitation } from "~/domain/matching/limitation";
import { parseRange } from "~/domain/matching/range";
import { normaliseNumber } from "~/domain/normative-documents/number";

const LENGTH = 60_000;
const RUNS = ["、", "，", ",", " ", "-", "(", "（", "1", "A", "1~", "除", "1.", "×10", "《", "。"];
const READERS: Record<string, (text: string) => unknown> = {
  normaliseNumber,
  parseLimitation,
  parseRange,
  // the import refuses a longer cell
  documentsIn: (text) => documentsIn(text.slice(-LIMITS.cell)),
};

describe("a long run of one character", () => {
  for (const [name, reader] of Object.entries(READERS)) {
    it(`is read by ${name} in time that grows with its length, not with the square of it`, () => {
      for (const run of RUNS) {
        const text = `${run.repeat(LENGTH)}!`;
        const began = performance.now();
        reader(text);
        expect(`${run} ${performance.now() - began < 2000}`).toBe(`${run} true`);
      }
    });
  }
});

describe("a forged cursor", () => {
  it("is refused, also where JavaScript takes for a moment what PostgreSQL does not", () => {
    for (const at of [
      "1",
      "12",
      "2026",
      "-1",
      "Mon",
      "2026-02-30 00:00:00+00",
      "+275760-09-13T00:00:00.000Z",
    ]) {
      expect(isPrintedMoment(at)).toBe(false);
      expect(() => decodeCursor(encodeCursor({ at, id: newId() }))).toThrow("invalid_input");
    }
    for (const at of [
      "2026-11-23 04:28:09.123456+00",
      "2026-11-23 04:28:09+08",
      "2024-02-29 00:00:00.1+05:30",
    ]) {
      expect(isPrintedMoment(at)).toBe(true);
    }
  });
});
