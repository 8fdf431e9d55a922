import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { revokeDeliverable } from "~/domain/deliverables/revoke-deliverable.server";
import { refuseRetest } from "~/domain/disputes/answer-retest.server";
import { appealDispute, referDispute } from "~/domain/disputes/appeal-dispute.server";
import { castVote, publishDecision } from "~/domain/disputes/decide-dispute.server";
import { DISPUTE_STATUSES, disputeLifecycle, isOver, verdictOf } from "~/domain/disputes/dispute";
import { explainDispute } from "~/domain/disputes/explain-dispute.server";
import { failMediation, mediateDispute, noteTalk } from "~/domain/disputes/mediate-dispute.server";
import { orderRetest } from "~/domain/disputes/order-retest.server";
import { runDisputeClocks } from "~/domain/disputes/run-clocks.server";
import {
  confirmSettlement,
  declineSettlement,
  proposeSettlement,
} from "~/domain/disputes/settle-dispute.server";
import { withdrawDispute } from "~/domain/disputes/withdraw-dispute.server";
import { acceptOrder } from "~/domain/orders/accept-order.server";
import { liftOrder } from "~/domain/supervision/suspend-order.server";
import { liftRequest } from "~/domain/supervision/suspend-request.server";
import { testDatabase } from "../../support/database";
import { marketIn, outcome } from "../quotes/market";
import { courtIn, later, words } from "./court";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const court = await courtIn(db, market);
const { enterprise, hub, regulator, stranger, admin } = market;
const { work, row } = court;
const reason = {
  rank: "mandatory" as const,
  mandatory: "GB 4806.7-2023 第 4.3 条",
  agreed: "",
  declared: "",
};
const reasoned = { ...reason, reasoning: "复测与原报告一致，申诉理由不成立（演示）" };

describe("the objection", () => {
  it("opens one numbered dispute with the provider's clock", async () => {
    const { orderId, disputeId } = await court.opened();
    const dispute = await row(disputeId);
    expect(dispute).toMatchObject({ status: "objection", from_status: "report_issued", clock_days: 5 });
    expect(dispute.number).toMatch(/^ZY-370102-\d{4}-\d{6}$/);
    expect((await work.statusOf(orderId)).status).toBe("disputed");
    expect(await court.kinds(disputeId)).toEqual(["order.disputed"]);
  });

  it("is explained by the provider alone, and mediated only then or when it is late", async () => {
    const { disputeId, lab } = await court.opened();
    const explain = (actor: Actor) => outcome(explainDispute(db, work.files, actor, disputeId, words));
    for (const actor of [enterprise, hub, regulator])
      expect(await explain(actor)).toBe("forbidden:forbidden");
    for (const actor of [stranger, admin, (await market.lab()).business]) {
      expect(await explain(actor)).toBe("not_found:not_found");
    }
    expect(await outcome(mediateDispute(db, hub, disputeId))).toBe("conflict:dispute_explanation_due");
    const junk = { ...words, files: [{ name: "记录.pdf", bytes: Buffer.from("<html>") }] };
    expect(await outcome(explainDispute(db, work.files, lab.business, disputeId, junk))).toBe(
      "unsupported:evidence_not_readable",
    );
    expect(await explain(lab.signatory)).toBe("ok");
    expect(await explain(lab.business)).toBe("conflict:conflict");
    const late = await court.opened();
    await court.expire(late.disputeId);
    expect(await outcome(mediateDispute(db, hub, late.disputeId))).toBe("ok");
  });
});

describe("a settlement", () => {
  it.each([
    ["accepted", "accepted", "genuine"],
    ["redo", "in_progress", "genuine"],
    ["revoked", "in_progress", "revoked"],
  ] as const)("%s takes both parties and ends the order in %s", async (decision, status, report) => {
    const { disputeId, orderId, lab, deliverable } = await court.mediated();
    const confirm = (actor: Actor) => outcome(confirmSettlement(db, actor, disputeId));
    expect(await confirm(enterprise)).toBe("conflict:settlement_missing");
    const proposal = { decision, terms: "双方同意（演示）" };
    expect(await outcome(proposeSettlement(db, enterprise, disputeId, proposal))).toBe("forbidden:forbidden");
    await proposeSettlement(db, hub, disputeId, proposal);
    expect(await confirm(hub)).toBe("forbidden:forbidden");
    expect(await confirm(lab.signatory)).toBe("forbidden:forbidden");
    expect(await confirm(enterprise)).toBe("ok");
    expect(await confirm(enterprise)).toBe("conflict:settlement_confirmed");
    expect((await work.statusOf(orderId)).status).toBe("disputed");
    expect(await confirm(lab.business)).toBe("ok");
    expect((await work.statusOf(orderId)).status).toBe(status);
    expect(await court.decisions(disputeId)).toEqual([{ decision, made_by: "settlement" }]);
    const found = await db
      .selectFrom("deliverables")
      .select("status")
      .where("id", "=", deliverable.id)
      .execute();
    expect(found).toEqual([{ status: report }]);
    expect((await court.kinds(disputeId)).at(-1)).toBe("dispute.decided");
  });

  it("proposed anew or declined counts no earlier confirmation", async () => {
    const { disputeId, lab } = await court.mediated();
    const propose = () => proposeSettlement(db, hub, disputeId, { decision: "redo", terms: "重新检测" });
    await propose();
    await confirmSettlement(db, enterprise, disputeId);
    await propose();
    expect(await row(disputeId)).toMatchObject({ client_confirmed_at: null, status: "mediation" });
    await confirmSettlement(db, enterprise, disputeId);
    await declineSettlement(db, lab.business, disputeId, words);
    expect(await row(disputeId)).toMatchObject({ client_confirmed_at: null, proposed_decision: null });
    expect(await outcome(confirmSettlement(db, lab.business, disputeId))).toBe("conflict:settlement_missing");
    expect(await outcome(noteTalk(db, hub, disputeId, { ...words, expectedVersion: 1 }))).toBe(
      "stale:stale_version",
    );
  });
});

describe("withdrawing", () => {
  it("is the enterprise's at every open stage, and puts the order where it was", async () => {
    for (const stage of [court.opened, court.mediated, court.testing, court.retested, court.seated]) {
      const { disputeId, orderId, lab } = await stage();
      expect(await outcome(withdrawDispute(db, lab.business, disputeId, words))).toBe("forbidden:forbidden");
      expect(await outcome(withdrawDispute(db, enterprise, disputeId, words))).toBe("ok");
      const order = await work.statusOf(orderId);
      expect(order.status).toBe("report_issued");
      expect(order.auto_accept_at?.getTime()).toBeGreaterThan(Date.now());
      expect(await court.decisions(disputeId)).toEqual([]);
      expect(await outcome(withdrawDispute(db, enterprise, disputeId, words))).toBe("conflict:conflict");
    }
  });

  it("after an acceptance goes back to it, and never gives a fresh fifteen days", async () => {
    const accepted = await work.issued();
    await acceptOrder(db, enterprise, accepted.orderId, { rating: 4, comment: "" });
    const { disputeId } = await court.opened(accepted);
    await withdrawDispute(db, enterprise, disputeId, words);
    const order = await work.statusOf(accepted.orderId);
    expect(order).toMatchObject({ status: "accepted", rating: 4 });
    expect(order.follow_up_due_at).not.toBeNull();
    const short = await work.issued();
    await db
      .updateTable("orders")
      .set({ auto_accept_at: later(3) })
      .where("id", "=", short.orderId)
      .execute();
    const again = await court.opened(short);
    await withdrawDispute(db, enterprise, again.disputeId, words);
    const left = (await work.statusOf(short.orderId)).auto_accept_at?.getTime() ?? 0;
    expect(left).toBeLessThan(later(4).getTime());
    // and may be disputed again: the first one is over
    expect((await court.opened(short)).disputeId).not.toBe(again.disputeId);
  });
});

describe("mediation", () => {
  it("lasts 45 working days, of which a re-test takes none", async () => {
    const { disputeId, retestId, far } = await court.asked();
    expect(await row(disputeId)).toMatchObject({ status: "retest", mediation_days_left: 45 });
    await db.updateTable("disputes").set({ mediation_days_left: 31 }).where("id", "=", disputeId).execute();
    await refuseRetest(db, far.business, retestId, words);
    expect(await row(disputeId)).toMatchObject({
      status: "mediation",
      clock_days: 31,
      mediation_days_left: null,
    });
    const again = court.order(far, []);
    const items = await db.selectFrom("dispute_retests").select("item_ids").executeTakeFirstOrThrow();
    expect(await outcome(orderRetest(db, hub, disputeId, { ...again, items: items.item_ids }))).toMatch(
      /^(invalid|conflict)/,
    );
  });

  it("is over when its time is, or when the hub says why; then a panel only where nothing can be tested", async () => {
    const { disputeId } = await court.mediated();
    expect(await outcome(referDispute(db, hub, disputeId, words))).toBe("conflict:conflict");
    await court.expire(disputeId);
    // the test database knows no holidays, so the deadline may still move
    await db.updateTable("disputes").set({ due_provisional: false }).where("id", "=", disputeId).execute();
    await runDisputeClocks(db, new Date());
    expect(await row(disputeId)).toMatchObject({ status: "failed", overdue_told_at: null });
    const failed = await court.mediated();
    await failMediation(db, hub, failed.disputeId, words);
    expect(await outcome(referDispute(db, enterprise, failed.disputeId, words))).toBe("forbidden:forbidden");
    await referDispute(db, hub, failed.disputeId, words);
    expect((await row(failed.disputeId)).status).toBe("arbitration");
  });

  it("past a provisional deadline is told of once and does not end", async () => {
    const { disputeId } = await court.mediated();
    await db
      .updateTable("disputes")
      .set({ due_provisional: true, due_at: new Date(Date.now() - 1000) })
      .where("id", "=", disputeId)
      .execute();
    await runDisputeClocks(db, new Date());
    await runDisputeClocks(db, new Date());
    expect((await row(disputeId)).status).toBe("mediation");
    expect((await court.kinds(disputeId)).filter((kind) => kind === "dispute.overdue")).toHaveLength(1);
  });
});

describe("after a re-test", () => {
  it.each([
    ["confirms", "accepted", "accepted"],
    ["contradicts", "revoked", "in_progress"],
  ] as const)(
    "that %s nobody's appeal in 15 days makes it the decision",
    async (result, decision, status) => {
      const { disputeId, orderId, lab } = await court.retested(result);
      const due = (await row(disputeId)).due_at?.getTime() ?? 0;
      expect(due).toBeGreaterThan(later(15).getTime() - 60_000);
      expect(due).toBeLessThan(later(16).getTime());
      expect(await runDisputeClocks(db, new Date())).toBe(0);
      const over = later(17);
      expect(await outcome(appealDispute(db, lab.business, disputeId, words, over))).toBe(
        "conflict:appeal_over",
      );
      await runDisputeClocks(db, over);
      expect(await court.decisions(disputeId)).toEqual([{ decision, made_by: "retest" }]);
      expect((await work.statusOf(orderId)).status).toBe(status);
    },
  );

  it.each(["order", "request"] as const)(
    "leaves the days to appeal that a suspension of the %s took",
    async (what) => {
      const { disputeId, orderId, requestId, lab } = await court.retested("contradicts");
      const lift = { orderId, requestId, reason: "核查完毕，恢复办理" };
      const stop = { suspended_at: later(-7), suspension_reason: "核查期间暂停" };
      if (what === "order") await db.updateTable("orders").set(stop).where("id", "=", orderId).execute();
      else
        await db
          .updateTable("requests")
          .set({ ...stop, suspended_by: regulator.userId })
          .where("id", "=", requestId)
          .execute();
      // two days were left when it was stopped
      const started = { clock_from: later(-20), due_at: later(-5) };
      await db.updateTable("disputes").set(started).where("id", "=", disputeId).execute();
      expect(await runDisputeClocks(db, new Date())).toBe(0);
      expect(await outcome(appealDispute(db, lab.business, disputeId, words))).toBe("conflict:suspended");
      if (what === "order") await liftOrder(db, regulator, lift);
      else await liftRequest(db, regulator, lift);
      const moved = ((await row(disputeId)).due_at?.getTime() ?? 0) - started.due_at.getTime();
      expect(moved).toBeGreaterThanOrEqual(7 * 86_400_000);
      expect(moved).toBeLessThanOrEqual(Date.now() - stop.suspended_at.getTime());
      expect(await runDisputeClocks(db, new Date())).toBe(0);
      expect(await outcome(appealDispute(db, lab.business, disputeId, words, later(3)))).toBe(
        "conflict:appeal_over",
      );
      expect(await outcome(appealDispute(db, lab.business, disputeId, words))).toBe("ok");
    },
  );

  it("either party may appeal, nobody else", async () => {
    const { disputeId, lab, far } = await court.retested();
    for (const actor of [hub, regulator, lab.signatory]) {
      expect(await outcome(appealDispute(db, actor, disputeId, words))).toBe("forbidden:forbidden");
    }
    expect(await outcome(appealDispute(db, far.business, disputeId, words))).toBe("not_found:not_found");
    expect(await outcome(appealDispute(db, lab.business, disputeId, words))).toBe("ok");
    expect(await row(disputeId)).toMatchObject({ status: "arbitration", appealed_by: "provider" });
  });
});

describe("a panel", () => {
  it("votes once each, and its lead publishes the median with reasons", async () => {
    const { disputeId, orderId, panel } = await court.seated();
    const vote = (actor: Actor, what: "accepted" | "redo" | "revoked") =>
      outcome(castVote(db, actor, disputeId, { vote: what, opinion: "已阅全部材料（演示）" }));
    const publish = (actor: Actor) => outcome(publishDecision(db, actor, disputeId, reasoned));
    const [lead, second, third] = panel;
    expect(await vote(enterprise, "revoked")).toBe("forbidden:forbidden");
    expect(await vote((await court.expert("370202")).actor, "redo")).toBe("not_found:not_found");
    expect(await vote(lead.actor, "accepted")).toBe("ok");
    expect(await vote(lead.actor, "revoked")).toBe("conflict:already_voted");
    expect(await publish(lead.actor)).toBe("conflict:votes_missing");
    expect(await vote(second.actor, "revoked")).toBe("ok");
    expect(await vote(third.actor, "redo")).toBe("ok");
    expect(await publish(second.actor)).toBe("forbidden:forbidden");
    expect(await publish(hub)).toBe("forbidden:forbidden");
    expect(await publish(lead.actor)).toBe("ok");
    expect(await court.decisions(disputeId)).toEqual([{ decision: "redo", made_by: "panel" }]);
    expect((await work.statusOf(orderId)).status).toBe("in_progress");
    expect(await publish(lead.actor)).toBe("conflict:conflict");
  });
});

describe("a report revoked meanwhile", () => {
  it("ends the dispute with it, and a re-test under way", async () => {
    const { disputeId, lab, deliverable, retestId } = await court.testing();
    await revokeDeliverable(db, lab.signatory, deliverable.id, { reason: "原始记录有误（演示）" });
    expect(await court.decisions(disputeId)).toEqual([{ decision: "revoked", made_by: "revocation" }]);
    expect((await row(disputeId)).status).toBe("decided");
    const retest = await db
      .selectFrom("dispute_retests")
      .select("status")
      .where("id", "=", retestId)
      .execute();
    expect(retest).toEqual([{ status: "recalled" }]);
    expect(await court.kinds(disputeId)).toContain("dispute.decided");
  });
});

describe("the vocabulary", () => {
  it("is the database's", async () => {
    const { rows } = await database.pool.query<{ text: string }>(
      `select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'disputes_status_check'`,
    );
    const known = [...(rows[0]?.text.matchAll(/'(\w+)'::text/g) ?? [])].map(([, status]) => status);
    expect(known.sort()).toEqual([...DISPUTE_STATUSES].sort());
  });

  it("has an end only in decided and withdrawn, reachable from everywhere", () => {
    for (const status of DISPUTE_STATUSES) {
      expect(disputeLifecycle.allows(status, "withdraw")).toBe(!isOver(status));
    }
  });

  it("takes the median of the votes", () => {
    const cases: [string[], string][] = [
      [["accepted", "accepted", "revoked"], "accepted"],
      [["accepted", "redo", "revoked"], "redo"],
      [["revoked", "revoked", "accepted"], "revoked"],
      [["redo", "accepted", "revoked", "revoked", "accepted"], "redo"],
      [["accepted", "accepted", "revoked", "revoked", "revoked"], "revoked"],
    ];
    for (const [votes, verdict] of cases) expect(verdictOf(votes)).toBe(verdict);
  });
});
