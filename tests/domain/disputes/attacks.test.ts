import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { acceptRetest } from "~/domain/disputes/answer-retest.server";
import { castVote, publishDecision } from "~/domain/disputes/decide-dispute.server";
import { acceptRetestSchema } from "~/domain/disputes/dispute-inputs";
import { replaceMember } from "~/domain/disputes/name-panel.server";
import { orderRetest } from "~/domain/disputes/order-retest.server";
import { runDisputeClocks } from "~/domain/disputes/run-clocks.server";
import { withdrawDispute } from "~/domain/disputes/withdraw-dispute.server";
import { Refusal } from "~/domain/errors";
import { newId } from "~/domain/ids";
import { legalityPolicy } from "~/domain/matching/legality.policy";
import { findLegality } from "~/domain/matching/legality.queries.server";
import { testDatabase } from "../../support/database";
import { dayFromNow, marketIn, outcome } from "../quotes/market";
import { courtIn, later, words } from "./court";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const court = await courtIn(db, market);
const { enterprise, hub } = market;
const reasoned = {
  ...{ rank: "mandatory" as const, mandatory: "GB 4806.7-2023 第 4.3 条", agreed: "", declared: "" },
  reasoning: "复测与原报告一致，申诉理由不成立（演示）",
};
const ballot = { vote: "accepted" as const, opinion: "报告成立（演示）" };

describe("whoever is asked to re-test", () => {
  it("learns from a refusal of the gate nothing of the request", async () => {
    const { far, retestId } = await court.asked();
    await sql`update accreditations set valid_to = current_date + 30 where provider_id = ${far.id}`.execute(
      db,
    );
    const tooLate = { promisedOn: dayFromNow(60), feeYuan: 1 };
    const refusal = await acceptRetest(db, far.business, retestId, tooLate).catch((error: unknown) => error);
    if (!(refusal instanceof Refusal)) throw new Error("not refused");
    const record = await findLegality(db, String(refusal.detail.values?.legalityRecordId));
    if (!record) throw new Error("the record of a refusal stays");
    expect(legalityPolicy.see(far.business, record)).toBe(false);
    expect(legalityPolicy.see(hub, record)).toBe(true);
  });

  it.each([
    ["did a part of the work", "subcontract"],
    ["had made an offer for it", "quote"],
  ])("is nobody who %s", async (_, tie) => {
    const { disputeId, orderId, itemIds, packageId, lab } = await court.mediated();
    const far = await market.lab({}, "370202");
    const ask = () => outcome(orderRetest(db, hub, disputeId, court.order(far, itemIds)));
    if (tie === "quote") await offered(packageId, far);
    else await subcontracted(orderId, itemIds, lab.business, far);
    expect(await ask()).toBe("invalid:retester_not_neutral");
  });

  it("promises a day within ninety, for an amount in digits", async () => {
    const { far, retestId } = await court.asked();
    const accept = (promisedOn: string) =>
      outcome(acceptRetest(db, far.business, retestId, { promisedOn, feeYuan: 1 }));
    expect(await accept(dayFromNow(91))).toMatch(/^invalid:/);
    expect(await accept(dayFromNow(-1))).toMatch(/^invalid:/);
    expect(await accept(dayFromNow(20))).toBe("ok");
    const fee = (feeYuan: string) =>
      acceptRetestSchema.safeParse({ promisedOn: dayFromNow(1), feeYuan }).success;
    expect(["0", "800", "800.5", "1000000"].map(fee)).toEqual([true, true, true, true]);
    expect(["1e3", "0x10", "-1", "1.234", "", "1000001"].map(fee)).toEqual(Array(6).fill(false));
  });
});

describe("a panel", () => {
  it("whose lead has voted and left is brought to its end by another member, when its time is over", async () => {
    const { disputeId, panel } = await court.seated();
    for (const { actor } of panel) await castVote(db, actor, disputeId, ballot);
    const [lead, member] = panel;
    await sql`update memberships set status = 'removed' where user_id = ${lead.actor.userId}`.execute(db);
    const other = await court.expert("320102");
    const instead = { outId: lead.id, inId: other.id, text: "离职（演示）" };
    expect(await outcome(replaceMember(db, hub, disputeId, instead))).toBe("conflict:member_voted");
    const publish = (actor: Actor) => outcome(publishDecision(db, actor, disputeId, reasoned));
    expect(await publish(member.actor)).toBe("forbidden:forbidden");
    await court.expire(disputeId);
    expect(await publish(hub)).toBe("forbidden:forbidden");
    expect(await publish(member.actor)).toBe("ok");
    expect(await court.decisions(disputeId)).toEqual([{ decision: "accepted", made_by: "panel" }]);
  });

  it("is not voted in by who has meanwhile taken a post with one side", async () => {
    const { disputeId, panel, lab } = await court.seated();
    const [, hired, free] = panel;
    const post = { user_id: hired.actor.userId, organisation_id: lab.id, role: "technical" };
    await market.world.insert("memberships", post);
    expect(await outcome(castVote(db, hired.actor, disputeId, ballot))).toBe("conflict:member_recused");
    expect(await outcome(castVote(db, free.actor, disputeId, ballot))).toBe("ok");
  });
});

describe("a report that was decided on", () => {
  it("is not disputed again: neither after the panel, nor after a re-test and a withdrawal", async () => {
    const judged = await court.seated();
    for (const { actor } of judged.panel) await castVote(db, actor, judged.disputeId, ballot);
    await publishDecision(db, judged.panel[0].actor, judged.disputeId, reasoned);
    expect(await outcome(court.opened(judged))).toBe("conflict:dispute_final");
    const tested = await court.retested("confirms");
    await withdrawDispute(db, enterprise, tested.disputeId, words);
    expect(await outcome(court.opened(tested))).toBe("conflict:dispute_final");
    const lapsed = await court.retested("confirms");
    await runDisputeClocks(db, later(17));
    expect(await outcome(court.opened(lapsed))).toBe("conflict:dispute_final");
  });
});

type Lab = Awaited<ReturnType<typeof market.lab>>;

/** An offer that lost, like the one that won. */
async function offered(packageId: string, { id, siteId }: Lab) {
  const mine = JSON.stringify({ id: newId(), provider_id: id, site_id: siteId });
  await sql`insert into invitations select (jsonb_populate_record(i, ${mine}::jsonb)).* from invitations i
    where package_id = ${packageId} limit 1`.execute(db);
  const lost = JSON.stringify({ provider_id: id, site_id: siteId, status: "declined", id: newId() });
  await sql`insert into quotes select (jsonb_populate_record(q, ${lost}::jsonb)).* from quotes q
    where package_id = ${packageId} limit 1`.execute(db);
}

/** The triggers of its table want an open order; what was agreed then stays with the disputed one. */
async function subcontracted(orderId: string, items: string[], by: Actor, { id, siteId, business }: Lab) {
  await db.transaction().execute(async (tx) => {
    await sql`alter table subcontracts disable trigger user`.execute(tx);
    await sql`insert into subcontracts (id, order_id, item_ids, subcontractor_id, site_id, reason, status, proposed_by,
        client_consented_by, client_consented_at, subcontractor_consented_by, subcontractor_consented_at, legality_record_id)
      select gen_random_uuid(), ${orderId}, ${items}::uuid[], ${id}, ${siteId}, '分包（演示）', 'agreed', ${by.userId},
        ${enterprise.userId}, now(), ${business.userId}, now(), a.legality_record_id
      from awards a join orders o on o.award_id = a.id where o.id = ${orderId}`.execute(tx);
    await sql`alter table subcontracts enable trigger user`.execute(tx);
  });
}
