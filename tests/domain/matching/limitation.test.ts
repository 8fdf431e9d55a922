import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applyLimitation,
  methodAskedFor,
  normaliseWord,
  parseLimitation,
} from "~/domain/matching/limitation";

const parsed = (only: string[], except: string[], methods: number[] = []) => ({
  state: "parsed",
  limitation: { only, except, methods },
});

test.each([
  ["", { state: "none" }],
  ["/", { state: "none" }],
  ["无", { state: "none" }],
  ["只用第一法", parsed([], [], [1])],
  ["只用第二法", parsed([], [], [2])],
  ["仅限第三法", parsed([], [], [3])],
  ["只用第一、二法", parsed([], [], [1, 2])],
  ["只做第1法和第3法", parsed([], [], [1, 3])],
  ["只测铅、镉", parsed(["铅", "镉"], [])],
  ["仅限塑料制品", parsed(["塑料制品"], [])],
  ["只限奶粉", parsed(["奶粉"], [])],
  ["不测砷", parsed([], ["砷"])],
  ["不含甲醛", parsed([], ["甲醛"])],
  ["不做陶瓷、玻璃", parsed([], ["陶瓷", "玻璃"])],
  ["除婴幼儿食品外", parsed([], ["婴幼儿食品"])],
  ["婴幼儿食品除外", parsed([], ["婴幼儿食品"])],
  ["只用第一法；不测陶瓷", parsed([], ["陶瓷"], [1])],
  ["不用第二法", { state: "unparsed" }],
  ["按客户要求", { state: "unparsed" }],
  ["只测铅等重金属", { state: "unparsed" }],
  ["只测≤100mg/kg", { state: "unparsed" }],
  ["见说明", { state: "unparsed" }],
])("%s", (text, expected) => {
  expect(parseLimitation(text)).toEqual(expected);
});

describe("what a limitation says of an item", () => {
  const item = (words: string[], method: number | null = null) => ({
    words: words.map(normaliseWord),
    method,
  });
  const plate = item(["总迁移量", "PP 餐盒", "塑料制品", "食品接触材料"]);
  const limit = (only: string[], except: string[] = [], methods: number[] = []) => ({
    only,
    except,
    methods,
  });
  test.each([
    [limit(["塑料制品"]), "allows"],
    [limit(["总迁移量"]), "allows"],
    [limit(["陶瓷"]), "excludes"],
    [limit(["塑料薄膜制品"]), "unclear"],
    [limit([], ["塑料制品"]), "excludes"],
    [limit([], ["陶瓷"]), "allows"],
    [limit([], ["食品接触用橡胶"]), "unclear"],
    [limit([], [], [2]), "allows"],
  ])("%o → %s", (limitation, expected) => {
    expect(applyLimitation(limitation, plate)).toBe(expected);
  });

  test("a method the item asks for must be among those granted", () => {
    expect(applyLimitation(limit([], [], [2]), item(["铅"], 1))).toBe("excludes");
    expect(applyLimitation(limit([], [], [1, 2]), item(["铅"], 1))).toBe("allows");
  });

  test("an element's name inside another word is not the element", () => {
    expect(applyLimitation(limit([], ["铅"]), item(["镉", "铅笔"]))).toBe("allows");
    expect(applyLimitation(limit([], ["铅"]), item(["铅", "餐盒"]))).toBe("excludes");
  });
});

test.each([
  ["GB 5009.12-2017 第一法", 1],
  ["第 2 法", 2],
  ["GB 5009.12-2017", null],
])("%s asks for %s", (text, method) => {
  expect(methodAskedFor(text)).toBe(method);
});

const word = fc.constantFrom("铅", "镉", "塑料制品", "陶瓷", "奶粉", "总迁移量", "餐盒");

test("property: what only X allows, all but X excludes", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { minLength: 1 }),
      fc.uniqueArray(word, { minLength: 1 }),
      (limits, words) => {
        const only = parseLimitation(`只测${limits.join("、")}`);
        const except = parseLimitation(`不测${limits.join("、")}`);
        if (only.state !== "parsed" || except.state !== "parsed") throw new Error("must parse");
        const named = limits.some((each) => words.includes(each));
        if (!named) return;
        expect(applyLimitation(only.limitation, { words, method: null })).toBe("allows");
        expect(applyLimitation(except.limitation, { words, method: null })).toBe("excludes");
      },
    ),
  );
});

test("property: reading never throws, and any text is none, parsed or unparsed", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      expect(["none", "parsed", "unparsed"]).toContain(parseLimitation(text).state);
    }),
  );
});
