import { afterAll, describe, expect, it } from "vitest";
import { chinaDay } from "~/domain/china-day";
import { loadCalendar } from "~/domain/clocks/calendar.queries.server";
import { addWorkingDays, workingDaysBetween } from "~/domain/clocks/working-time";
import { recordOverdue } from "~/domain/credit/record-overdue.server";
import { holdOrder, resumeOrder } from "~/domain/orders/hold-order.server";
import { awardQuote } from "~/domain/quotes/award-quote.server";
import { withdrawRequest } from "~/domain/requests/withdraw-request.server";
import { liftOrder, suspendOrder } from "~/domain/supervision/suspend-order.server";
import { liftProvider, suspendProvider } from "~/domain/supervision/suspend-provider.server";
import { liftRequest, suspendRequest } from "~/domain/supervision/suspend-request.server";
import { testDatabase } from "../../support/database";
import { workIn } from "../orders/work";
import { dayFromNow, marketIn, outcome } from "../quotes/market";

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

describe("the time a regulator's suspension takes", () => {
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  const promised = dayFromNow(-5);
  const suspended = async (values: Record<string, unknown>, request: Record<string, unknown> = {}) => {
    const order = await work.started();
    await db
      .updateTable("orders")
      .set({ promised_on: promised, ...values })
      .where("id", "=", order.orderId)
      .execute();
    if (Object.keys(request).length > 0)
      await db.updateTable("requests").set(request).where("id", "=", order.requestId).execute();
    return { ...order, input: { orderId: order.orderId, requestId: order.requestId, reason } };
  };
  const stop = (days: number) => ({ suspended_at: ago(days), suspension_reason: reason });
  const byRegulator = (days: number) => ({ ...stop(days), suspended_by: market.regulator.userId });
  const promise = async (id: string) => (await work.statusOf(id)).promised_on;
  /** The promise moved by the working days between, stretch by stretch. */
  const movedBy = async (...stretches: [number, number][]) => {
    const calendar = await loadCalendar(db);
    return stretches.reduce((day, [from, to]) => {
      const days = workingDaysBetween(calendar, chinaDay(ago(from)), chinaDay(ago(to)));
      return addWorkingDays(calendar, day, days).day;
    }, promised);
  };

  it("of the order is given back to its promise, and credit counts nothing of it", async () => {
    const { orderId, input, lab } = await suspended(stop(14));
    await liftOrder(db, market.regulator, input);
    expect(await promise(orderId)).toBe(await movedBy([14, 0]));
    await recordOverdue(db, new Date());
    expect(
      await db.selectFrom("credit_events").select("id").where("provider_id", "=", lab.id).execute(),
    ).toEqual([]);
  });

  it("of the request is given back to each of its orders", async () => {
    const { orderId, input } = await suspended({}, byRegulator(14));
    await liftRequest(db, market.regulator, input);
    expect(await promise(orderId)).toBe(await movedBy([14, 0]));
  });

  it.each([
    [
      "order first",
      14,
      7,
      "order",
      [
        [14, 7],
        [7, 0],
      ],
    ],
    ["request first", 14, 7, "request", [[14, 0]]],
    ["the request's the longer, order first", 7, 14, "order", [[14, 0]]],
    [
      "the request's the longer, request first",
      7,
      14,
      "request",
      [
        [14, 7],
        [7, 0],
      ],
    ],
  ] as [string, number, number, string, [number, number][]][])(
    "of both at once counts once: %s",
    async (_, ofOrder, ofRequest, first, stretches) => {
      const { orderId, input } = await suspended(stop(ofOrder), byRegulator(ofRequest));
      const lifts = [liftOrder, liftRequest];
      for (const lift of first === "order" ? lifts : lifts.reverse()) await lift(db, market.regulator, input);
      expect(await promise(orderId)).toBe(await movedBy(...stretches));
    },
  );

  it("within an agreed pause is given back with the pause, once", async () => {
    const pause = {
      held_at: ago(20),
      hold_by: "enterprise",
      hold_reason: "样品补寄",
      hold_consented_at: ago(20),
    };
    const { orderId, input } = await suspended({ ...stop(9), ...pause });
    await liftOrder(db, market.regulator, input);
    expect(await promise(orderId)).toBe(promised);
    await resumeOrder(db, market.enterprise, orderId);
    expect(await promise(orderId)).toBe(await movedBy([20, 0]));
  });

  it("changes nothing of a report that was out before", async () => {
    const issued = await work.issued();
    const before = await promise(issued.orderId);
    const input = { orderId: issued.orderId, reason };
    await suspendOrder(db, market.regulator, input);
    await db.updateTable("orders").set(stop(14)).where("id", "=", issued.orderId).execute();
    await liftOrder(db, market.regulator, input);
    expect(await promise(issued.orderId)).toBe(before);
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
