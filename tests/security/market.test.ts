import { afterAll, describe, expect, it } from "vitest";
import { labReport } from "../domain/deliverables/pdf";
import { codeOf, type Visitor } from "./support/http";
import { townApp } from "./support/town-app";
import { said, tradingIn } from "./support/trading";

const { town, as, end } = await townApp();
afterAll(end);
const { db, providers, actors } = town;
const { quoting, versionOf, tell, countOf } = tradingIn(town);
const [own, business, watch] = (await Promise.all(["own", "business", "watch"].map(as))) as [
  Visitor,
  Visitor,
  Visitor,
];

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
