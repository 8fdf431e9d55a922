import { afterAll, describe, expect, it } from "vitest";
import { appealDispute } from "~/domain/disputes/appeal-dispute.server";
import { castVote, publishDecision } from "~/domain/disputes/decide-dispute.server";
import { openDispute } from "~/domain/disputes/open-dispute.server";
import { reportRetest } from "~/domain/disputes/report-retest.server";
import { runDisputeClocks } from "~/domain/disputes/run-clocks.server";
import { confirmSettlement, proposeSettlement } from "~/domain/disputes/settle-dispute.server";
import { withdrawDispute } from "~/domain/disputes/withdraw-dispute.server";
import { acceptOrder } from "~/domain/orders/accept-order.server";
import { testDatabase } from "../../support/database";
import { marketIn, outcome } from "../quotes/market";
import { courtIn, words } from "./court";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const court = await courtIn(db, market);
const { enterprise, hub } = market;
const ROUNDS = 8;

const rounds = async (once: () => Promise<void>) => {
  for (let round = 0; round < ROUNDS; round++) await once();
};
/** What must hold after any race: an ended dispute has its one outcome, and the order is where that leads. */
async function settled(disputeId: string, orderId: string) {
  const { status, ended_by } = await court.row(disputeId);
  const decided = await court.decisions(disputeId);
  const order = (await court.work.statusOf(orderId)).status;
  expect(decided).toHaveLength(status === "decided" ? 1 : 0);
  if (status === "withdrawn") expect([ended_by, order]).toEqual(["withdrawal", "report_issued"]);
  else if (status === "decided")
    expect(order).toBe(decided[0]?.decision === "accepted" ? "accepted" : "in_progress");
  else expect(order).toBe("disputed");
  return status;
}

describe("at once", () => {
  it("twenty objections open one dispute; objection and acceptance exclude each other", async () => {
    await rounds(async () => {
      const order = await court.work.issued();
      const object = () =>
        outcome(
          openDispute(db, court.work.files, enterprise, order.orderId, { reason: "结果有误", wants: "redo" }),
        );
      const accept = outcome(acceptOrder(db, enterprise, order.orderId, { rating: 5, comment: "" }));
      const answers = await Promise.all([...Array.from({ length: 6 }, object), accept]);
      const rows = await db
        .selectFrom("disputes")
        .select("id")
        .where("order_id", "=", order.orderId)
        .execute();
      expect(rows).toHaveLength(1);
      expect(answers.slice(0, 6).filter((answer) => answer === "ok")).toHaveLength(1);
    });
  });

  it("both parties confirm, twice each: one decision", async () => {
    await rounds(async () => {
      const { disputeId, orderId, lab } = await court.mediated();
      await proposeSettlement(db, hub, disputeId, { decision: "redo", terms: "重新检测" });
      const confirm = (by: typeof enterprise) => outcome(confirmSettlement(db, by, disputeId));
      const answers = await Promise.all([enterprise, lab.business, enterprise, lab.business].map(confirm));
      expect(answers.filter((answer) => answer === "ok")).toHaveLength(2);
      expect(await settled(disputeId, orderId)).toBe("decided");
    });
  });

  it("a new proposal and the second confirmation: what was confirmed is what is decided", async () => {
    await rounds(async () => {
      const { disputeId, orderId, lab } = await court.mediated();
      await proposeSettlement(db, hub, disputeId, { decision: "accepted", terms: "维持报告" });
      await confirmSettlement(db, enterprise, disputeId);
      const { version } = await court.row(disputeId);
      const [, confirmed] = await Promise.all([
        outcome(proposeSettlement(db, hub, disputeId, { decision: "revoked", terms: "撤销报告" })),
        outcome(confirmSettlement(db, lab.business, disputeId, version)),
      ]);
      const status = await settled(disputeId, orderId);
      if (confirmed === "ok")
        expect(await court.decisions(disputeId)).toEqual([{ decision: "accepted", made_by: "settlement" }]);
      else expect([status, confirmed]).toEqual(["mediation", "stale:stale_version"]);
    });
  });

  it("withdrawal and the settlement's last word: one of both", async () => {
    await rounds(async () => {
      const { disputeId, orderId, lab } = await court.mediated();
      await proposeSettlement(db, hub, disputeId, { decision: "redo", terms: "重新检测" });
      await confirmSettlement(db, enterprise, disputeId);
      const answers = await Promise.all([
        outcome(withdrawDispute(db, enterprise, disputeId, words)),
        outcome(confirmSettlement(db, lab.business, disputeId)),
      ]);
      expect(answers.sort()).toEqual(["conflict:conflict", "ok"]);
      expect(["decided", "withdrawn"]).toContain(await settled(disputeId, orderId));
    });
  });

  it("appeal and deadline: in arbitration or decided by the re-test, never both", async () => {
    await rounds(async () => {
      const { disputeId, orderId, lab } = await court.retested();
      const due = (await court.row(disputeId)).due_at ?? new Date();
      const before = new Date(due.getTime() - 1000);
      const [appeal] = await Promise.all([
        outcome(appealDispute(db, lab.business, disputeId, words, before)),
        runDisputeClocks(db, due),
        runDisputeClocks(db, due),
      ]);
      // one that was busy is left to the next run, as every minute
      await runDisputeClocks(db, due);
      const status = await settled(disputeId, orderId);
      expect([appeal, status]).toEqual(
        appeal === "ok" ? ["ok", "arbitration"] : ["conflict:conflict", "decided"],
      );
    });
  });

  it("withdrawal and the re-test's report: the withdrawal ends it whichever comes first", async () => {
    await rounds(async () => {
      const { disputeId, orderId, retestId, far } = await court.testing();
      const finding = await court.finding("confirms");
      const answers = await Promise.all([
        outcome(withdrawDispute(db, enterprise, disputeId, words)),
        outcome(reportRetest(db, court.work.files, far.signatory, retestId, finding)),
      ]);
      expect(answers[0]).toBe("ok");
      expect(await settled(disputeId, orderId)).toBe("withdrawn");
    });
  });

  it("withdrawal and the panel's decision: one of both; a vote counts once", async () => {
    await rounds(async () => {
      const { disputeId, orderId, panel } = await court.seated();
      const ballot = { vote: "accepted" as const, opinion: "已阅（演示）" };
      const votes = panel.flatMap(({ actor }) => [actor, actor]);
      const cast = await Promise.all(votes.map((actor) => outcome(castVote(db, actor, disputeId, ballot))));
      expect(cast.filter((answer) => answer === "ok")).toHaveLength(panel.length);
      const reasons = { rank: "mandatory" as const, mandatory: "GB 4806.7", agreed: "", declared: "" };
      const publish = publishDecision(db, panel[0].actor, disputeId, {
        ...reasons,
        reasoning: "原报告成立（演示）",
      });
      const withdraw = withdrawDispute(db, enterprise, disputeId, words);
      const answers = await Promise.all([outcome(publish), outcome(withdraw)]);
      expect(answers.sort()).toEqual(["conflict:conflict", "ok"]);
      expect(["decided", "withdrawn"]).toContain(await settled(disputeId, orderId));
    });
  });
});
