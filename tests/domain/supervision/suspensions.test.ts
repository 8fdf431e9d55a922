import { afterAll, describe, expect, it } from "vitest";
import { holdOrder } from "~/domain/orders/hold-order.server";
import { awardQuote } from "~/domain/quotes/award-quote.server";
import { withdrawRequest } from "~/domain/requests/withdraw-request.server";
import { liftOrder, suspendOrder } from "~/domain/supervision/suspend-order.server";
import { liftProvider, suspendProvider } from "~/domain/supervision/suspend-provider.server";
import { liftRequest, suspendRequest } from "~/domain/supervision/suspend-request.server";
import { testDatabase } from "../../support/database";
import { workIn } from "../orders/work";
import { marketIn, outcome } from "../quotes/market";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const work = workIn(db, market);
const reason = "接到举报，核查期间暂停";

describe("a suspended request", () => {
  it("takes no event until the regulator lifts it, and everybody else may not suspend it", async () => {
    const lab = await market.lab();
    const asked = await market.request([lab]);
    const { id: quoteId } = await market.quote(lab, asked, 500);
    const input = { requestId: asked.requestId, reason };
    for (const actor of [market.enterprise, lab.business, market.hub]) {
      expect(await outcome(suspendRequest(db, actor, input))).toBe("not_found:not_found");
    }
    expect(await outcome(suspendRequest(db, market.regulator, { ...input, expectedVersion: 999 }))).toBe(
      "stale:stale_version",
    );
    expect(await outcome(suspendRequest(db, market.regulator, input))).toBe("ok");
    expect(await outcome(suspendRequest(db, market.regulator, input))).toBe("conflict:already_suspended");
    expect(await outcome(awardQuote(db, market.enterprise, { ...asked, quoteId }))).toBe(
      "conflict:suspended",
    );
    expect(await outcome(withdrawRequest(db, market.enterprise, asked))).toBe("conflict:suspended");
    expect(await outcome(liftRequest(db, market.regulator, input))).toBe("ok");
    expect(await outcome(liftRequest(db, market.regulator, input))).toBe("conflict:not_suspended");
    expect(await outcome(awardQuote(db, market.enterprise, { ...asked, quoteId }))).toBe("ok");
  });

  it("stops its orders with it", async () => {
    const order = await work.received();
    await suspendRequest(db, market.regulator, { requestId: order.requestId, reason });
    const hold = () => outcome(holdOrder(db, order.lab.business, order.orderId, "样品不足"));
    expect(await hold()).toBe("conflict:suspended");
    await liftRequest(db, market.regulator, { requestId: order.requestId, reason });
    expect(await hold()).toBe("ok");
  });
});

describe("a suspended order", () => {
  it("stands still by itself; only a regulator stops and lifts it", async () => {
    const order = await work.received();
    const input = { orderId: order.orderId, reason };
    expect(await outcome(suspendOrder(db, market.enterprise, input))).toBe("forbidden:forbidden");
    expect(await outcome(suspendOrder(db, market.regulator, input))).toBe("ok");
    expect(await outcome(holdOrder(db, order.lab.business, order.orderId, "样品不足"))).toBe(
      "conflict:suspended",
    );
    expect(await outcome(suspendOrder(db, market.regulator, input))).toBe("conflict:already_suspended");
    expect(await outcome(liftOrder(db, market.regulator, input))).toBe("ok");
    expect(await outcome(liftOrder(db, market.regulator, input))).toBe("conflict:not_suspended");
  });
});

describe("a suspended provider", () => {
  it("is refused by the gate at the award, and passes again once lifted", async () => {
    const lab = await market.lab();
    const asked = await market.request([lab]);
    const { id: quoteId } = await market.quote(lab, asked, 500);
    const input = { providerId: lab.id, reason };
    expect(await outcome(suspendProvider(db, market.enterprise, input))).toBe("not_found:not_found");
    expect(await outcome(suspendProvider(db, market.regulator, input))).toBe("ok");
    expect(await outcome(suspendProvider(db, market.regulator, input))).toBe("conflict:already_suspended");
    const award = () => outcome(awardQuote(db, market.enterprise, { ...asked, quoteId }));
    expect(await award()).toBe("forbidden:gate_provider_suspended");
    expect(await outcome(liftProvider(db, market.regulator, input))).toBe("ok");
    expect(await outcome(liftProvider(db, market.regulator, input))).toBe("conflict:not_suspended");
    expect(await award()).toBe("ok");
  });
});
