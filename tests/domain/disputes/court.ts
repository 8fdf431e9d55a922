import { sql } from "kysely";
import type { Actor } from "~/domain/actor";
import { acceptRetest } from "~/domain/disputes/answer-retest.server";
import { appealDispute } from "~/domain/disputes/appeal-dispute.server";
import { explainDispute } from "~/domain/disputes/explain-dispute.server";
import { mediateDispute } from "~/domain/disputes/mediate-dispute.server";
import { namePanel } from "~/domain/disputes/name-panel.server";
import { openDispute } from "~/domain/disputes/open-dispute.server";
import { orderRetest } from "~/domain/disputes/order-retest.server";
import { reportRetest } from "~/domain/disputes/report-retest.server";
import { newId } from "~/domain/ids";
import type { Db } from "~/domain/outbox.server";
import { labReport } from "../deliverables/pdf";
import { workIn } from "../orders/work";
import { dayFromNow, type Market } from "../quotes/market";

const DAY = 86_400_000;
export const later = (days: number) => new Date(Date.now() + days * DAY);
export const words = { text: "情况如上，请查看（演示）" };

/** Disputes at each stage, with neutral labs and experts of other places. */
export async function courtIn(db: Db, market: Market) {
  const work = workIn(db, market);
  const { enterprise, hub, world } = market;

  /** An expert of a hub office in that region; `office` lends several from one house. */
  const expert = async (region: string, office?: string, values: Record<string, unknown> = {}) => {
    const house =
      office ??
      (await world.insert("organisations", {
        kind: "hub",
        name: "演示站点",
        region_code: region,
        hub_id: hub.hubs?.hubId,
      }));
    const actor = await market.actor(house, "hub", "expert");
    await world.insert("memberships", { user_id: actor.userId, organisation_id: house, role: "expert" });
    const id = await world.insert("experts", { user_id: actor.userId, organisation_id: house, ...values });
    return { id, actor };
  };

  const opened = async (order?: Awaited<ReturnType<typeof work.issued>>) => {
    const on = order ?? (await work.issued());
    const objection = { reason: "与自检结果不符", wants: "redo" as const };
    const disputeId = await openDispute(db, work.files, enterprise, on.orderId, objection);
    return { ...on, disputeId };
  };
  const explained = async () => {
    const it = await opened();
    await explainDispute(db, work.files, it.lab.business, it.disputeId, words);
    return it;
  };
  const mediated = async () => {
    const it = await explained();
    await mediateDispute(db, hub, it.disputeId);
    return it;
  };
  const order = (by: { siteId: string }, items: string[]) => ({
    siteId: by.siteId,
    items,
    instruction: "请复测总迁移量，报告测得值与不确定度",
    payer: "loser" as const,
    feeNote: "先由申请方垫付",
  });
  const asked = async () => {
    const it = await mediated();
    const far = await market.lab({}, "370202");
    const retestId = await orderRetest(db, hub, it.disputeId, order(far, it.itemIds));
    return { ...it, far, retestId };
  };
  const testing = async () => {
    const it = await asked();
    await acceptRetest(db, it.far.business, it.retestId, { promisedOn: dayFromNow(5), feeYuan: 800 });
    return it;
  };
  const finding = async (result: "confirms" | "contradicts") => ({
    result,
    reportNumber: "FC-2026-1",
    findings: "测得值与争议值之差在不确定度之内（演示）",
    file: { name: "复测报告.pdf", bytes: await labReport() },
  });
  const retested = async (result: "confirms" | "contradicts" = "confirms") => {
    const it = await testing();
    await reportRetest(db, work.files, it.far.signatory, it.retestId, await finding(result));
    return it;
  };
  const appealed = async () => {
    const it = await retested();
    await appealDispute(db, enterprise, it.disputeId, words);
    return it;
  };
  /** Three experts of other cities, the first one leading. */
  const seated = async () => {
    const it = await appealed();
    const panel = [await expert("370202"), await expert("320102"), await expert("370202")] as const;
    const [lead, ...members] = panel;
    await namePanel(db, hub, it.disputeId, { leadId: lead.id, memberIds: members.map(({ id }) => id) });
    return { ...it, panel };
  };

  const row = (id: string) =>
    db.selectFrom("disputes").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  /** The clock's deadline as if the time were over. */
  const expire = (id: string) =>
    db
      .updateTable("disputes")
      .set({ due_at: new Date(Date.now() - 1000) })
      .where("id", "=", id)
      .execute();
  const decisions = async (id: string) =>
    db.selectFrom("dispute_decisions").select(["decision", "made_by"]).where("dispute_id", "=", id).execute();
  const kinds = async (id: string) => {
    const { rows } = await sql<{ kind: string }>`select kind from events
      where data ->> 'disputeId' = ${id} order by at, id`.execute(db);
    return rows.map(({ kind }) => kind);
  };
  /** The hub of the order as one of its county: it may mediate, not name panels. */
  const county = { ...hub, hubs: { ...hub.hubs, level: "county" } } as Actor;
  return {
    ...{
      work,
      expert,
      opened,
      explained,
      mediated,
      order,
      asked,
      testing,
      finding,
      retested,
      appealed,
      seated,
    },
    ...{ row, expire, decisions, kinds, county, some: newId() },
  };
}
