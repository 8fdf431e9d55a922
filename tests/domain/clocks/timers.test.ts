import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { forgetCalendar } from "~/domain/clocks/calendar.queries.server";
import { endQuoting } from "~/domain/clocks/end-quoting.server";
import { lapseComparing } from "~/domain/clocks/lapse-comparing.server";
import { recomputeDeadlines } from "~/domain/clocks/recompute-deadlines.server";
import { loadClockSettings } from "~/domain/clocks/settings.queries.server";
import { watchExpiry } from "~/domain/clocks/watch-expiry.server";
import { momentOf } from "~/domain/clocks/working-time";
import { newId } from "~/domain/ids";
import { type TestDatabase, testDatabase } from "../../support/database";
import { member, order, read, request, story, type World, world } from "../intake/world";

let base: TestDatabase;
let here: World;
beforeAll(async () => {
  base = await testDatabase();
  here = await world(base.db);
});
afterAll(() => base.drop());

const deadline = momentOf("2026-11-20", "16:00");
const after = new Date(deadline.getTime() + 60_000);
const pack = (id: string) =>
  base.db.selectFrom("packages").selectAll().where("id", "=", id).executeTakeFirstOrThrow();

async function quoting() {
  const asked = await request(here, { status: "quoting" });
  await base.db
    .updateTable("packages")
    .set({ quoting_deadline: deadline })
    .where("id", "=", asked.packageId)
    .execute();
  return asked;
}

async function quoted() {
  const asked = await quoting();
  const provider = await member(base.db, "provider", "business", `9137${newId().slice(-12)}`);
  const about = { package_id: asked.packageId, provider_id: provider.organisationId };
  const legality = newId();
  await base.db
    .insertInto("legality_records")
    .values({
      id: legality,
      ...about,
      moment: "quote",
      verdict: "eligible",
      rule_version: "test",
      body: "{}",
    })
    .execute();
  await base.db
    .insertInto("invitations")
    .values({ id: newId(), ...about, legality_record_id: legality, ring: "county", score: 50 })
    .execute();
  await base.db
    .insertInto("quotes")
    .values({
      id: newId(),
      ...about,
      total_fen: 100,
      working_days: 3,
      promised_on: "2026-12-01",
      valid_until: "2026-12-31",
      legality_record_id: legality,
      created_by: provider.userId,
    })
    .execute();
  return asked;
}

describe("the quoting window", () => {
  it("ends in comparing when there are quotes, for ten working days; then expires", async () => {
    const { id, packageId } = await quoted();
    expect(await endQuoting(base.db, new Date(deadline.getTime() - 1))).toBe(0);
    const moved = await Promise.all([1, 2, 3, 4].map(() => endQuoting(base.db, after)));
    expect(moved.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(await pack(packageId)).toMatchObject({
      status: "comparing",
      comparing_until: momentOf("2026-12-05", "00:00"),
    });
    expect(await lapseComparing(base.db, momentOf("2026-12-04", "23:59"))).toBe(0);
    expect(await lapseComparing(base.db, momentOf("2026-12-05", "00:00"))).toBe(1);
    expect(await lapseComparing(base.db, momentOf("2026-12-05", "00:01"))).toBe(0);
    expect((await pack(packageId)).status).toBe("expired");
    const quotes = base.db.selectFrom("quotes").select("status").where("package_id", "=", packageId);
    expect(await quotes.execute()).toEqual([{ status: "declined" }]);
    expect(await story(base.db, id)).toEqual(["package.comparing", "package.expired"]);
  });

  it("expires without quotes", async () => {
    const { id, packageId } = await quoting();
    expect(await endQuoting(base.db, after)).toBe(1);
    expect((await pack(packageId)).status).toBe("expired");
    expect((await read(base.db, id)).status).toBe("expired");
  });

  it("a row that fails leaves the others alone, and is not forgotten", async () => {
    const broken = await quoting();
    const sound = await quoting();
    const check = `alter table packages add constraint no_end check (id <> '${broken.packageId}' or status = 'quoting')`;
    await base.pool.query(check);
    await expect(endQuoting(base.db, after)).rejects.toThrow(AggregateError);
    expect((await pack(sound.packageId)).status).toBe("expired");
    await base.pool.query("alter table packages drop constraint no_end");
    expect(await endQuoting(base.db, after)).toBe(1);
  });
});

describe("provisional deadlines", () => {
  it("are recomputed when the year's holidays arrive, and the administrator is told once that they lack", async () => {
    const { id } = await request(here, { due: momentOf("2027-01-01", "10:00") });
    const started = momentOf("2026-12-31", "17:00");
    await base.db
      .updateTable("requests")
      .set({ deadline_provisional: true, triage_started_at: started })
      .where("id", "=", id)
      .execute();
    expect(await recomputeDeadlines(base.db, started)).toBe(0);
    expect(await recomputeDeadlines(base.db, started)).toBe(0);
    const missing = base.db
      .selectFrom("events")
      .select("data")
      .where("kind", "=", "reference.holidays_missing");
    expect(await missing.execute()).toEqual([{ data: { year: 2027 } }]);
    await base.db
      .insertInto("holidays")
      .values(["2027-01-01", "2027-10-01"].map((date) => ({ date, name: "演示", off_day: true })))
      .execute();
    forgetCalendar(base.db);
    expect(await recomputeDeadlines(base.db, started)).toBe(1);
    expect(await read(base.db, id)).toMatchObject({
      triage_due_at: momentOf("2027-01-04", "10:00"),
      deadline_provisional: false,
    });
    expect(await recomputeDeadlines(base.db, started)).toBe(0);
  });
});

describe("the expiry watch", () => {
  it("tells provider and hub of a lapsed certificate once, with the open orders; a renewal arms it again", async () => {
    const { provider } = await order(here, "in_progress");
    const id = newId();
    await base.db
      .insertInto("accreditations")
      .values({
        id,
        provider_id: provider.organisationId,
        kind: "cma",
        number: "261512340001",
        valid_from: "2020-11-23",
        valid_to: "2026-11-22",
        approved_at: new Date(),
      })
      .execute();
    const told = () =>
      base.db
        .selectFrom("events")
        .select(["kind", "data"])
        .where("provider_id", "=", provider.organisationId)
        .execute();
    expect(await watchExpiry(base.db, momentOf("2026-11-22", "23:59"))).toBe(0);
    expect(await watchExpiry(base.db, momentOf("2026-11-23", "00:01"))).toBe(1);
    expect(await watchExpiry(base.db, momentOf("2026-11-23", "01:00"))).toBe(0);
    const events = await told();
    expect(events.map(({ kind }) => kind)).toEqual([
      "credit.recorded",
      "accreditation.orders_affected",
      "accreditation.lapsed",
    ]);
    expect(events[1]?.data).toMatchObject({ hubId: here.hubs.get("SD370102")?.id, number: "261512340001" });
    await base.db
      .updateTable("accreditations")
      .set({ valid_to: "2026-11-30" })
      .where("id", "=", id)
      .execute();
    expect(await watchExpiry(base.db, momentOf("2026-11-25", "08:00"))).toBe(0);
    expect(await watchExpiry(base.db, momentOf("2026-12-01", "08:00"))).toBe(1);
  });
});

it("settings stand in for missing and senseless numbers", async () => {
  await base.db
    .insertInto("settings")
    .values([
      { key: "triage_minutes", value: "60" },
      { key: "quoting_hours", value: '"soon"' },
    ])
    .execute();
  expect(await loadClockSettings(base.db)).toMatchObject({
    triage_minutes: 60,
    quoting_hours: 48,
    min_eligible: 3,
  });
});
