import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeUscc, organisationCodeDigit, usccRegion } from "~/domain/organisations/uscc.ts";
import { makeUscc } from "~db/seeds/uscc.ts";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

const lines = readFileSync("tests/fixtures/uscc_valid.txt", "utf8")
  .split("\n")
  .filter((line) => /^[0-9A-Z]{18}\t/.test(line))
  .map((line) => line.split("\t"));

describe("judgeUscc", () => {
  it.each(lines.map(([code = "", kind = ""]) => [code, kind]))("judges %s, known as %s", (code, kind) => {
    expect(judgeUscc(code)).toBe(kind.startsWith("exception") ? "check_failed" : "valid");
  });

  it("knows all listed codes and the exception", () => {
    expect(lines.filter(([, kind]) => kind === "valid")).toHaveLength(34);
    expect(lines).toHaveLength(35);
  });

  it("leaves early Xiamen codes to a hub instead of refusing them", () => {
    expect(judgeUscc("91350203M0001FUE2P")).toBe("check_failed");
    expect(organisationCodeDigit("M0001FUE")).toBe("2");
  });

  it.each([
    "",
    "9135021367825174",
    "91350213678251743I",
    "913502I3678251743X",
    "A1B502136782517430",
    "91350213678251743XX",
  ])("refuses %s as malformed", (code) => expect(judgeUscc(code)).toBe("malformed"));

  it("reads lower case, spaces and full-width forms", () => {
    expect(judgeUscc(" 9135 0213 6782 5174 3x ")).toBe("valid");
    expect(judgeUscc("９１３５０２１３６７８２５１７４３Ｘ")).toBe("valid");
    expect(usccRegion("91350213678251743X")).toBe("350213");
  });
});

describe("properties of the check character", () => {
  it("catches every single substitution, 100 %", () => {
    const seeds = fc.integer({ min: 0, max: 800_000_000 });
    fc.assert(
      fc.property(seeds, fc.nat(17), (seed, position) => {
        const code = makeUscc(seed);
        for (const char of ALPHABET) {
          if (char === code.charAt(position)) continue;
          expect(judgeUscc(code.slice(0, position) + char + code.slice(position + 1))).not.toBe("valid");
        }
      }),
    );
  });

  it("accepts every code made for the demo", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800_000_000 }), (seed) => {
        expect(judgeUscc(makeUscc(seed, "370181"))).toBe("valid");
      }),
    );
    expect(new Set(Array.from({ length: 500 }, (_, seed) => makeUscc(seed))).size).toBe(500);
  });
});
