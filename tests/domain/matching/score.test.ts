import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_WEIGHTS, type Offer, rankOffers } from "~/domain/matching/score";

const offer = (values: Partial<Offer> & { id: string }): Offer => ({
  priceFen: 100_000,
  workingDays: 5,
  distanceM: 0,
  credit: "A",
  onTime: 1,
  at: "2026-11-01T00:00:00Z",
  ...values,
});

test("the best offer in every respect has 100 points", () => {
  const [first] = rankOffers([offer({ id: "a" })]);
  expect(first).toMatchObject({
    rank: 1,
    score: 100,
    components: { price: 1, turnaround: 1, distance: 1, credit: 1, onTime: 1 },
  });
});

test("twice the price costs half of the price's weight, 300 km all of the distance's", () => {
  const [, second] = rankOffers([
    offer({ id: "a" }),
    offer({ id: "b", priceFen: 200_000, distanceM: 300_000 }),
  ]);
  expect(second?.score).toBe(100 - DEFAULT_WEIGHTS.price / 2 - DEFAULT_WEIGHTS.distance);
});

test("of equals the earlier quote goes first", () => {
  const later = offer({ id: "a", at: "2026-11-02T00:00:00Z" });
  const earlier = offer({ id: "b", at: "2026-11-01T00:00:00Z" });
  expect(rankOffers([later, earlier]).map((each) => each.offer.id)).toEqual(["b", "a"]);
});

test("an invitation has no price yet: the other weights are rescaled", () => {
  const [only] = rankOffers([
    offer({ id: "a", priceFen: null, workingDays: null, credit: "B", onTime: null }),
  ]);
  expect(only?.score).toBe(Math.round(((15 + 15 * 0.75 + 15 * 0.8) / 45) * 1000) / 10);
});

const anyOffer = fc.record({
  id: fc.uuid(),
  priceFen: fc.integer({ min: 1, max: 10_000_000 }),
  workingDays: fc.integer({ min: 1, max: 400 }),
  distanceM: fc.option(fc.integer({ min: 0, max: 5_000_000 })),
  credit: fc.constantFrom("A", "B", "C", null),
  onTime: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  at: fc.date({ noInvalidDate: true }),
});

test("property: scores lie between 0 and 100 and fall with the rank", () => {
  fc.assert(
    fc.property(fc.array(anyOffer, { maxLength: 20 }), (offers) => {
      const ranked = rankOffers(offers);
      expect(ranked).toHaveLength(offers.length);
      for (const [index, each] of ranked.entries()) {
        expect(each.score).toBeGreaterThanOrEqual(0);
        expect(each.score).toBeLessThanOrEqual(100);
        expect(each.score).toBeLessThanOrEqual(ranked[index - 1]?.score ?? 100);
      }
    }),
  );
});

test("property: who lowers its price never falls in score", () => {
  fc.assert(
    fc.property(
      fc.array(anyOffer, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 99 }),
      (offers, share) => {
        const [mine, ...others] = offers;
        if (!mine) return;
        const cheaper = { ...mine, priceFen: Math.max(1, Math.floor((mine.priceFen * share) / 100)) };
        const scoreIn = (mineNow: Offer) =>
          rankOffers([mineNow, ...others]).find((each) => each.offer === mineNow)?.score;
        expect(scoreIn(cheaper)).toBeGreaterThanOrEqual(scoreIn(mine) ?? 0);
      },
    ),
  );
});
