import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { DEFAULT_WEIGHTS } from "~/domain/matching/score";
import { awardQuote } from "~/domain/quotes/award-quote.server";
import { invitationTo } from "~/domain/quotes/invitation.queries.server";
import { invitationsOf } from "~/domain/quotes/invitations-of.queries.server";
import { boardCounts, jobBoard, ownQuotes } from "~/domain/quotes/job-board.queries.server";
import { offersOf } from "~/domain/quotes/offers.queries.server";
import { rankQuotes } from "~/domain/quotes/rank-offers";
import { testDatabase } from "../../support/database";
import { marketIn, outcome } from "./market";

const database = await testDatabase({ content: "schema" });
const { db } = database;
afterAll(database.drop);
const market = await marketIn(db);

const [a, b] = [await market.lab(), await market.lab()];
const uninvited = await market.lab();
const asked = await market.request([a, b]);
const dear = await market.quote(a, asked, 777);
const cheap = await market.quote(b, asked, 555);

async function offersFor(actor: Actor, requestId = asked.requestId) {
  const row = await db
    .selectFrom("requests as r")
    .innerJoin("hubs as h", "h.id", "r.hub_id")
    .select([
      "r.id",
      "r.sealed",
      "r.enterprise_id",
      "h.ordinal as hub_ordinal",
      "h.ordinal as origin_ordinal",
    ])
    .where("r.id", "=", requestId)
    .executeTakeFirstOrThrow();
  return offersOf(db, actor, row);
}
const everythingSeenBy = async (actor: Actor) =>
  JSON.stringify([
    await offersFor(actor),
    await jobBoard(db, actor, { view: "quoted" }).catch(String),
    await ownQuotes(db, actor).catch(String),
    await invitationTo(db, actor, asked.packageId).catch(String),
    await invitationsOf(db, actor, asked.requestId),
  ]);

describe("amounts", () => {
  it("never reach a rival, whatever it reads", async () => {
    const seen = await everythingSeenBy(a.business);
    expect(seen).toContain("155400");
    expect(seen).toContain("77700");
    for (const secret of ["111000", "55500", cheap.id, b.id]) expect(seen).not.toContain(secret);
    expect((await offersFor(a.business)).map((row) => row.provider_id)).toEqual([a.id]);
  });

  it("are all the enterprise's, and nobody's among strangers and administrators", async () => {
    const rows = await offersFor(market.enterprise);
    expect(rows.map((row) => row.total_fen).sort()).toEqual([111_000, 155_400]);
    expect(rows[0]).toMatchObject({
      coverage: { covered: 2, total: 2 },
      accreditations: ["cma"],
      distance_m: 3200,
    });
    for (const actor of [market.stranger, market.admin, uninvited.business]) {
      expect(await offersFor(actor)).toEqual([]);
    }
  });

  it("are hidden from hub and regulator until the award, then only the awarded one shows", async () => {
    const fens = async (actor: Actor) => (await offersFor(actor)).map((row) => row.total_fen);
    expect(await fens(market.hub)).toEqual([null, null]);
    expect(await fens(market.regulator)).toEqual([null, null]);
    const other = await market.request([a, b]);
    const winner = await market.quote(a, other, 10);
    await market.quote(b, other, 20);
    await awardQuote(db, market.enterprise, { ...other, quoteId: winner.id });
    for (const actor of [market.hub, market.regulator]) {
      const rows = await offersFor(actor, other.requestId);
      expect(rows.map((row) => [row.status, row.total_fen, row.lines?.length ?? 0])).toEqual([
        ["awarded", 2000, 2],
        ["declined", null, 0],
      ]);
    }
  });

  it("of a sealed request are nobody else's before the deadline, not even the enterprise's", async () => {
    const sealed = await market.request([a, b], { sealed: true });
    await market.quote(a, sealed, 31);
    await market.quote(b, sealed, 32);
    const fens = async (actor: Actor) =>
      (await offersFor(actor, sealed.requestId)).map((row) => row.total_fen);
    expect(await fens(market.enterprise)).toEqual([null, null]);
    expect(await fens(a.business)).toEqual([6200]);
    await db
      .updateTable("packages")
      .set({ quoting_deadline: new Date(Date.now() - 1000) })
      .where("id", "=", sealed.packageId)
      .execute();
    expect(await fens(market.enterprise)).toEqual([6200, 6400]);
  });
});

describe("the job board", () => {
  it("holds invitations only", async () => {
    const board = await jobBoard(db, uninvited.business, { view: "open" });
    expect(board.items).toEqual([]);
    expect(await outcome(invitationTo(db, uninvited.business, asked.packageId))).toBe("not_found:not_found");
    expect(await outcome(jobBoard(db, market.enterprise))).toBe("forbidden:forbidden");
  });

  it("shows items with the provider's own amounts, and pages by cursor", async () => {
    const mine = await invitationTo(db, a.business, asked.packageId);
    expect(mine.items.map((item) => item.parameter)).toEqual(["总迁移量", "脱色试验"]);
    expect(Object.values(mine.quote?.amounts ?? {})).toEqual([77_700, 77_700]);
    const lab = await market.lab();
    for (let n = 0; n < 5; n++) await market.request([lab]);
    const first = await jobBoard(db, lab.business, { limit: 3 });
    const second = await jobBoard(db, lab.business, { limit: 3, cursor: first.next ?? "" });
    expect([first.items.length, second.items.length, second.next]).toEqual([3, 2, null]);
    expect(new Set([...first.items, ...second.items].map((row) => row.id)).size).toBe(5);
    expect(await boardCounts(db, lab.business)).toEqual({ open: 5, quoted: 0, ended: 0 });
    expect(await outcome(jobBoard(db, lab.business, { cursor: "x" }))).toBe("invalid:invalid_input");
  });
});

describe("the ranking", () => {
  it("puts the better value first and explains itself", async () => {
    const ranked = rankQuotes(await offersFor(market.enterprise), DEFAULT_WEIGHTS);
    expect(ranked.map(({ offer }) => offer.id)).toEqual([cheap.id, dear.id]);
    expect(ranked[0]?.components.price).toBe(1);
    expect(ranked[1]?.score).toBeLessThan(ranked[0]?.score ?? 0);
  });
});
