import { afterAll, beforeAll, expect, test } from "vitest";
import { THE_CLOCK } from "~/domain/actor";
import { assertWithinScope } from "~/domain/matching/assert-within-scope.server";
import { coverageOf } from "~/domain/matching/coverage-of.server";
import { inviteEligible } from "~/domain/matching/invite-eligible.server";
import { loadNeed } from "~/domain/matching/need.queries.server";
import { withLegality } from "~/domain/matching/with-legality.server";
import { type TestDatabase, testDatabase } from "../../support/database";
import { lawfulSetting, type Setting } from "./setting";
import { worldIn } from "./world";

let database: TestDatabase;
let here: Setting;
beforeAll(async () => {
  database = await testDatabase();
  here = await lawfulSetting(worldIn(database.db));
});
afterAll(() => database.drop());

test("an eligible provider is counted in every ring around it, and shown with its verdict", async () => {
  const coverage = await coverageOf(database.db, await loadNeed(database.db, here.packageId));
  expect(coverage.eligible).toEqual({ county: 1, city: 1, province: 1, nation: 1 });
  expect(coverage.onHold).toEqual({ county: 0, city: 0, province: 0, nation: 0 });
  expect(coverage.perItem).toEqual([{ position: 1, eligible: 1, onHold: 0 }]);
  expect(coverage.providers[0]).toMatchObject({
    id: here.providerId,
    ring: "county",
    verdict: { verdict: "eligible" },
  });
});

test("an invitation carries score, distance and a record; a second call invites nobody twice", async () => {
  const invite = () =>
    database.db
      .transaction()
      .execute((tx) => inviteEligible(tx, THE_CLOCK, { packageId: here.packageId, ring: "county" }));
  expect(await invite()).toEqual({ invited: 1, eligible: 1, onHold: 0, providerIds: [here.providerId] });
  expect(await invite()).toEqual({ invited: 0, eligible: 1, onHold: 0, providerIds: [] });
  const [row] = await database.db
    .selectFrom("invitations")
    .selectAll()
    .where("package_id", "=", here.packageId)
    .execute();
  expect(row?.site_id).toBe(here.siteId);
  expect(Number(row?.score)).toBeGreaterThan(0);
  expect(row?.distance_m).toBeLessThan(2_000);
});

test("a lawful quote passes and leaves a record; a refused one leaves its record too", async () => {
  const ask = (promisedOn: string) =>
    withLegality(database.db, () =>
      database.db.transaction().execute((tx) =>
        assertWithinScope(tx, THE_CLOCK, {
          packageId: here.packageId,
          providerId: here.providerId,
          siteId: null,
          moment: "quote",
          promisedOn,
        }),
      ),
    );
  const passed = await ask("2027-01-01");
  expect(passed.siteId).toBe(here.siteId);
  await expect(ask("2100-01-01")).rejects.toMatchObject({
    kind: "forbidden",
    code: "gate_expires_before_report",
  });
  const records = await database.db
    .selectFrom("legality_records")
    .select(["verdict", "moment"])
    .where("package_id", "=", here.packageId)
    .where("moment", "=", "quote")
    .orderBy("at")
    .execute();
  expect(records.map((record) => record.verdict)).toEqual(["eligible", "refused"]);
});
