import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { awardQuote } from "~/domain/quotes/award-quote.server";
import { reviseQuote } from "~/domain/quotes/revise-quote.server";
import { withdrawRequest } from "~/domain/requests/withdraw-request.server";
import { testDatabase } from "../../support/database";
import { marketIn, outcome } from "./market";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const { enterprise } = market;

const countOf = async (table: "awards" | "orders", packageId: string) => {
  const rows = await db.selectFrom(table).select("id").where("package_id", "=", packageId).execute();
  return rows.length;
};
const told = async (packageId: string, kind: string) => {
  const rows = await db
    .selectFrom("events")
    .select("provider_id")
    .where("package_id", "=", packageId)
    .where("kind", "=", kind)
    .execute();
  return rows.map((row) => row.provider_id);
};

describe("an award", () => {
  it("opens one order and declines the other offers, each told once", async () => {
    const [a, b, c] = [await market.lab(), await market.lab(), await market.lab()];
    const asked = await market.request([a, b, c]);
    const best = await market.quote(a, asked, 900);
    await market.quote(b, asked, 1000);
    await market.quote(c, asked, 1100);
    const order = await awardQuote(db, enterprise, { ...asked, quoteId: best.id });
    expect(order.orderNumber).toMatch(/^DD-370102-\d{4}-\d{6}$/);
    const row = await db
      .selectFrom("orders")
      .selectAll()
      .where("id", "=", order.orderId)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      status: "confirmed",
      amount_fen: 180_000,
      provider_id: a.id,
      working_days: 5,
    });
    expect((await told(asked.packageId, "quote.declined")).sort()).toEqual([b.id, c.id].sort());
    expect(await told(asked.packageId, "package.awarded")).toEqual([a.id]);
    const request = await db
      .selectFrom("requests")
      .select("status")
      .where("id", "=", asked.requestId)
      .executeTakeFirstOrThrow();
    expect(request.status).toBe("confirmed");
  });

  it("is the enterprise's alone", async () => {
    const a = await market.lab();
    const asked = await market.request([a]);
    const { id: quoteId } = await market.quote(a, asked, 900);
    const by = (actor: Parameters<typeof awardQuote>[1]) =>
      outcome(awardQuote(db, actor, { ...asked, quoteId }));
    expect(await by(market.regulator)).toBe("forbidden:forbidden");
    expect(await by(market.hub)).toBe("forbidden:forbidden");
    expect(await by(a.business)).toBe("forbidden:forbidden");
    expect(await by(market.stranger)).toBe("not_found:not_found");
    expect(await by(market.admin)).toBe("not_found:not_found");
    expect(await countOf("awards", asked.packageId)).toBe(0);
  });

  it("refuses an offer that lapsed, a provider not yet vetted, a stale version, and a quote of another package", async () => {
    const [a, p] = [await market.lab(), await market.lab({ provisional: true })];
    const asked = await market.request([a, p]);
    const other = await market.request([a]);
    const elsewhere = await market.quote(a, other, 10);
    const lapsed = await market.quote(a, asked, 900);
    const provisional = await market.quote(p, asked, 800);
    await db.updateTable("quotes").set({ valid_until: "2020-01-01" }).where("id", "=", lapsed.id).execute();
    const taking = (quoteId: string, expectedVersion?: number) =>
      outcome(
        awardQuote(db, enterprise, { ...asked, quoteId, ...(expectedVersion ? { expectedVersion } : {}) }),
      );
    expect(await taking(lapsed.id)).toBe("conflict:quote_expired");
    expect(await taking(provisional.id)).toBe("forbidden:gate_provisional");
    expect(await taking(elsewhere.id)).toBe("not_found:not_found");
    expect(await taking(lapsed.id, 9999)).toBe("stale:stale_version");
    const row = await db.selectFrom("quotes").selectAll().where("id", "=", provisional.id).executeTakeFirst();
    expect(row).toMatchObject({ provisional: true, status: "active" });
  });

  it("keeps the gate's record when the provider lost its scope since the quote", async () => {
    const a = await market.lab();
    const asked = await market.request([a]);
    const { id: quoteId } = await market.quote(a, asked, 900);
    await db
      .updateTable("accreditations")
      .set({ status: "suspended" })
      .where("provider_id", "=", a.id)
      .execute();
    expect(await outcome(awardQuote(db, enterprise, { ...asked, quoteId }))).toBe("forbidden:gate_suspended");
    const records = await db
      .selectFrom("legality_records")
      .select(["moment", "verdict"])
      .where("package_id", "=", asked.packageId)
      .orderBy("at", "desc")
      .execute();
    expect(records[0]).toEqual({ moment: "award", verdict: "refused" });
  });

  it("waits for the deadline of a sealed request", async () => {
    const a = await market.lab();
    const asked = await market.request([a], { sealed: true });
    const { id: quoteId } = await market.quote(a, asked, 900);
    const take = () => outcome(awardQuote(db, enterprise, { ...asked, quoteId }));
    expect(await take()).toBe("conflict:sealed_until_deadline");
    await db.updateTable("packages").set({ status: "comparing" }).where("id", "=", asked.packageId).execute();
    expect(await take()).toBe("ok");
    expect(await outcome(reviseQuote(db, a.business, quoteId, market.offer(asked.itemIds, 1)))).toBe(
      "conflict:quote_not_active",
    );
  });
});

/** A hundred people press the button at once; gives what each was told. */
async function race(asked: { requestId: string; packageId: string }, quoteIds: string[], stale = false) {
  return Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      outcome(
        awardQuote(db, enterprise, {
          ...asked,
          quoteId: quoteIds[index % quoteIds.length] ?? "",
          ...(stale ? { expectedVersion: 1 } : {}),
        }),
      ),
    ),
  );
}

describe("a hundred awards at once, five times", () => {
  it("have one winner; the others are told 409, never 412; losers' providers hear of it once", async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await market.lab(), await market.lab()];
      const asked = await market.request([a, b]);
      const quotes = [(await market.quote(a, asked, 900)).id, (await market.quote(b, asked, 950)).id];
      await db.updateTable("requests").set({ version: 1 }).where("id", "=", asked.requestId).execute();
      const told100 = await race(asked, quotes, true);
      expect(told100.filter((each) => each === "ok")).toHaveLength(1);
      expect(new Set(told100)).toEqual(new Set(["ok", "conflict:conflict"]));
      expect(await countOf("awards", asked.packageId)).toBe(1);
      expect(await countOf("orders", asked.packageId)).toBe(1);
      expect(await told(asked.packageId, "package.awarded")).toHaveLength(1);
      expect(await told(asked.packageId, "quote.declined")).toHaveLength(1);
      const audit = await db
        .selectFrom("audit_entries")
        .select("seq")
        .where("action", "=", "package.awarded")
        .where("subject_id", "=", asked.packageId)
        .execute();
      expect(audit).toHaveLength(1);
    }
  });

  it("would have several winners without the lock and the unique index (seeded bug)", async () => {
    const bad = await testDatabase({ content: "schema" });
    const broken = await marketIn(bad.db);
    const [a, b] = [await broken.lab(), await broken.lab()];
    const asked = await broken.request([a, b]);
    const quotes = [(await broken.quote(a, asked, 900)).id, (await broken.quote(b, asked, 950)).id];
    await sql`drop index awards_one_a_package`.execute(bad.db);
    await sql`alter table orders drop constraint orders_package_id_key`.execute(bad.db);
    // the bug: state read before anybody else's commit, no lock held while deciding
    const careless = (quoteId: string) =>
      bad.db.transaction().execute(async (tx) => {
        const pack = await tx
          .selectFrom("packages")
          .selectAll()
          .where("id", "=", asked.packageId)
          .executeTakeFirstOrThrow();
        const quote = await tx
          .selectFrom("quotes")
          .selectAll()
          .where("id", "=", quoteId)
          .executeTakeFirstOrThrow();
        await sql`select pg_sleep(0.05)`.execute(tx);
        if (pack.status === "awarded") return;
        await sql`insert into awards (id, package_id, quote_id, provider_id, amount_fen, legality_record_id, awarded_by)
          values (gen_random_uuid(), ${pack.id}, ${quote.id}, ${quote.provider_id}, ${quote.total_fen},
            ${quote.legality_record_id}, ${broken.enterprise.userId})`.execute(tx);
        await tx.updateTable("packages").set({ status: "awarded" }).where("id", "=", pack.id).execute();
      });
    await Promise.allSettled(quotes.map(careless));
    const awards = await bad.db.selectFrom("awards").select("id").execute();
    expect(awards.length).toBeGreaterThan(1);
    await bad.drop();
  });
});

describe("withdrawal against award", () => {
  it("ends in one of the two, never both", async () => {
    for (let round = 0; round < 10; round++) {
      const a = await market.lab();
      const asked = await market.request([a]);
      const { id: quoteId } = await market.quote(a, asked, 900);
      const [award, withdrawal] = await Promise.all([
        outcome(awardQuote(db, enterprise, { ...asked, quoteId })),
        outcome(withdrawRequest(db, enterprise, { requestId: asked.requestId })),
      ]);
      expect([award, withdrawal].filter((each) => each === "ok")).toHaveLength(1);
      expect([award, withdrawal].some((each) => each.startsWith("conflict:"))).toBe(true);
      expect(await countOf("orders", asked.packageId)).toBe(award === "ok" ? 1 : 0);
    }
  });
});
