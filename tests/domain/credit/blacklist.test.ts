import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { chinaDay } from "~/domain/china-day";
import { listedBy, publicBlacklist } from "~/domain/credit/blacklist.queries.server";
import {
  blacklistProvider,
  endBlacklistings,
  liftBlacklisting,
} from "~/domain/credit/blacklist-provider.server";
import { creditPolicy } from "~/domain/credit/credit.policy";
import { inviteEligible } from "~/domain/matching/invite-eligible.server";
import { listProviders } from "~/domain/providers/directory.queries.server";
import { publicProvider } from "~/domain/providers/public-provider.queries.server";
import { awardQuote } from "~/domain/quotes/award-quote.server";
import { testDatabase } from "../../support/database";
import { workIn } from "../orders/work";
import { dayFromNow, marketIn, outcome } from "../quotes/market";
import { creditIn } from "./house";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const work = workIn(db, market);
const credit = creditIn(db, market);
const reason = "出具虚假检验检测报告";
const list = (providerId: string, by = market.regulator, endsOn = dayFromNow(365)) =>
  blacklistProvider(db, by, {
    providerId,
    reason,
    legalBasis: "市场监督管理严重违法失信名单管理办法",
    endsOn,
  });
const named = async (name: string) =>
  (
    await listProviders(
      db,
      { q: name, region: "", document: "", parameter: "", category: "", after: "" },
      chinaDay(),
    )
  ).entries.length;

describe("a blacklisted provider", () => {
  it("is gone from directory and search, and quote and award are refused with the gate's words", async () => {
    const name = `黑名单机构${Date.now()}`;
    const lab = await market.lab();
    await sql`update organisations set name = ${name} where id = ${lab.id}`.execute(db);
    const asked = await market.request([lab]);
    const { id: quoteId } = await market.quote(lab, asked, 500);
    const other = await market.request([lab]);
    expect(await named(name)).toBe(1);
    await list(lab.id);
    expect(await named(name)).toBe(0);
    expect(await publicProvider(db, lab.id)).toBeUndefined();
    expect(await outcome(market.quote(lab, other, 500))).toBe("forbidden:gate_blacklisted");
    expect(await outcome(awardQuote(db, market.enterprise, { ...asked, quoteId }))).toBe(
      "forbidden:gate_blacklisted",
    );
    const fresh = await market.request([]);
    const { providerIds } = await db
      .transaction()
      .execute((tx) => inviteEligible(tx, market.hub, { packageId: fresh.packageId, ring: "nation" }));
    expect(providerIds).not.toContain(lab.id);
    const shown = await publicBlacklist(db, { q: name });
    expect(shown.items).toMatchObject([{ name, reason, ends_on: dayFromNow(365) }]);
    await liftBlacklisting(db, market.regulator, lab.id, "已履行义务并修复");
    expect(await named(name)).toBe(1);
    expect((await publicBlacklist(db, { q: name })).items).toEqual([]);
    expect(await outcome(market.quote(lab, other, 500))).toBe("ok");
  });

  it("leaves its open orders with their hubs, told by number", async () => {
    const order = await work.started();
    const { number, hub_id } = await work.statusOf(order.orderId);
    await list(order.lab.id);
    expect(await credit.announced("provider.orders_handed", order.lab.id)).toMatchObject([
      { hubId: hub_id, orders: [number] },
    ]);
  });

  it("is put on it once by many at once, by the regulators above it, for a time that ends", async () => {
    const lab = await market.lab();
    for (const [by, endsOn, said] of [
      [{ ...market.regulator, regionCode: "110000" }, dayFromNow(9), "not_found:not_found"],
      [market.hub, dayFromNow(9), "not_found:not_found"],
      [lab.business, dayFromNow(9), "not_found:not_found"],
      [market.regulator, dayFromNow(0), "invalid:invalid_input"],
      [market.regulator, dayFromNow(4000), "invalid:invalid_input"],
    ] as const) {
      expect(await outcome(list(lab.id, by, endsOn))).toBe(said);
    }
    const said = await Promise.all(Array.from({ length: 10 }, () => outcome(list(lab.id))));
    expect(said.filter((each) => each === "ok")).toHaveLength(1);
    expect(new Set(said)).toEqual(new Set(["ok", "conflict:already_blacklisted"]));
    const lifted = await Promise.all(
      Array.from({ length: 5 }, () => outcome(liftBlacklisting(db, market.regulator, lab.id, reason))),
    );
    expect(lifted.filter((each) => each === "ok")).toHaveLength(1);
    expect(
      await outcome(sql`update blacklistings set reason = 'x y z' where provider_id = ${lab.id}`.execute(db)),
    ).toMatch(/never rewritten/);
  });

  it.each([
    ["370000", "370102", "forbidden:credit_other_office"],
    ["370100", "370102", "forbidden:credit_other_office"],
    ["370102", "370102", "ok"],
    ["370102", "370000", "ok"],
  ])("listed by an office of %s, is taken off by one of %s: %s", async (lister, lifter, said) => {
    const lab = await market.lab();
    await list(lab.id, await credit.office(lister));
    const other = await credit.office(lifter);
    expect(creditPolicy.overrule(other, await listedBy(db, lab.id))).toBe(said === "ok");
    expect(await outcome(liftBlacklisting(db, other, lab.id, "已履行义务并修复"))).toBe(said);
  });

  it("leaves it by itself when its last day is over, once", async () => {
    const [over, lasting] = [await market.lab(), await market.lab()];
    for (const [lab, endsOn] of [
      [over, dayFromNow(-1)],
      [lasting, dayFromNow(0)],
    ] as const) {
      await sql`insert into blacklistings (id, provider_id, reason, legal_basis, listed_at, ends_on)
        values (gen_random_uuid(), ${lab.id}, ${reason}, '办法', now() - interval '9 days', ${endsOn})`.execute(
        db,
      );
    }
    await Promise.all([endBlacklistings(db, new Date()), endBlacklistings(db, new Date())]);
    const marked = async (id: string) =>
      (
        await db
          .selectFrom("providers")
          .select("blacklisted_at")
          .where("organisation_id", "=", id)
          .executeTakeFirstOrThrow()
      ).blacklisted_at;
    expect(await marked(over.id)).toBeNull();
    expect(await marked(lasting.id)).not.toBeNull();
    expect(await credit.announced("provider.unlisted", over.id)).toHaveLength(1);
  });
});

describe("an award and a blacklisting at once", () => {
  it("leave either no order, or one that the hub was told of", async () => {
    for (let round = 0; round < 20; round++) {
      const lab = await market.lab();
      const asked = await market.request([lab]);
      const { id: quoteId } = await market.quote(lab, asked, 500);
      const [award, listing] = await Promise.all([
        outcome(awardQuote(db, market.enterprise, { ...asked, quoteId })),
        outcome(list(lab.id)),
      ]);
      expect(listing).toBe("ok");
      const told = await credit.announced("provider.orders_handed", lab.id);
      expect([award, told.length]).toEqual(award === "ok" ? ["ok", 1] : ["forbidden:gate_blacklisted", 0]);
    }
  });

  it("never let an award commit after the blacklisting when it passed the gate before", async () => {
    const lab = await market.lab();
    const asked = await market.request([lab]);
    const { id: quoteId } = await market.quote(lab, asked, 500);
    // the award stops at the last thing it locks, its house's audit chain, with the gate behind it
    const chain = market.enterprise.organisationId;
    await sql`insert into audit_heads values (${chain}, 0, repeat('0', 64)) on conflict do nothing`.execute(
      db,
    );
    let free = () => {};
    const released = new Promise<void>((resolve) => {
      free = resolve;
    });
    const blocker = db.transaction().execute(async (tx) => {
      await sql`select from audit_heads where chain = ${chain} for update`.execute(tx);
      const award = outcome(awardQuote(db, market.enterprise, { ...asked, quoteId }));
      await waiting(1);
      const listing = outcome(list(lab.id));
      let done = false;
      listing.then(() => {
        done = true;
      });
      await waiting(2, () => done);
      free();
      return { award, listing, early: done };
    });
    await released;
    const { award, listing, early } = await blocker;
    expect(early).toBe(false);
    expect(await award).toBe("ok");
    expect(await listing).toBe("ok");
    expect(await credit.announced("provider.orders_handed", lab.id)).toHaveLength(1);
  });
});

/** Until so many of this database's sessions wait for a lock, or what is watched has ended. */
async function waiting(count: number, ended = () => false) {
  for (;;) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
    if ((rows[0]?.n ?? 0) >= count || ended()) return;
  }
}
