import { afterAll, describe, expect, it } from "vitest";
import { amendDeliverable } from "~/domain/deliverables/amend-deliverable.server";
import { authenticityByHash, authenticityByNumber } from "~/domain/deliverables/authenticity.queries.server";
import {
  deliverableFile,
  deliverablesOf,
  listDeliverables,
} from "~/domain/deliverables/deliverable.queries.server";
import { issueDeliverable } from "~/domain/deliverables/issue-deliverable.server";
import { readDeliverableNumber } from "~/domain/deliverables/number";
import { revokeDeliverable } from "~/domain/deliverables/revoke-deliverable.server";
import { sha256 } from "~/domain/store-file.server";
import { testDatabase } from "../../support/database";
import { workIn } from "../orders/work";
import { marketIn, outcome } from "../quotes/market";
import { labReport, pdfText } from "./pdf";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const work = workIn(db, market);

const bytesOf = async (
  actor: Parameters<typeof deliverableFile>[1],
  id: string,
  kind: "source" | "sheet" | "combined",
) => {
  const { storage_key } = await deliverableFile(db, actor, id, kind);
  return (await work.files.get(storage_key)) ?? new Uint8Array();
};

describe("issuing", () => {
  it("is the authorised signatory's alone, while the work is in progress", async () => {
    const order = await work.started();
    const facts = await work.reportFacts();
    const by = (actor: Parameters<typeof issueDeliverable>[2]) =>
      outcome(issueDeliverable(db, work.files, actor, order.orderId, facts));
    expect(await by(order.lab.business)).toBe("forbidden:forbidden");
    expect(await by(market.enterprise)).toBe("forbidden:forbidden");
    const stray = await market.actor(order.lab.id, "provider", "signatory");
    expect(await by(stray)).toBe("forbidden:not_a_signatory");
    expect(await by((await market.lab()).signatory)).toBe("not_found:not_found");
    expect(await by(order.lab.signatory)).toBe("ok");
    expect(await by(order.lab.signatory)).toBe("conflict:conflict");
    expect(await work.statusOf(order.orderId)).toMatchObject({ status: "report_issued" });
  });

  it("passes the gate again: a scope lost meanwhile stops it, and the record stays", async () => {
    const order = await work.started();
    await db
      .updateTable("scope_items")
      .set({ status: "removed" })
      .where("provider_id", "=", order.lab.id)
      .execute();
    const facts = await work.reportFacts();
    expect(
      await outcome(issueDeliverable(db, work.files, order.lab.signatory, order.orderId, facts)),
    ).toMatch(/^forbidden:gate_/);
    const records = await db
      .selectFrom("legality_records")
      .select("verdict")
      .where("package_id", "=", order.packageId)
      .where("moment", "=", "issue")
      .execute();
    expect(records).toEqual([{ verdict: "refused" }]);
  });

  it("keeps the source byte for byte and gives it a number with a check character", async () => {
    const { deliverable, source, lab } = await work.issued();
    expect(readDeliverableNumber(deliverable.number).ok).toBe(true);
    const kept = await bytesOf(market.enterprise, deliverable.id, "source");
    expect(Buffer.compare(Buffer.from(kept), Buffer.from(source))).toBe(0);
    expect(deliverable.sourceSha256).toBe(sha256(source));
    const combined = await bytesOf(lab.business, deliverable.id, "combined");
    expect(deliverable.combinedSha256).toBe(sha256(combined));
  });

  it("adds a sheet in Chinese, with number, fingerprint and address, and appends it to the copy", async () => {
    const { deliverable } = await work.issued();
    const sheet = await pdfText(await bytesOf(market.enterprise, deliverable.id, "sheet"));
    for (const said of [
      "报告验证页",
      deliverable.number,
      deliverable.sourceSha256.slice(0, 40),
      "授权签字人",
      "总迁移量",
    ]) {
      expect(sheet).toContain(said);
    }
    const combined = await pdfText(await bytesOf(market.enterprise, deliverable.id, "combined"));
    expect(combined).toContain("TEST REPORT");
    expect(combined).toContain("报告验证页");
  });

  it("leaves a digitally signed source without a combined copy", async () => {
    const signed = Buffer.concat([
      Buffer.from(await labReport()),
      Buffer.from("\n%/Type /Sig /ByteRange [0 1 2 3]\n"),
    ]);
    const { deliverable } = await work.issued(new Uint8Array(signed));
    expect(deliverable.combinedSha256).toBeNull();
    expect(await outcome(deliverableFile(db, market.enterprise, deliverable.id, "combined"))).toBe(
      "not_found:not_found",
    );
  });

  it.each([
    ["HTML named .pdf", Buffer.from("<html><script>"), "invalid:not_a_pdf"],
    ["a damaged file", Buffer.from("%PDF-1.7\nnothing"), "invalid:pdf_unreadable"],
    ["an empty file", Buffer.alloc(0), "invalid:not_a_pdf"],
  ])("refuses %s by its content", async (_, bytes, refusal) => {
    const order = await work.started();
    const facts = await work.reportFacts(new Uint8Array(bytes));
    expect(await outcome(issueDeliverable(db, work.files, order.lab.signatory, order.orderId, facts))).toBe(
      refusal,
    );
  });

  it("refuses a file that was issued before", async () => {
    const first = await work.issued();
    const order = await work.started();
    const facts = await work.reportFacts(first.source);
    expect(await outcome(issueDeliverable(db, work.files, order.lab.signatory, order.orderId, facts))).toBe(
      "conflict:file_already_issued",
    );
  });
});

describe("who may fetch the files", () => {
  it("is both parties, the hub and the regulator", async () => {
    const { deliverable, lab } = await work.issued();
    const fetching = (actor: Parameters<typeof deliverableFile>[1]) =>
      outcome(deliverableFile(db, actor, deliverable.id, "source"));
    for (const actor of [market.enterprise, lab.business, market.hub, market.regulator]) {
      expect(await fetching(actor)).toBe("ok");
    }
    for (const actor of [market.stranger, market.admin, (await market.lab()).business]) {
      expect(await fetching(actor)).toBe("not_found:not_found");
    }
    const list = await listDeliverables(db, lab.business);
    expect(list.items.map((row) => row.id)).toEqual([deliverable.id]);
  });
});

describe("authenticity", () => {
  it("tells genuine, altered, unknown and mistyped apart", async () => {
    const { deliverable } = await work.issued();
    const { number, sourceSha256, combinedSha256 } = deliverable;
    const status = async (typed: string, hash?: string) =>
      (await authenticityByNumber(db, typed, hash)).status;
    expect(await status(number)).toBe("genuine");
    expect(await status(number.toLowerCase().replaceAll("-", " "))).toBe("genuine");
    expect(await status(number, sourceSha256)).toBe("genuine");
    expect(await status(number, combinedSha256 ?? "")).toBe("genuine");
    expect(await status(number, "0".repeat(64))).toBe("altered");
    const wrong = number.endsWith("A") ? "B" : "A";
    expect(await status(number.slice(0, -1) + wrong)).toBe("mistyped");
    expect(await status("QZX-370102-2026-000318-G")).toBe("unknown");
    expect(await status("hello")).toBe("unknown");
    expect((await authenticityByHash(db, sourceSha256)).number).toBe(number);
    expect((await authenticityByHash(db, combinedSha256 ?? "")).status).toBe("genuine");
    expect((await authenticityByHash(db, "0".repeat(64))).status).toBe("unknown");
  });

  it("says nothing of client and fee", async () => {
    const { deliverable } = await work.issued();
    const told = JSON.stringify(await authenticityByNumber(db, deliverable.number));
    const client = await db
      .selectFrom("organisations")
      .select(["name", "uscc"])
      .where("id", "=", market.enterpriseId)
      .executeTakeFirstOrThrow();
    for (const secret of [client.name, client.uscc ?? "", "100000"]) expect(told).not.toContain(secret);
  });

  it("follows an amendment: the old number is superseded, the new one stands", async () => {
    const { deliverable, lab, orderId } = await work.issued();
    const facts = { ...(await work.reportFacts()), reason: "更正样品名称" };
    const amend = (actor: Parameters<typeof amendDeliverable>[2]) =>
      outcome(amendDeliverable(db, work.files, actor, deliverable.id, facts));
    expect(await amend(lab.business)).toBe("forbidden:forbidden");
    expect(await amend(lab.signatory)).toBe("ok");
    const [newer, older] = await deliverablesOf(db, orderId);
    expect([newer?.edition, newer?.status, newer?.replaces]).toEqual([2, "genuine", deliverable.number]);
    expect([older?.status, older?.status_reason]).toEqual(["superseded", "更正样品名称"]);
    const told = await authenticityByNumber(db, deliverable.number);
    expect([told.status, told.replacedBy]).toEqual(["superseded", newer?.number]);
    expect((await authenticityByNumber(db, newer?.number ?? "")).status).toBe("genuine");
    expect(await amend(lab.signatory)).toBe("conflict:deliverable_not_in_force");
  });

  it("follows a revocation by signatory or regulator; the work goes on", async () => {
    for (const regulated of [false, true]) {
      const { deliverable, lab, orderId } = await work.issued();
      const revoke = (actor: Parameters<typeof revokeDeliverable>[1]) =>
        outcome(revokeDeliverable(db, actor, deliverable.id, { reason: "数据有误" }));
      expect(await revoke(lab.business)).toBe("forbidden:forbidden");
      expect(await revoke(market.hub)).toBe("forbidden:forbidden");
      expect(await revoke(regulated ? market.regulator : lab.signatory)).toBe("ok");
      expect((await authenticityByNumber(db, deliverable.number)).status).toBe("revoked");
      expect((await authenticityByHash(db, deliverable.sourceSha256)).status).toBe("revoked");
      expect((await work.statusOf(orderId)).status).toBe("in_progress");
    }
  });
});
