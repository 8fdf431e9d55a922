import { afterAll, describe, expect, it } from "vitest";
import { lapseComparing } from "~/domain/clocks/lapse-comparing.server";
import { newId } from "~/domain/ids";
import { tell } from "~/domain/notifications/tell.server";
import { awardQuote } from "~/domain/quotes/award-quote.server";
import { retractQuote } from "~/domain/quotes/retract-quote.server";
import { withdrawRequest } from "~/domain/requests/withdraw-request.server";
import { noticeLetter } from "~/platform/letters.server";
import { testDatabase } from "../../support/database";
import { withoutIds } from "../../support/without-ids";
import { marketIn } from "../quotes/market";

const database = await testDatabase({ content: "schema" });
afterAll(database.drop);
const { db } = database;
const market = await marketIn(db);
const letter = noticeLetter({ PUBLIC_ORIGIN: "https://qzx.example", PORT: 3000 });

/** A lab whose business person can be told: a member with an account, as the actor of the market is not. */
async function lab() {
  const made = await market.lab();
  await db
    .insertInto("memberships")
    .values({
      ...{ id: newId(), user_id: made.business.userId, organisation_id: made.id, role: "business" },
    })
    .execute();
  return made;
}

/** Runs every `tell` of a kind twice; who was told what by it. */
async function told(kind: string, requestId: string) {
  const events = await db
    .selectFrom("events")
    .select("id")
    .where("kind", "=", kind)
    .where("request_id", "=", requestId)
    .execute();
  for (const { id } of [...events, ...events]) await tell(db, id, letter);
  return db
    .selectFrom("notifications")
    .select(["organisation_id", "kind", "data"])
    .where(
      "event_id",
      "in",
      events.map(({ id }) => id),
    )
    .execute();
}

const kindsFor = (rows: { organisation_id: string | null; kind: string }[], { id }: { id: string }) =>
  rows.filter((row) => row.organisation_id === id).map(({ kind }) => kind);

describe("rivals", () => {
  it("hear once that a package expired, when their quote stood, and nothing of each other", async () => {
    const [one, other, gone, silent] = [await lab(), await lab(), await lab(), await lab()];
    const asked = await market.request([one, other, gone, silent]);
    await market.quote(one, asked, 501);
    await market.quote(other, asked, 702);
    const { id } = await market.quote(gone, asked, 903);
    await retractQuote(db, gone.business, id);
    await db
      .updateTable("packages")
      .set({ status: "comparing", comparing_until: new Date(Date.now() - 1000) })
      .where("id", "=", asked.packageId)
      .execute();
    expect(await lapseComparing(db, new Date())).toBe(1);
    const rows = await told("package.expired", asked.requestId);
    expect(kindsFor(rows, one)).toEqual(["package.ended"]);
    expect(kindsFor(rows, other)).toEqual(["package.ended"]);
    expect([...kindsFor(rows, gone), ...kindsFor(rows, silent)]).toEqual([]);
    const names = await db
      .selectFrom("organisations")
      .select("name")
      .where("id", "in", [one.id, other.id])
      .execute();
    const said = withoutIds(JSON.stringify(rows.map(({ data }) => data)));
    for (const secret of ["501", "702", "100200", ...names.map(({ name }) => name)]) {
      expect(said).not.toContain(secret);
    }
  });

  it("hear once of a withdrawal, and only of packages that it took back", async () => {
    const [winner, asking] = [await lab(), await lab()];
    const first = await market.request([winner]);
    const packageId = await market.world.pack(first.requestId, { status: "quoting" });
    await db
      .updateTable("invitations")
      .set({ package_id: packageId })
      .where("package_id", "=", (await market.request([asking])).packageId)
      .execute();
    const { id: quoteId } = await market.quote(winner, first, 500);
    await awardQuote(db, market.enterprise, { ...first, quoteId });
    await withdrawRequest(db, market.enterprise, { requestId: first.requestId });
    const rows = await told("request.withdrawn", first.requestId);
    expect(kindsFor(rows, asking)).toEqual(["request.withdrawn_market"]);
    expect(kindsFor(rows, winner)).toEqual([]);
  });
});
