import { afterAll, describe, expect, it } from "vitest";
import { labReport } from "../domain/deliverables/pdf";
import { startTestApp } from "../support/app-server";
import { type Answer, codeOf, signedIn, type Visitor, visitor } from "./support/http";
import type { Asked } from "./support/marketplace";
import { townIn } from "./support/town";

const app = await startTestApp("reference", { JOBS: "off" });
const town = await townIn(app.url);
const { db, labs, market, providers, actors } = town;
afterAll(async () => {
  await town.close();
  await app.stop();
});
const as = async (login: string) => visitor(app.origin, await signedIn(app.origin, login));
const [own, business, rival, watch] = (await Promise.all(
  ["own", "business", "rivalbusiness", "watch"].map(as),
)) as [Visitor, Visitor, Visitor, Visitor];

const quoting = (values: object = {}) =>
  market.request(actors.own, "SD370102", labs, [providers.lab, providers.rival], values);
const versionOf = async ({ requestId }: Asked) =>
  (await db.selectFrom("requests").select("version").where("id", "=", requestId).executeTakeFirstOrThrow())
    .version;
const tell = (here: Visitor, asked: Asked, event: object, version: number, key?: string) =>
  here.api("POST", `/requests/${asked.requestId}/events`, event, {
    "If-Match": `"${version}"`,
    ...(key ? { "Idempotency-Key": key } : {}),
  });
const said = (answer: Answer) => `${answer.status} ${codeOf(answer)}`;
const countOf = async (table: "orders" | "quotes" | "awards", asked: Asked) =>
  (await db.selectFrom(table).select("id").where("package_id", "=", asked.packageId).execute()).length;

describe("a repeated award", () => {
  it("with one key gives the same answer and one order; the key with another body is refused", async () => {
    const asked = await quoting();
    const quote = await town.quote(actors.business, asked, 100_000);
    const other = await town.quote(actors.rival, asked, 110_000);
    const version = await versionOf(asked);
    const first = await tell(own, asked, { event: "award", quoteId: quote.id }, version, "award-1");
    const again = await tell(own, asked, { event: "award", quoteId: quote.id }, version, "award-1");
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(JSON.parse(again.text)).toEqual(JSON.parse(first.text));
    const twisted = await tell(own, asked, { event: "award", quoteId: other.id }, version, "award-1");
    expect(said(twisted)).toBe("422 idempotency_key_reused");
    expect(await countOf("orders", asked)).toBe(1);
  });

  it("is 409 for who lost, whatever version it was told with; a stale version alone is 412", async () => {
    const asked = await quoting();
    const quote = await town.quote(actors.business, asked, 100_000);
    const version = await versionOf(asked);
    const award = (seen: number) => tell(own, asked, { event: "award", quoteId: quote.id }, seen);
    expect(said(await award(version + 7))).toBe("412 stale_version");
    expect((await award(version)).status).toBe(200);
    expect(said(await award(version))).toBe("409 conflict");
    expect(said(await award(9999))).toBe("409 conflict");
  });

  it("without a version is asked for one", async () => {
    const asked = await quoting();
    const answer = await own.api("POST", `/requests/${asked.requestId}/events`, { event: "withdraw" });
    expect(said(answer)).toBe("428 if_match_required");
    const odd = await own.api(
      "POST",
      `/requests/${asked.requestId}/events`,
      { event: "withdraw" },
      { "If-Match": "*" },
    );
    expect(said(odd)).toBe("400 malformed_if_match");
  });
});

describe("an award", () => {
  it("of a lapsed offer is 409; of a provider that lost its scope 403 with the gate's code", async () => {
    const asked = await quoting();
    const lapsed = await town.quote(actors.business, asked, 100_000);
    await db.updateTable("quotes").set({ valid_until: "2020-01-01" }).where("id", "=", lapsed.id).execute();
    expect(said(await tell(own, asked, { event: "award", quoteId: lapsed.id }, await versionOf(asked)))).toBe(
      "409 quote_expired",
    );
    const unlawful = await town.quote(actors.rival, asked, 100_000);
    const stop = (status: string) =>
      db
        .updateTable("accreditations")
        .set({ status })
        .where("provider_id", "=", providers.rival.id)
        .execute();
    await stop("suspended");
    const refused = await tell(own, asked, { event: "award", quoteId: unlawful.id }, await versionOf(asked));
    await stop("active");
    expect(said(refused)).toBe("403 gate_suspended");
    expect(await countOf("awards", asked)).toBe(0);
    const { rows } = await town.pool.query(
      "select moment, verdict from legality_records where package_id = $1 and moment = 'award'",
      [asked.packageId],
    );
    expect(rows).toEqual([{ moment: "award", verdict: "refused" }]);
  });

  it("is the enterprise's: a regulator is refused to award and to quote", async () => {
    const asked = await quoting();
    const quote = await town.quote(actors.business, asked, 100_000);
    expect(
      (await tell(watch, asked, { event: "award", quoteId: quote.id }, await versionOf(asked))).status,
    ).toBe(403);
    const offer = await watch.api("POST", `/packages/${asked.packageId}/quotes`, town.offer(asked, 100), {
      "Idempotency-Key": "w",
    });
    expect(offer.status).toBe(403);
    expect(await countOf("quotes", asked)).toBe(1);
  });

  it("and a withdrawal at once end in one of the two", async () => {
    for (let round = 0; round < 5; round += 1) {
      const asked = await quoting();
      const quote = await town.quote(actors.business, asked, 100_000);
      const version = await versionOf(asked);
      const answers = await Promise.all([
        tell(own, asked, { event: "award", quoteId: quote.id }, version),
        tell(own, asked, { event: "withdraw" }, version),
      ]);
      const statuses = answers.map(({ status }) => status);
      expect(statuses.sort()).toEqual([200, 409]);
      const pack = await db
        .selectFrom("packages")
        .select("status")
        .where("id", "=", asked.packageId)
        .executeTakeFirstOrThrow();
      expect(["awarded", "withdrawn"]).toContain(pack.status);
      expect(await countOf("orders", asked)).toBe(pack.status === "awarded" ? 1 : 0);
    }
  });
});

describe("an order", () => {
  it("skips no state: nothing is issued, accepted or closed before its time", async () => {
    const { orderId } = town.orders.confirmed;
    const order = await db
      .selectFrom("orders")
      .select(["version", "status"])
      .where("id", "=", orderId)
      .executeTakeFirstOrThrow();
    const county = await as("county");
    for (const [here, event] of [
      [business, { event: "start" }],
      [own, { event: "accept", rating: 5 }],
      [own, { event: "dispute", reason: "还没有报告" }],
      [county, { event: "close" }],
      [county, { event: "follow_up", satisfied: true, score: 90 }],
    ] as const) {
      const answer = await here.api("POST", `/orders/${orderId}/events`, event, {
        "If-Match": `"${order.version}"`,
      });
      expect(`${event.event} ${answer.status}`).toBe(`${event.event} 409`);
    }
    const after = await db
      .selectFrom("orders")
      .select(["version", "status"])
      .where("id", "=", orderId)
      .executeTakeFirstOrThrow();
    expect(after).toEqual(order);
  });
});

describe("a report", () => {
  it("of accredited work is issued by an authorised signatory only: not by an owner, a stranger or one whose time is over", async () => {
    const { orderId } = town.orders.inProgress;
    const issue = async (login: string) => {
      const form = new FormData();
      form.set(
        "file",
        new File([new Uint8Array(await labReport())], "report.pdf", { type: "application/pdf" }),
      );
      form.set("testedFrom", "2026-01-05");
      form.set("testedTo", "2026-01-06");
      const here = await as(login);
      return here.api("POST", `/orders/${orderId}/deliverables`, form, {
        "Idempotency-Key": `issue-${login}`,
      });
    };
    const owner = await issue("pown");
    expect(owner.status).toBe(403);
    expect(codeOf(owner)).toBe("not_a_signatory");
    expect((await issue("business")).status).toBe(403);
    expect((await issue("rivalsignatory")).status).toBe(404);
    await db
      .updateTable("signatories")
      .set({ valid_to: "2021-01-01" })
      .where("provider_id", "=", providers.lab.id)
      .execute();
    const lapsed = await issue("signatory");
    await db
      .updateTable("signatories")
      .set({ valid_to: "2099-12-31" })
      .where("provider_id", "=", providers.lab.id)
      .execute();
    expect(lapsed.status).toBe(403);
    expect(codeOf(lapsed)).toBe("not_a_signatory");
    const { rows } = await town.pool.query("select 1 from deliverables where order_id = $1", [orderId]);
    expect(rows).toEqual([]);
  });
});

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
