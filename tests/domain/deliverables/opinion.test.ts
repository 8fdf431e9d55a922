import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { amendDeliverable } from "~/domain/deliverables/amend-deliverable.server";
import { authenticityByHash, authenticityByNumber } from "~/domain/deliverables/authenticity.queries.server";
import { deliverableFile, deliverablesOf } from "~/domain/deliverables/deliverable.queries.server";
import { issueDeliverable } from "~/domain/deliverables/issue-deliverable.server";
import { revokeDeliverable } from "~/domain/deliverables/revoke-deliverable.server";
import { answersFor } from "~/domain/deliverables/signatory.queries.server";
import { newId } from "~/domain/ids";
import { awardQuote } from "~/domain/quotes/award-quote.server";
import { submitQuote } from "~/domain/quotes/submit-quote.server";
import { testDatabase } from "../../support/database";
import { workIn } from "../orders/work";
import { marketIn, outcome } from "../quotes/market";
import { pdfText } from "./pdf";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const work = workIn(db, market);

/** Providers of advice: no accreditation, no signatory, one vetted line each. */
async function adviser(category: string, kind: string) {
  const id = await market.world.provider();
  const siteId = await market.world.site(id);
  await market.world.insert("capability_lines", {
    provider_id: id,
    site_id: siteId,
    category,
    kind,
    description: "演示",
    status: "vetted",
    decided_at: new Date(),
  });
  const person = (role: Actor["role"]) => market.actor(id, "provider", role);
  return {
    ...{ id, siteId, owner: await person("owner"), signatory: await person("signatory") },
    ...{ business: await person("business"), technical: await person("technical") },
  };
}

/** An order of advice, at work. */
async function advising(category = "standards", kind = "consulting") {
  const by = await adviser(category, kind);
  const requestId = await market.world.request(market.enterpriseId, market.enterprise.userId, {
    number: `XQ-${newId()}`,
    received_at: new Date(),
    delivery: "none",
  });
  const packageId = await market.world.pack(requestId, {
    ...{ category, kind, status: "quoting", quoting_opened_at: new Date() },
    quoting_deadline: new Date(Date.now() + 86_400_000),
  });
  const itemIds = [await market.world.item(packageId, { sample_name: "企业标准体系" })];
  const record = await market.world.insert("legality_records", {
    ...{ moment: "invitation", package_id: packageId, provider_id: by.id, site_id: by.siteId },
    ...{ verdict: "eligible", rule_version: "test", body: JSON.stringify({ items: [] }) },
  });
  await market.world.insert("invitations", {
    ...{ package_id: packageId, provider_id: by.id, site_id: by.siteId, legality_record_id: record },
    ...{ ring: "county", score: 80, distance_m: 100 },
  });
  const { id: quoteId } = await submitQuote(db, by.business, packageId, market.offer(itemIds, 900));
  const { orderId } = await awardQuote(db, market.enterprise, { requestId, packageId, quoteId });
  await db
    .updateTable("orders")
    .set({ status: "in_progress", started_at: new Date() })
    .where("id", "=", orderId)
    .execute();
  return { ...by, orderId };
}

const issuing = async (actor: Actor, orderId: string) =>
  outcome(issueDeliverable(db, work.files, actor, orderId, await work.reportFacts()));

async function issued(kind?: [string, string]) {
  const order = await advising(...(kind ?? []));
  const deliverable = await issueDeliverable(
    db,
    work.files,
    order.owner,
    order.orderId,
    await work.reportFacts(),
  );
  return { ...order, deliverable };
}

describe("an opinion", () => {
  it.each([
    ["standards", "consulting"],
    ["quality_management", "training"],
    ["brand", "inspection"],
  ])("of %s %s is issued without any signatory entry", async (category, kind) => {
    const { deliverable, owner, orderId } = await issued([category, kind]);
    const row = await db
      .selectFrom("deliverables")
      .select(["kind", "signatory_id", "issued_by"])
      .where("id", "=", deliverable.id)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ kind: "opinion", signatory_id: null, issued_by: owner.userId });
    expect((await work.statusOf(orderId)).status).toBe("report_issued");
  });

  it("is issued by the provider's signatory or owner and nobody else", async () => {
    const order = await advising();
    for (const actor of [order.business, order.technical, market.enterprise]) {
      expect(await issuing(actor, order.orderId)).toBe("forbidden:forbidden");
    }
    expect(await issuing((await adviser("standards", "consulting")).owner, order.orderId)).toBe(
      "not_found:not_found",
    );
    expect(await issuing(order.signatory, order.orderId)).toBe("ok");
  });

  it("needs its line vetted still", async () => {
    const order = await advising();
    await db
      .updateTable("capability_lines")
      .set({ status: "withdrawn" })
      .where("provider_id", "=", order.id)
      .execute();
    expect(await issuing(order.owner, order.orderId)).toMatch(/^forbidden:gate_/);
  });

  it("says on its sheet who answers for it, and no accreditation", async () => {
    const { deliverable, owner } = await issued();
    const { storage_key } = await deliverableFile(db, owner, deliverable.id, "sheet");
    const text = await pdfText((await work.files.get(storage_key)) ?? new Uint8Array());
    for (const said of ["报告验证页", deliverable.number, "演示用户", "企业标准体系"]) {
      expect(text).toContain(said);
    }
    expect(text).toContain("签发人");
    expect(text).not.toContain("授权签字人 Signatory");
    const [edition] = await deliverablesOf(db, deliverable.orderId);
    expect([edition?.kind, edition?.signatory]).toEqual(["opinion", "演示用户"]);
  });

  it("is authenticated like a report, only that it stands on no accreditation", async () => {
    const { deliverable } = await issued();
    const told = await authenticityByNumber(db, deliverable.number, deliverable.sourceSha256);
    expect(told).toMatchObject({ status: "genuine", kind: "opinion" });
    expect(told.legality).toMatchObject({ verdict: "eligible", accreditation: null });
    expect((await authenticityByHash(db, deliverable.sourceSha256)).number).toBe(deliverable.number);
  });

  it("is amended and revoked by owner or signatory", async () => {
    const { deliverable, owner, signatory, business, orderId } = await issued();
    const facts = { ...(await work.reportFacts()), reason: "补充第三章" };
    const amend = (actor: Actor) => outcome(amendDeliverable(db, work.files, actor, deliverable.id, facts));
    expect(await amend(business)).toBe("forbidden:forbidden");
    expect(await amend(signatory)).toBe("ok");
    const [newer] = await deliverablesOf(db, orderId);
    expect([newer?.edition, newer?.replaces]).toEqual([2, deliverable.number]);
    expect((await authenticityByNumber(db, deliverable.number)).status).toBe("superseded");
    const revoke = (actor: Actor) =>
      outcome(revokeDeliverable(db, actor, newer?.id ?? "", { reason: "引用的标准已废止" }));
    expect(await revoke(business)).toBe("forbidden:forbidden");
    expect(await revoke(owner)).toBe("ok");
    expect((await authenticityByNumber(db, newer?.number ?? "")).status).toBe("revoked");
  });
});

describe("an owner of an accredited lab", () => {
  it("signs nothing without an entry of his own as signatory", async () => {
    const order = await work.started();
    const owner = await market.actor(order.lab.id, "provider", "owner");
    expect(await answersFor(db, owner, false)).toBe(false);
    expect(await issuing(owner, order.orderId)).toBe("forbidden:not_a_signatory");
    await market.world.signatory(order.lab.id, order.lab.accreditationId, owner.userId);
    expect(await answersFor(db, owner, false)).toBe(true);
    expect(await issuing(owner, order.orderId)).toBe("ok");
  });

  it("revokes no report of a signatory", async () => {
    const { lab, deliverable } = await work.issued();
    const owner = await market.actor(lab.id, "provider", "owner");
    const revoking = outcome(revokeDeliverable(db, owner, deliverable.id, { reason: "不想要了" }));
    expect(await revoking).toBe("forbidden:not_a_signatory");
  });
});
