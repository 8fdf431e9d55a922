import { afterAll, expect, it } from "vitest";
import { cancelOrder } from "~/domain/orders/cancel-order.server";
import { receiveSample } from "~/domain/orders/receive-sample.server";
import { awardQuote } from "~/domain/quotes/award-quote.server";
import { retractQuote } from "~/domain/quotes/retract-quote.server";
import { reviseQuote } from "~/domain/quotes/revise-quote.server";
import { submitQuote } from "~/domain/quotes/submit-quote.server";
import { withdrawRequest } from "~/domain/requests/withdraw-request.server";
import { suspendProvider } from "~/domain/supervision/suspend-provider.server";
import { liftRequest, suspendRequest } from "~/domain/supervision/suspend-request.server";
import { marketIn, memoryFiles, outcome } from "../../domain/quotes/market";
import { testDatabase } from "../../support/database";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const labs = await Promise.all(Array.from({ length: 6 }, () => market.lab()));
const askeds = await Promise.all(Array.from({ length: 4 }, () => market.request(labs)));
for (const asked of askeds) {
  for (const [at, lab] of labs.slice(0, 4).entries()) await market.quote(lab, asked, 50 + at);
}
const files = memoryFiles();
const reason = "演示原因：抽查";

async function step(seed: number) {
  const lab = labs[seed % labs.length] as (typeof labs)[number];
  const asked = askeds[(seed * 7) % askeds.length] as (typeof askeds)[number];
  const { requestId, packageId } = asked;
  const quotes = await db
    .selectFrom("quotes")
    .select(["id", "provider_id"])
    .where("package_id", "=", packageId)
    .execute();
  const own = quotes.find((quote) => quote.provider_id === lab.id);
  const drawn = quotes[seed % Math.max(1, quotes.length)];
  const order = await db
    .selectFrom("orders")
    .select(["id", "provider_id"])
    .where("package_id", "=", packageId)
    .executeTakeFirst();
  const offer = market.offer(asked.itemIds, 100 + seed);
  const steps = [
    () => submitQuote(db, lab.business, packageId, offer),
    () => own && reviseQuote(db, lab.business, own.id, offer),
    () => submitQuote(db, lab.business, packageId, offer),
    () => own && retractQuote(db, lab.business, own.id),
    () => drawn && seed > 60 && awardQuote(db, market.enterprise, { requestId, quoteId: drawn.id }),
    () => suspendRequest(db, market.regulator, { requestId, reason }),
    () => liftRequest(db, market.regulator, { requestId, reason }),
    () => seed > 170 && withdrawRequest(db, market.enterprise, { requestId }),
    () => seed === 133 && suspendProvider(db, market.regulator, { providerId: lab.id, reason }),
    () => order && cancelOrder(db, market.enterprise, order.id, { reason }),
    () => order && receiveSample(db, files, lab.business, order.id, { sampleNumber: "1" }),
  ];
  return outcome(Promise.resolve(steps[(seed * 5) % steps.length]?.()));
}

it("two hundred offers, awards, withdrawals, suspensions and cancellations at once end lawfully, without a deadlock", async () => {
  const told = await Promise.all(Array.from({ length: 220 }, (_, seed) => step(seed)));
  expect(told.filter((one) => one.startsWith("bug"))).toEqual([]);
  expect(told.filter((one) => one === "ok").length).toBeGreaterThan(40);
  const awards = await db.selectFrom("awards").select(["package_id", "provider_id", "quote_id"]).execute();
  expect(awards.length).toBeGreaterThan(0);
  expect(new Set(awards.map((award) => award.package_id)).size).toBe(awards.length);
  for (const { id, status, winners, active } of await db
    .selectFrom("packages as p")
    .select(["p.id", "p.status"])
    .select((eb) => [
      eb
        .selectFrom("quotes as q")
        .select((inner) => inner.fn.countAll<number>().as("n"))
        .whereRef("q.package_id", "=", "p.id")
        .where("q.status", "=", "awarded")
        .as("winners"),
      eb
        .selectFrom("quotes as q")
        .select((inner) => inner.fn.countAll<number>().as("n"))
        .whereRef("q.package_id", "=", "p.id")
        .where("q.status", "=", "active")
        .as("active"),
    ])
    .execute()) {
    const awarded = awards.some((award) => award.package_id === id);
    expect({ id, awarded, winners }).toEqual({ id, awarded: status === "awarded", winners: awarded ? 1 : 0 });
    if (status !== "quoting" && status !== "comparing") expect({ id, active }).toEqual({ id, active: 0 });
  }
});
