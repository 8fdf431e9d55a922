import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { chinaDay } from "~/domain/china-day";
import { loadCalendar } from "~/domain/clocks/calendar.queries.server";
import { addWorkingDays, workingDaysBetween } from "~/domain/clocks/working-time";
import { acceptOrder } from "~/domain/orders/accept-order.server";
import { agreementOf } from "~/domain/orders/agreement.queries.server";
import { agreementPdf } from "~/domain/orders/agreement-pdf.server";
import { cancelOrder, keepOrder } from "~/domain/orders/cancel-order.server";
import { consentToHold, holdOrder, resumeOrder } from "~/domain/orders/hold-order.server";
import { findOrder, listOrders, orderEvents } from "~/domain/orders/order.queries.server";
import { receiveSample } from "~/domain/orders/receive-sample.server";
import { attachTransferSlip, recordPayment, setInvoice } from "~/domain/orders/record-payment.server";
import { recordProgress, startVisit, startWork } from "~/domain/orders/start-work.server";
import { testDatabase } from "../../support/database";
import { labReport, pdfText } from "../deliverables/pdf";
import { marketIn, outcome } from "../quotes/market";
import { workIn } from "./work";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const work = workIn(db, market);
const { enterprise } = market;
const DAY = 86_400_000;

describe("the work", () => {
  it("goes sample, start, progress, in that order, by the provider's people", async () => {
    const { orderId, lab } = await work.confirmed();
    const sample = (actor: Actor) =>
      outcome(receiveSample(db, work.files, actor, orderId, { sampleNumber: "S-1" }));
    expect(await outcome(startWork(db, lab.business, orderId))).toBe("conflict:conflict");
    expect(await sample(enterprise)).toBe("forbidden:forbidden");
    expect(await sample(market.stranger)).toBe("not_found:not_found");
    expect(await sample(market.regulator)).toBe("forbidden:forbidden");
    expect(await sample(lab.business)).toBe("ok");
    expect(await outcome(startVisit(db, lab.business, orderId))).toBe("conflict:conflict");
    expect(await outcome(startWork(db, lab.business, orderId, 1))).toBe("stale:stale_version");
    expect(await outcome(startWork(db, lab.business, orderId))).toBe("ok");
    expect(await outcome(recordProgress(db, lab.business, orderId, "已完成前处理"))).toBe("ok");
    const events = await orderEvents(db, orderId);
    expect(events.map((event) => event.kind)).toEqual([
      "package.awarded",
      "order.sample_received",
      "order.started",
      "order.progressed",
    ]);
  });

  it("takes a photo of the sample only if it is one", async () => {
    const { orderId, lab } = await work.confirmed();
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const receive = (bytes: Uint8Array) =>
      outcome(
        receiveSample(db, work.files, lab.business, orderId, {
          sampleNumber: "S-2",
          photo: { name: "样品.png", bytes },
        }),
      );
    expect(await receive(Buffer.from("<html>"))).toBe("unsupported:photo_not_an_image");
    expect((await work.statusOf(orderId)).status).toBe("confirmed");
    expect(await receive(new Uint8Array(png))).toBe("ok");
  });
});

describe("a hold", () => {
  it("pauses the clock only with the enterprise's consent, and then moves the promised day", async () => {
    const { orderId, lab } = await work.started();
    const before = (await work.statusOf(orderId)).promised_on ?? "";
    await holdOrder(db, lab.business, orderId, "等待补样");
    expect(await outcome(startVisit(db, lab.business, orderId))).toBe("conflict:conflict");
    await resumeOrder(db, lab.business, orderId);
    expect((await work.statusOf(orderId)).promised_on).toBe(before);
    await holdOrder(db, lab.business, orderId, "等待补样");
    expect(await outcome(consentToHold(db, lab.business, orderId))).toBe("forbidden:forbidden");
    await consentToHold(db, enterprise, orderId);
    const since = new Date(Date.now() - 8 * DAY);
    await db.updateTable("orders").set({ hold_consented_at: since }).where("id", "=", orderId).execute();
    await resumeOrder(db, lab.business, orderId);
    const calendar = await loadCalendar(db);
    const paused = workingDaysBetween(calendar, chinaDay(since), chinaDay());
    const after = await work.statusOf(orderId);
    expect(paused).toBeGreaterThan(3);
    expect(after.promised_on).toBe(addWorkingDays(calendar, before, paused).day);
    expect(after.paused_seconds).toBeGreaterThan(7 * 86_400);
    expect(after.held_at).toBeNull();
  });

  it("stops the work that is held", async () => {
    const { orderId, lab } = await work.received();
    await holdOrder(db, enterprise, orderId, "更换样品");
    expect(await outcome(startWork(db, lab.business, orderId))).toBe("conflict:order_held");
    expect((await work.statusOf(orderId)).hold_consented_at).not.toBeNull();
  });
});

describe("cancelling", () => {
  it("takes both parties", async () => {
    const { orderId, lab } = await work.received();
    const cancel = (actor: Actor, reason?: string) => cancelOrder(db, actor, orderId, { reason });
    expect(await outcome(cancel(enterprise))).toBe("invalid:invalid_input");
    expect(await cancel(enterprise, "不再需要")).toEqual({ cancelled: false });
    expect(await outcome(cancel(enterprise, "再催"))).toBe("conflict:cancel_waiting");
    expect(await outcome(cancel(market.hub, "越权"))).toBe("forbidden:forbidden");
    await keepOrder(db, lab.business, orderId);
    expect((await work.statusOf(orderId)).status).toBe("sample_received");
    await cancel(lab.business, "设备故障");
    expect(await cancel(enterprise)).toEqual({ cancelled: true });
    expect((await work.statusOf(orderId)).status).toBe("cancelled");
    expect(await outcome(startWork(db, lab.business, orderId))).toBe("conflict:conflict");
  });

  it("against the start of work has one legal result", async () => {
    const { orderId, lab } = await work.received();
    await cancelOrder(db, enterprise, orderId, { reason: "不再需要" });
    const results = await Promise.all([
      outcome(cancelOrder(db, lab.business, orderId, {})),
      outcome(startWork(db, lab.business, orderId)),
    ]);
    const { status } = await work.statusOf(orderId);
    expect(status).toBe("cancelled");
    expect(results[0]).toBe("ok");
  });
});

describe("acceptance", () => {
  it("is the enterprise's, with a rating, and starts the follow-up clock", async () => {
    const { orderId, lab } = await work.issued();
    const accept = (actor: Actor) => outcome(acceptOrder(db, actor, orderId, { rating: 5, comment: "及时" }));
    expect(await accept(lab.business)).toBe("forbidden:forbidden");
    expect(await accept(market.hub)).toBe("forbidden:forbidden");
    expect(await accept(enterprise)).toBe("ok");
    const order = await work.statusOf(orderId);
    expect(order).toMatchObject({ status: "accepted", rating: 5, accepted_automatically: false });
    expect(order.auto_accept_at).toBeNull();
    expect(order.follow_up_due_at?.getTime()).toBeGreaterThan(Date.now());
    expect(await accept(enterprise)).toBe("conflict:conflict");
  });
});

describe("money and agreement", () => {
  it("records invoice, slip and receipt by those they concern", async () => {
    const { orderId, lab } = await work.confirmed();
    const slip = { name: "回单.pdf", bytes: await labReport("SLIP") };
    expect(await outcome(setInvoice(db, lab.business, orderId, { title: "甲", details: "" }))).toBe(
      "forbidden:forbidden",
    );
    expect(await outcome(setInvoice(db, enterprise, orderId, { title: "演示企业", details: "开户行" }))).toBe(
      "ok",
    );
    expect(await outcome(attachTransferSlip(db, work.files, enterprise, orderId, slip))).toBe("ok");
    expect(await outcome(recordPayment(db, enterprise, orderId))).toBe("forbidden:forbidden");
    expect(await outcome(recordPayment(db, lab.business, orderId))).toBe("ok");
    expect(await outcome(recordPayment(db, lab.business, orderId))).toBe("conflict:conflict");
  });

  it("prints an agreement with every item, both parties and its fingerprint", async () => {
    const { orderId, lab } = await work.confirmed();
    const agreement = await agreementOf(db, lab.business, orderId);
    const text = await pdfText(await agreementPdf(agreement));
    for (const said of [
      "质量服务委托协议",
      "甲方",
      "总迁移量",
      "脱色试验",
      "1,000.00",
      agreement.hash.slice(0, 24),
    ]) {
      expect(text).toContain(said);
    }
    expect((await agreementOf(db, enterprise, orderId)).hash).toBe(agreement.hash);
    expect(await outcome(agreementOf(db, market.stranger, orderId))).toBe("not_found:not_found");
  });
});

describe("lists", () => {
  it("show each role its own orders", async () => {
    const { orderId, lab } = await work.confirmed();
    const sees = async (actor: Actor) =>
      (await listOrders(db, actor, { limit: 100 })).items.some((row) => row.id === orderId);
    for (const actor of [enterprise, lab.business, market.hub, market.regulator]) {
      expect(await sees(actor)).toBe(true);
      expect(await outcome(findOrder(db, actor, orderId))).toBe("ok");
    }
    for (const actor of [market.stranger, market.admin, (await market.lab()).business]) {
      expect(await sees(actor)).toBe(false);
      expect(await outcome(findOrder(db, actor, orderId))).toBe("not_found:not_found");
    }
  });
});
