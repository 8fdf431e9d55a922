import { afterAll, describe, expect, it } from "vitest";
import { newId } from "~/domain/ids";
import { retractQuote } from "~/domain/quotes/retract-quote.server";
import { reviseQuote } from "~/domain/quotes/revise-quote.server";
import { submitQuote } from "~/domain/quotes/submit-quote.server";
import { testDatabase } from "../../support/database";
import { marketIn, outcome } from "./market";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const quoting = (actor: Parameters<typeof submitQuote>[1], asked: { packageId: string; itemIds: string[] }) =>
  outcome(submitQuote(db, actor, asked.packageId, market.offer(asked.itemIds, 100)));

describe("a quote", () => {
  it("is made by the invited provider's owner or business people, once", async () => {
    const [a, b] = [await market.lab(), await market.lab()];
    const asked = await market.request([a]);
    expect(await quoting(a.signatory, asked)).toBe("forbidden:forbidden");
    expect(await quoting(market.enterprise, asked)).toBe("forbidden:forbidden");
    expect(await quoting(market.regulator, asked)).toBe("forbidden:forbidden");
    expect(await quoting(b.business, asked)).toBe("not_found:not_found");
    expect(await quoting(a.business, asked)).toBe("ok");
    expect(await quoting(a.business, asked)).toBe("conflict:quote_exists");
  });

  it("for one's own request is refused, invited or not", async () => {
    const asked = await market.request([]);
    const client = await db
      .selectFrom("organisations")
      .select("uscc")
      .where("id", "=", market.enterpriseId)
      .executeTakeFirstOrThrow();
    const id = await market.world.provider({}, { uscc: client.uscc });
    const actor = await market.actor(id, "provider", "owner");
    expect(await quoting(actor, asked)).toBe("forbidden:own_request");
  });

  it("names every item of the package, and no other", async () => {
    const a = await market.lab();
    const asked = await market.request([a]);
    const [first = "", second = ""] = asked.itemIds;
    const fields = async (itemIds: string[]) =>
      submitQuote(db, a.business, asked.packageId, market.offer(itemIds, 1)).catch(
        (error) => error.detail.fields,
      );
    expect(await fields([first])).toEqual({ items: "required" });
    expect(await fields([first, second, newId()])).toEqual({ "items.2.itemId": "invalid_choice" });
  });

  it("stops at the deadline and when the package is decided", async () => {
    const a = await market.lab();
    const asked = await market.request([a]);
    const past = new Date(Date.now() - 1000);
    await db
      .updateTable("packages")
      .set({ quoting_deadline: past })
      .where("id", "=", asked.packageId)
      .execute();
    expect(await quoting(a.business, asked)).toBe("conflict:quoting_closed");
    await db.updateTable("packages").set({ status: "expired" }).where("id", "=", asked.packageId).execute();
    expect(await quoting(a.business, asked)).toBe("conflict:quoting_closed");
  });

  it("beyond the certificate's validity is refused by the gate, which keeps its record", async () => {
    const a = await market.lab();
    const asked = await market.request([a]);
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await db.updateTable("accreditations").set({ valid_to: soon }).where("provider_id", "=", a.id).execute();
    expect(await quoting(a.business, asked)).toBe("forbidden:gate_expires_before_report");
    const records = await db
      .selectFrom("legality_records")
      .select(["moment", "verdict"])
      .where("provider_id", "=", a.id)
      .where("moment", "=", "quote")
      .execute();
    expect(records).toEqual([{ moment: "quote", verdict: "refused" }]);
  });
});

describe("a revision", () => {
  it("replaces the offer, keeps what was offered before, and asks for the current version", async () => {
    const a = await market.lab();
    const asked = await market.request([a]);
    const { id } = await market.quote(a, asked, 100);
    const revised = await reviseQuote(db, a.business, id, market.offer(asked.itemIds, 90), 1);
    expect(revised).toMatchObject({ version: 2, totalFen: 18_000 });
    expect(await outcome(reviseQuote(db, a.business, id, market.offer(asked.itemIds, 80), 1))).toBe(
      "stale:stale_version",
    );
    const kept = await db
      .selectFrom("quote_revisions")
      .select(["revision", "body"])
      .where("quote_id", "=", id)
      .orderBy("revision")
      .execute();
    expect(kept.map((row) => (row.body as { totalFen: number }).totalFen)).toEqual([20_000, 18_000]);
    await expect(db.deleteFrom("quote_revisions").where("quote_id", "=", id).execute()).rejects.toThrow(
      "append-only",
    );
  });

  it("and a retraction are the provider's own", async () => {
    const [a, b] = [await market.lab(), await market.lab()];
    const asked = await market.request([a, b]);
    const { id } = await market.quote(a, asked, 100);
    expect(await outcome(retractQuote(db, b.business, id))).toBe("not_found:not_found");
    expect(await outcome(retractQuote(db, market.enterprise, id))).toBe("forbidden:forbidden");
    expect(await outcome(retractQuote(db, a.business, id, 1))).toBe("ok");
    expect(await outcome(retractQuote(db, a.business, id))).toBe("conflict:quote_not_active");
    expect(await quoting(a.business, asked)).toBe("ok");
  });
});
