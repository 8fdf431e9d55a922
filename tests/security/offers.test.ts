import { afterAll, describe, expect, it } from "vitest";
import { codeOf, type Visitor } from "./support/http";
import type { Asked } from "./support/marketplace";
import { townApp } from "./support/town-app";
import { said, tradingIn } from "./support/trading";

const { town, as, end } = await townApp();
afterAll(end);
const { db, providers } = town;
const { quoting, versionOf, tell, countOf } = tradingIn(town);
const [own, business, rival] = (await Promise.all(["own", "business", "rivalbusiness"].map(as))) as [
  Visitor,
  Visitor,
  Visitor,
];

describe("an offer", () => {
  const quote = (here: Visitor, asked: Asked, change: object, key = `k-${Math.random()}`) =>
    here.api(
      "POST",
      `/packages/${asked.packageId}/quotes`,
      { ...town.offer(asked, 100), ...change },
      { "Idempotency-Key": key },
    );

  it('names whole fen: -1, 0, 1.5, 1e20, "1e3" and their like are refused at the field', async () => {
    const asked = await quoting();
    for (const amountFen of [-1, 0, 1.5, 1e20, "1e3", "100", null, true, [100], 1_000_000_000_001]) {
      const answer = await quote(business, asked, { items: [{ itemId: asked.itemId, amountFen }] });
      expect(`${JSON.stringify(amountFen)} ${answer.status}`).toBe(`${JSON.stringify(amountFen)} 422`);
      expect(answer.text).toContain("items.0.amountFen");
    }
    for (const yuan of ["-1", "0", "0.001", "1e3", "１e3", "1,00", "NaN", "Infinity", "0x10", " "]) {
      const answer = await business.post(`/job-board/${asked.packageId}.data`, {
        intent: "submit",
        "items[0].itemId": asked.itemId,
        "items[0].yuan": yuan,
        workingDays: "5",
        validUntil: town.offer(asked, 1).validUntil,
      });
      expect(`${yuan} ${answer.status}`).toBe(`${yuan} 422`);
    }
    for (const change of [
      { workingDays: 0 },
      { workingDays: "5" },
      { validUntil: "2020-01-01" },
      { validUntil: "2026-02-30" },
    ]) {
      expect((await quote(business, asked, change)).status).toBe(422);
    }
    expect(await countOf("quotes", asked)).toBe(0);
  });

  it("names exactly the items of its package, each once", async () => {
    const asked = await quoting();
    const foreign = town.foreign.itemId;
    for (const items of [
      [],
      [{ itemId: foreign, amountFen: 100 }],
      [
        { itemId: asked.itemId, amountFen: 100 },
        { itemId: asked.itemId, amountFen: 100 },
      ],
      [
        { itemId: asked.itemId, amountFen: 100 },
        { itemId: foreign, amountFen: 100 },
      ],
    ]) {
      expect((await quote(business, asked, { items })).status).toBe(422);
    }
    expect(await countOf("quotes", asked)).toBe(0);
  });

  it("comes from an invited lab with scope, never for one's own request", async () => {
    const asked = await quoting();
    const uninvited = await as("uninvitedbusiness");
    expect(said(await quote(uninvited, asked, {}))).toBe("404 not_found");
    await db
      .updateTable("scope_items")
      .set({ status: "removed" })
      .where("provider_id", "=", providers.rival.id)
      .execute();
    const unlawful = await quote(rival, asked, {});
    await db
      .updateTable("scope_items")
      .set({ status: "active" })
      .where("provider_id", "=", providers.rival.id)
      .execute();
    expect(unlawful.status).toBe(403);
    expect(codeOf(unlawful)).toMatch(/^gate_/);
    // the same credit code on both sides: the lab would quote its own request
    const { uscc } = await db
      .selectFrom("organisations")
      .select("uscc")
      .where("id", "=", providers.lab.id)
      .executeTakeFirstOrThrow();
    const mine = await db
      .selectFrom("organisations")
      .select("uscc")
      .where("id", "=", town.organisations.enterprise)
      .executeTakeFirstOrThrow();
    await db
      .updateTable("organisations")
      .set({ uscc })
      .where("id", "=", town.organisations.enterprise)
      .execute();
    const selfDealing = await quote(business, asked, {});
    await db
      .updateTable("organisations")
      .set({ uscc: mine.uscc })
      .where("id", "=", town.organisations.enterprise)
      .execute();
    expect(selfDealing.status).toBe(403);
    expect(codeOf(selfDealing)).toBe("own_request");
    expect(await countOf("quotes", asked)).toBe(0);
  });

  it("is made once: a second is 409, a repeated key the same answer; an accepted one is not edited", async () => {
    const asked = await quoting();
    const first = await quote(business, asked, {}, "offer-1");
    const again = await quote(business, asked, {}, "offer-1");
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(JSON.parse(again.text)).toEqual(JSON.parse(first.text));
    expect((await quote(business, asked, {}, "offer-2")).status).toBe(409);
    expect(
      (await business.api("POST", `/packages/${asked.packageId}/quotes`, town.offer(asked, 100))).status,
    ).toBe(400);
    const { id } = JSON.parse(first.text) as { id: string };
    await tell(own, asked, { event: "award", quoteId: id }, await versionOf(asked));
    const revise = await business.api(
      "POST",
      `/quotes/${id}/events`,
      { event: "revise", ...town.offer(asked, 1) },
      { "If-Match": '"1"' },
    );
    expect(revise.status).toBe(409);
    const order = await db
      .selectFrom("orders")
      .select("amount_fen")
      .where("package_id", "=", asked.packageId)
      .executeTakeFirstOrThrow();
    expect(order.amount_fen).toBe(100);
  });
});
