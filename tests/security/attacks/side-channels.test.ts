import { afterAll, describe, expect, it } from "vitest";
import { offersOf } from "~/domain/quotes/offers.queries.server";
import { findRequest } from "~/domain/requests/request.queries.server";
import { listRequests } from "~/domain/requests/request-list.queries.server";
import { withdrawRequest } from "~/domain/requests/withdraw-request.server";
import { marketIn } from "../../domain/quotes/market";
import { testDatabase } from "../../support/database";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);
const [lab, rival] = [await market.lab(), await market.lab()];

describe("what an invited provider reads of a request", () => {
  it("does not move when a rival makes an offer", async () => {
    const asked = await market.request([lab, rival]);
    const seen = async () =>
      JSON.stringify([
        await findRequest(db, lab.business, asked.requestId),
        (await listRequests(db, lab.business)).items,
      ]);
    const before = await seen();
    await market.quote(rival, asked, 4321);
    expect(await seen()).toBe(before);
    // the enterprise, which must tell a stale page from a current one, reads the version
    expect((await findRequest(db, market.enterprise, asked.requestId)).version).toBeGreaterThan(1);
  });
});

describe("a sealed request", () => {
  it("stays sealed when the enterprise withdraws it to look at the offers and ask again", async () => {
    const asked = await market.request([lab, rival], { sealed: true });
    await market.quote(lab, asked, 777);
    await withdrawRequest(db, market.enterprise, { requestId: asked.requestId });
    const request = await findRequest(db, market.enterprise, asked.requestId);
    expect(request.status).toBe("withdrawn");
    const amounts = async () =>
      (await offersOf(db, market.enterprise, request)).map((offer) => [offer.total_fen, offer.lines]);
    expect(await amounts()).toEqual([[null, null]]);
    const passed = new Date(Date.now() - 1000);
    await db
      .updateTable("packages")
      .set({ quoting_deadline: passed })
      .where("id", "=", asked.packageId)
      .execute();
    expect((await amounts())[0]?.[0]).toBe(155_400);
  });
});
