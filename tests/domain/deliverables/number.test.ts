import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkCharacter,
  formatDeliverableNumber,
  readDeliverableNumber,
} from "~/domain/deliverables/number.ts";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const compact = fc
  .tuple(
    fc.integer({ min: 110_000, max: 659_999 }),
    fc.integer({ min: 2024, max: 2060 }),
    fc.integer({ min: 1, max: 999_999 }),
  )
  .map(([region, year, serial]) => formatDeliverableNumber(String(region), year, serial).replaceAll("-", ""));

describe("deliverable numbers", () => {
  it("carries the check character of the published example", () => {
    expect(formatDeliverableNumber("370102", 2026, 318)).toBe("QZX-370102-2026-000318-G");
    expect(checkCharacter("QZX3701022026000318")).toBe("G");
  });

  it.each(["QZX-370102-2026-000318-G", "qzx3701022026000318g", " ＱＺＸ－370102—2026—000318—G "])(
    "reads %s",
    (raw) => {
      expect(readDeliverableNumber(raw)).toEqual({
        ok: true,
        number: "QZX-370102-2026-000318-G",
        region: "370102",
        year: 2026,
        serial: 318,
      });
    },
  );

  it.each([
    ["QZX-370102-2026-000319-G", "mistyped"],
    ["QZX-370102-2026-00031-G", "mistyped"],
    ["QZX-37O102-2026-000318-G", "mistyped"],
    ["2026-检-0318", "malformed"],
    ["", "malformed"],
  ] as const)("tells %s as %s", (raw, code) => {
    expect(readDeliverableNumber(raw)).toEqual({ ok: false, code });
  });

  it("grows beyond six digits", () => {
    const number = formatDeliverableNumber("370102", 2026, 1_234_567);
    expect(readDeliverableNumber(number)).toMatchObject({
      ok: true,
      serial: 1_234_567,
    });
  });
});

describe("what the check character catches", () => {
  it("catches every single substitution", () => {
    fc.assert(
      fc.property(compact, (text) => {
        for (let at = 0; at < text.length; at += 1) {
          for (const char of ALPHABET) {
            if (char === text.charAt(at)) continue;
            expect(readDeliverableNumber(text.slice(0, at) + char + text.slice(at + 1)).ok).toBe(false);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  // MOD 37,36 misses a swap of two neighbouring digits in one internal state out of 36, by construction.
  it("catches adjacent transpositions but for swaps of digits that differ by one, under 1 % in all", () => {
    let swaps = 0;
    let missed = 0;
    fc.assert(
      fc.property(compact, (text) => {
        for (let at = 0; at + 1 < text.length; at += 1) {
          const [left, right] = [text.charAt(at), text.charAt(at + 1)];
          if (left === right) continue;
          swaps += 1;
          if (!readDeliverableNumber(text.slice(0, at) + right + left + text.slice(at + 2)).ok) continue;
          missed += 1;
          expect(Math.abs(ALPHABET.indexOf(left) - ALPHABET.indexOf(right))).toBe(1);
        }
      }),
      { numRuns: 1000, seed: 7064 },
    );
    expect(missed / swaps).toBeLessThan(0.01);
  });
});
