import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Part } from "~/domain/chat/chat";
import { type Facts, planBatch, type Room, type Upload } from "~/domain/chat/plan-batch";
import type { Sending } from "~/domain/chat/sending";

const AT = "2026-11-23T06:00:00.000Z";
const ROOMS = ["r1", "r2", "r3"];

const step = fc.record({
  c: fc.constantFrom(...ROOMS, "nowhere"),
  user: fc.constantFrom("u1", "u2"),
  m: fc.constantFrom("m1", "m2", "m3", "m4", "m5"),
  b: fc.constantFrom("甲", "乙"),
  alive: fc.boolean(),
  part: fc.constantFrom<(Part | null)[]>("asker", "expert", "provider", "counter", "inspector", null),
  att: fc.subarray(["f1", "f2"]),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const sendingOf = ({ c, user, m, b, att }: Step): Sending => ({
  userId: user,
  organisationId: "o",
  sessionHash: "s",
  epoch: 1,
  name: user,
  organisation: "o",
  c,
  m,
  k: "text",
  b,
  att,
});
const rooms = () =>
  new Map<string, Room>([
    ["r1", { status: "assigned", lastSeq: 7, awaitingSince: null }],
    ["r2", { status: "closed", lastSeq: 3, awaitingSince: null }],
    ["r3", { status: "open", lastSeq: 0, awaitingSince: null }],
  ]);
const uploads = () =>
  new Map<string, Upload>(
    ["f1", "f2"].map((id) => [
      id,
      { id, c: "r1", by: "u1", seq: null, name: id, mediaType: "image/png", size: 1 },
    ]),
  );

function planned(steps: Step[]) {
  const material = {
    at: AT,
    rooms: rooms(),
    facts: steps.map(({ alive, part }): Facts => ({ alive, part, known: null, answers: true })),
    uploads: uploads(),
    cards: [],
  };
  const sends = steps.map(sendingOf);
  return { sends, material, ...planBatch(sends, material) };
}

describe("a batch of any messages", () => {
  it("places each at most once, without a hole, in the order of arrival", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { outcomes, placed, material, sends } = planned(steps);
        expect(outcomes).toHaveLength(steps.length);
        for (const [c, before] of rooms()) {
          const here = placed.filter(({ sending }) => sending.c === c).map(({ seq }) => seq);
          expect(here).toEqual(here.map((_, index) => before.lastSeq + index + 1));
          expect(material.rooms.get(c)?.lastSeq).toBe(before.lastSeq + here.length);
        }
        const keys = placed.map(({ sending }) => `${sending.userId}:${sending.m}`);
        expect(new Set(keys).size).toBe(keys.length);
        const order = placed.map(({ sending }) => sends.indexOf(sending));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }),
      { numRuns: 2000 },
    );
  });

  it("lets nobody in who may not, and claims a file once, for its owner", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { outcomes, placed } = planned(steps);
        steps.forEach(({ alive, part, c }, index) => {
          const outcome = outcomes[index];
          if (!alive) expect(outcome).toMatchObject({ ok: false, code: "unauthenticated" });
          if (outcome?.ok && !outcome.dup)
            expect(part !== null && part !== "inspector" && c !== "r2").toBe(true);
        });
        const carried = placed.flatMap(({ sending, event }) =>
          (event.att ?? []).map(({ id }) => [id, sending.userId, sending.c]),
        );
        expect(new Set(carried.map(([id]) => id)).size).toBe(carried.length);
        expect(carried.every(([, user, c]) => user === "u1" && c === "r1")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it("answers a repetition with the first one's place, and other words with a conflict", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { outcomes, sends, placed } = planned(steps);
        sends.forEach((sending, index) => {
          const outcome = outcomes[index];
          if (!outcome?.ok || !outcome.dup) return;
          const first = placed.find(
            ({ sending: other }) => other.userId === sending.userId && other.m === sending.m,
          );
          expect(first?.seq).toBe(outcome.seq);
          expect([first?.sending.c, first?.sending.b, first?.sending.att]).toEqual([
            sending.c,
            sending.b,
            sending.att,
          ]);
        });
      }),
      { numRuns: 2000 },
    );
  });

  it("starts the reply clock with the first question that no expert answered", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { placed, material } = planned(steps);
        const talk = placed.filter(({ sending }) => sending.c === "r1").map(({ part }) => part);
        const asked = talk.lastIndexOf("asker") > talk.lastIndexOf("expert");
        expect(material.rooms.get("r1")?.awaitingSince).toBe(asked ? AT : null);
        expect(material.rooms.get("r3")?.awaitingSince).toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});
