import { describe, expect, it } from "vitest";
import { expectedWait, USUAL_MINUTES } from "~/domain/experts/queue-wait";

const facts = { position: 1, onDuty: 2, freeSlots: 0, meanMinutes: 20 };

describe("the expected wait", () => {
  it("is nothing while somebody is free", () => {
    expect(expectedWait({ ...facts, freeSlots: 1 })).toBe(0);
    expect(expectedWait({ ...facts, position: 3, freeSlots: 3 })).toBe(0);
  });

  it("grows with the place and shrinks with the hands", () => {
    expect(expectedWait(facts)).toBe(10);
    expect(expectedWait({ ...facts, position: 4 })).toBe(40);
    expect(expectedWait({ ...facts, position: 4, onDuty: 4 })).toBe(20);
    expect(expectedWait({ ...facts, position: 4, freeSlots: 2 })).toBe(20);
  });

  it("assumes the usual pace while nothing is known, and says nothing while nobody is on duty", () => {
    expect(expectedWait({ ...facts, onDuty: 1, meanMinutes: null })).toBe(USUAL_MINUTES);
    expect(expectedWait({ ...facts, onDuty: 0 })).toBeNull();
  });
});
