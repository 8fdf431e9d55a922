import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMPONENT_WEIGHTS, EVENT_KINDS, ruleOf, WHOLE } from "~/domain/credit/credit";
import { type CreditFacts, indicatorsOf } from "~/domain/credit/indicators";
import { assess, gradeOf, monthsBetween, presentPoints, type StandingEvent } from "~/domain/credit/model";

const TODAY = "2026-11-23";
const PERFECT: CreditFacts = {
  credentials: 2,
  credentialsInForce: 2,
  vetted: true,
  profile: 4,
  reports: 40,
  reportsOnTime: 40,
  ratings: 40,
  stars: 160,
  ended: 40,
  cancelled: 0,
  scopeRows: 80,
  vettedLines: 0,
  signatories: 2,
  members: 3,
  kinds: 2,
  orders: 20,
};
const EMPTY = Object.fromEntries(
  Object.keys(PERFECT).map((key) => [key, key === "vetted" ? false : 0]),
) as unknown as CreditFacts;
let serial = 0;
const event = (kind: StandingEvent["kind"], more: Partial<StandingEvent> = {}): StandingEvent => {
  serial += 1;
  return { id: `e${serial}`, kind, category: null, points: ruleOf(kind).points, day: TODAY, ...more };
};

const counts = fc.record({ part: fc.nat(60), more: fc.nat(60) });
const someFacts = fc
  .record({
    credentials: counts,
    vetted: fc.boolean(),
    profile: fc.nat(4),
    reports: counts,
    ratings: fc.nat(60),
    generous: fc.nat(100),
    ended: counts,
    scopeRows: fc.nat(90),
    vettedLines: fc.nat(2),
    signatories: fc.nat(4),
    members: fc.nat(6),
    kinds: fc.nat(3),
    orders: fc.nat(30),
  })
  .map(
    ({ credentials, reports, ended, ratings, generous, ...rest }): CreditFacts => ({
      ...rest,
      credentials: credentials.part + credentials.more,
      credentialsInForce: credentials.part,
      reports: reports.part + reports.more,
      reportsOnTime: reports.part,
      ratings,
      stars: Math.floor((ratings * 4 * generous) / 100),
      ended: ended.part + ended.more,
      cancelled: ended.part,
    }),
  );
const someDay = fc
  .date({ min: new Date("2015-01-01"), max: new Date("2026-11-23"), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const someEvent = fc.record({ kind: fc.constantFrom(...EVENT_KINDS), day: someDay });
const someEvents = fc
  .array(someEvent, { maxLength: 12 })
  .map((all) => all.map(({ kind, day }) => event(kind, { day })));
const RANK = { A: 3, B: 2, C: 1, D: 0 };

describe("the score", () => {
  it("is a hundred for a provider of whom nothing is missing, and the weights make a hundred", () => {
    const result = assess(
      "testing",
      PERFECT,
      [event("innovation"), event("innovation"), event("innovation")],
      TODAY,
    );
    expect(result).toMatchObject({ score: 10_000, grade: "A", immediate: [], capped: false });
    expect(Object.values(COMPONENT_WEIGHTS).reduce((sum, each) => sum + each, 0)).toBe(100);
    for (const indicators of Object.values(indicatorsOf(PERFECT))) {
      const sum = indicators.reduce((total, { weight }) => total + weight, 0);
      expect(indicators.length === 0 || sum === 100).toBe(true);
    }
  });

  it("gives at most B below ten orders, and A from ten on", () => {
    const at = (orders: number) => assess("testing", { ...PERFECT, orders }, [], TODAY);
    expect(at(9)).toMatchObject({ score: 9000, grade: "B", capped: true });
    expect(at(10)).toMatchObject({ score: 9000, grade: "A", capped: false });
  });

  it("has its thresholds at the very hundredth", () => {
    expect([8500, 8499, 7000, 6999, 5500, 5499, 0].map(gradeOf)).toEqual(["A", "B", "B", "C", "C", "D", "D"]);
  });

  it.each(["false_report", "out_of_scope_report", "expired_certificate_used"] as const)(
    "is at once D after %s, whatever the score, however old",
    (kind) => {
      const done = event(kind, { day: "2016-01-01" });
      const result = assess("testing", PERFECT, [done], TODAY);
      expect(result).toMatchObject({ grade: "D", immediate: [done.id] });
      expect(result.score).toBeGreaterThan(8500);
    },
  );

  it("counts an event of another category nowhere else", () => {
    const other = event("false_report", { category: "metrology" });
    expect(assess("testing", PERFECT, [other], TODAY)).toMatchObject({ grade: "A", score: 9000 });
    expect(assess("metrology", PERFECT, [other], TODAY).grade).toBe("D");
  });

  it("knows a newcomer without history as fairly good, and one without anything as a D", () => {
    const fresh = { ...PERFECT, reports: 0, reportsOnTime: 0, ratings: 0, stars: 0, ended: 0, orders: 0 };
    expect(assess("testing", fresh, [], TODAY)).toMatchObject({ score: 8500, grade: "B", capped: true });
    expect(assess("testing", EMPTY, [event("penalty")], TODAY)).toMatchObject({ grade: "D" });
  });

  it("stays within its bounds for any facts and events", () => {
    fc.assert(
      fc.property(someFacts, someEvents, (facts, events) => {
        const { score, components } = assess("testing", facts, events, TODAY);
        for (const value of [score, ...components.map((each) => each.value)]) {
          expect(Number.isInteger(value) && value >= 0 && value <= WHOLE).toBe(true);
        }
      }),
    );
  });

  it("is never raised by a further event against the provider, nor lowered by one for it", () => {
    fc.assert(
      fc.property(someFacts, someEvents, someEvent, (facts, events, more) => {
        const before = assess("testing", facts, events, TODAY);
        const added = event(more.kind, { day: more.day });
        const after = assess("testing", facts, [...events, added], TODAY);
        const [lower, higher] = added.points < 0 ? [after, before] : [before, after];
        expect(lower.score).toBeLessThanOrEqual(higher.score);
        expect(RANK[lower.grade]).toBeLessThanOrEqual(RANK[higher.grade]);
      }),
      { numRuns: 500 },
    );
  });

  it("does not ask in which order events are told", () => {
    fc.assert(
      fc.property(someFacts, someEvents, (facts, events) => {
        const back = assess("testing", facts, [...events].reverse(), TODAY);
        const forth = assess("testing", facts, events, TODAY);
        expect([back.score, back.grade]).toEqual([forth.score, forth.grade]);
      }),
    );
  });
});

describe("an event's weight", () => {
  it.each([
    ["2026-11-23", -4000],
    ["2025-11-24", -4000],
    ["2025-11-23", -2000],
    ["2024-11-23", -1000],
    ["2023-11-24", -1000],
    ["2023-11-23", -500],
  ])("of %s is %i today", (day, points) => {
    expect(presentPoints(-4000, day, TODAY)).toBe(points);
  });

  it("halves with every twelve months, to the point, and never changes its sign", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 10_000 }), someDay, fc.nat(12), (points, day, years) => {
        const later = `${Number(day.slice(0, 4)) + years}-12-31`;
        const now = presentPoints(points, day, later);
        const then = presentPoints(points, day, `${Number(later.slice(0, 4)) + 1}-12-31`);
        expect(then).toBe(Math.trunc(now / 2) + 0);
        expect(Math.abs(now)).toBeLessThanOrEqual(Math.abs(points));
        expect(Math.sign(now) * Math.sign(points)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("counts months by the calendar, the end of February included", () => {
    expect(monthsBetween("2024-02-29", "2025-02-28")).toBe(11);
    expect(monthsBetween("2024-02-29", "2025-03-01")).toBe(12);
    expect(monthsBetween("2026-11-23", "2026-01-01")).toBe(0);
  });
});
