import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldCodes, installMessageCodes } from "~/domain/messages";
import { contentOf, controlOf, draftBody, judgeDraft } from "~/domain/requests/draft";
import { requestInput } from "~/domain/requests/request";
import { lunchBox } from "./support";

installMessageCodes();

const complaints = (value: unknown) => {
  const judged = requestInput.safeParse(value);
  return judged.success ? {} : fieldCodes(judged.error);
};
const withItem = (item: Record<string, unknown>) => {
  const request = lunchBox();
  const [pack] = request.packages;
  return { ...request, packages: [{ ...pack, items: [{ ...pack?.items[0], ...item }] }] };
};

describe("what a request must say", () => {
  it.each([
    ["no title", { title: "" }, "title", "required"],
    ["a title of one character", { title: "测" }, "title", "too_short|min=2"],
    ["a title beyond measure", { title: "测".repeat(121) }, "title", "too_long|max=120"],
    ["NUL", { title: "检测\0餐盒" }, "title", "invalid_text"],
    ["a lone surrogate", { title: "检测\uD800" }, "title", "invalid_text"],
    ["no package", { packages: [] }, "packages", "too_short|min=1"],
    ["eleven packages", { packages: Array(11).fill(lunchBox().packages[0]) }, "packages", "too_long|max=10"],
    ["an unknown delivery", { delivery: "drone" }, "delivery", "invalid_choice"],
    ["a day that never was", { dueOn: "2026-02-30" }, "dueOn", "invalid_date"],
    ["a budget of nothing", { budgetFen: 0 }, "budgetFen", "too_small|min=1"],
    ["a negative budget", { budgetFen: -1 }, "budgetFen", "too_small|min=1"],
    ["half a fen", { budgetFen: 1.5 }, "budgetFen", "not_an_integer"],
    ["a budget as text", { budgetFen: "1e3" }, "budgetFen", "not_a_number"],
    ["a region that is no code", { region: "37x102" }, "region", "invalid_format"],
  ])("refuses %s", (_what, over, field, code) => {
    expect(complaints(lunchBox(over))).toMatchObject({ [field]: code });
  });

  it("refuses a budget beyond every ledger", () => {
    expect(complaints(lunchBox({ budgetFen: 1e20 })).budgetFen).toMatch(/^(too_big|not_an_integer)/);
  });

  it.each([
    ["no quantity", { quantity: undefined }, "quantity", "required"],
    ["none of it", { quantity: 0 }, "quantity", "too_small|min=1"],
    ["too many of it", { quantity: 100_001 }, "quantity", "too_big|max=100000"],
    ["no document", { document: undefined }, "document", "required"],
    ["no parameter", { parameter: undefined }, "parameter", "required"],
    ["a range upside down", { range: { min: 2, max: 1, unit: "MPa" } }, "range.max", "range_reversed"],
    ["an uncertainty of nothing", { uncertainty: 0 }, "uncertainty", "too_small|min=0"],
    ["a blank unit", { unit: " " }, "unit", "required"],
  ])("refuses a line with %s", (_what, item, field, code) => {
    expect(complaints(withItem(item))).toEqual({ [`packages.0.items.0.${field}`]: code });
  });

  it("lets advice and training do without a document", () => {
    const request = lunchBox();
    const pack = {
      ...request.packages[0],
      kind: "consulting",
      items: [{ sampleName: "辅导", quantity: 1, unit: "次" }],
    };
    expect(complaints({ ...request, packages: [pack] })).toEqual({});
  });

  it("drops what it does not know, and __proto__ does no harm", () => {
    const sly = JSON.parse(
      `{"role":"admin","__proto__":{"polluted":true},${JSON.stringify(lunchBox()).slice(1)}`,
    );
    expect(requestInput.parse(sly)).not.toHaveProperty("role");
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("whatever is accepted has integer amounts, well-formed text and lines within bounds", () => {
    const anything = fc.oneof(fc.anything(), fc.string(), fc.double(), fc.constant(3), fc.constant("批"));
    const item = fc.record({
      sampleName: anything,
      document: anything,
      parameter: anything,
      quantity: anything,
      unit: anything,
    });
    const pack = fc.record({
      category: fc.constant("testing"),
      stage: fc.constant("production"),
      kind: fc.constant("testing"),
      items: fc.array(item, { maxLength: 3 }),
    });
    const request = fc.record({
      title: anything,
      packages: fc.array(pack, { maxLength: 2 }),
      delivery: fc.constant("none"),
      budgetFen: anything,
    });
    fc.assert(
      fc.property(request, (value) => {
        const judged = requestInput.safeParse(value);
        if (!judged.success)
          return Object.values(fieldCodes(judged.error)).every((code) => /^[a-z_]+(\|.*)?$/.test(code));
        const { title, packages, budgetFen } = judged.data;
        const lines = packages.flatMap((one) => one.items);
        return (
          title.isWellFormed() &&
          !title.includes("\0") &&
          (budgetFen === undefined || Number.isSafeInteger(budgetFen)) &&
          lines.every(({ quantity }) => Number.isInteger(quantity) && quantity >= 1 && quantity <= 100_000)
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe("a draft becomes what it wants to be", () => {
  const body = (over: Record<string, unknown>) =>
    draftBody.parse({ title: "草稿", delivery: "none", ...over });

  it.each([
    ["3,000.50", 300_050],
    ["¥120", 12_000],
    ["０．０１", 1],
    ["", undefined],
    ["-5", -5],
    ["1.234", 123],
    ["1e3", "1e3"],
    ["很多", "很多"],
  ])("%s yuan", (typed, fen) => {
    const { budgetFen } = contentOf(body({ budget: typed }));
    if (typed === "1.234") expect(requestInput.shape.budgetFen.safeParse(budgetFen).success).toBe(false);
    else expect(budgetFen).toBe(fen);
  });

  it("names the control that mends a field", () => {
    expect(controlOf("packages.0.items.12.range.min")).toBe("packages[0].items[12].rangeMin");
    expect(controlOf("budgetFen")).toBe("budget");
    expect(controlOf("title")).toBe("title");
  });

  it("says of a quantity in words that it is no figure", () => {
    const judged = judgeDraft(
      body({
        packages: [
          {
            category: "testing",
            stage: "production",
            kind: "testing",
            items: [
              {
                sampleName: "盒",
                document: "GB 31604.8-2021",
                parameter: "总迁移量",
                quantity: "三",
                unit: "批",
              },
            ],
          },
        ],
      }),
    );
    expect(judged.success ? {} : fieldCodes(judged.error)).toEqual({
      "packages.0.items.0.quantity": "not_a_number",
    });
  });

  it("closes the gap that a removed row leaves in the submitted list", () => {
    const items: unknown[] = [];
    items[1] = { sampleName: "第二行" };
    expect(body({ packages: [{ items }] }).packages[0]?.items).toHaveLength(2);
  });
});
