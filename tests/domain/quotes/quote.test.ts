import { describe, expect, it } from "vitest";
import { newId } from "~/domain/ids";
import { fieldCodes, installMessageCodes } from "~/domain/messages";
import { quoteSchema, totalFen } from "~/domain/quotes/quote";
import { quoteFormSchema, yuanToFen } from "~/domain/quotes/quote-form";
import { dayFromNow } from "./market";

installMessageCodes();
const itemId = newId();
const quote = (changes: object) => ({
  items: [{ itemId, amountFen: 100 }],
  workingDays: 5,
  validUntil: dayFromNow(1),
  ...changes,
});
const codes = (input: unknown) => {
  const read = quoteSchema.safeParse(input);
  return read.success ? {} : fieldCodes(read.error);
};

describe("a quote from the API", () => {
  it.each([
    [-1, "too_small|min=1"],
    [0, "too_small|min=1"],
    [1.5, "not_an_integer"],
    [1e20, "too_big|max="],
    ["1e3", "not_a_number"],
    ["100", "not_a_number"],
    [null, "required"],
    [1e12 + 1, "too_big|max=1000000000000"],
  ])("refuses the amount %s with %s", (amountFen, code) => {
    expect(codes(quote({ items: [{ itemId, amountFen }] }))["items.0.amountFen"]).toContain(code);
  });

  it.each([
    [{ workingDays: 0 }, "workingDays", "too_small|min=1"],
    [{ workingDays: 401 }, "workingDays", "too_big|max=400"],
    [{ validUntil: dayFromNow(-1) }, "validUntil", "past_date"],
    [{ validUntil: "2026-02-30" }, "validUntil", "invalid_date"],
    [{ items: [] }, "items", "too_short|min=1"],
    [{ note: "\0" }, "note", "invalid_text"],
    [
      {
        items: [
          { itemId, amountFen: 1 },
          { itemId, amountFen: 2 },
        ],
      },
      "items",
      "duplicate",
    ],
  ])("refuses %o at %s with %s", (changes, field, code) => {
    expect(codes(quote(changes))).toEqual({ [field]: code });
  });

  it("takes one fen and a thousand thousand million yuan", () => {
    expect(codes(quote({ items: [{ itemId, amountFen: 1 }] }))).toEqual({});
    expect(codes(quote({ items: [{ itemId, amountFen: 1e12 }] }))).toEqual({});
    expect(totalFen([{ amountFen: 1e12 }, { amountFen: 1 }])).toBeNull();
  });
});

describe("a quote from a form", () => {
  it.each([
    ["1200.50", 120_050],
    ["1,200.5", 120_050],
    ["２０６０", 206_000],
    ["0.01", 1],
    ["0.1", 10],
    ["-1", null],
    ["1e3", null],
    ["1.234", null],
    ["12,00", null],
    ["", null],
  ])("reads %s yuan as %s fen", (typed, fen) => {
    expect(yuanToFen(typed)).toBe(fen);
  });

  it("tells each field's mistake", () => {
    const read = quoteFormSchema.safeParse({
      items: [
        { itemId, yuan: "0" },
        { itemId: newId(), yuan: "1e3" },
      ],
      workingDays: "1e1",
      validUntil: dayFromNow(3),
    });
    expect(fieldCodes(read.error as NonNullable<typeof read.error>)).toEqual({
      "items.0.yuan": "too_small|min=0.01",
      "items.1.yuan": "invalid_amount",
      workingDays: "not_an_integer",
    });
  });
});
