import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { coverageOf } from "~/domain/matching/coverage-of.server";
import { loadNeed } from "~/domain/matching/need.queries.server";
import { type TestDatabase, testDatabase } from "../../support/database";

let demo: TestDatabase;
beforeAll(async () => {
  demo = await testDatabase({ content: "demo" });
}, 180_000);
afterAll(() => demo.drop());

async function offenders(query: RawBuilder<{ n: number }>): Promise<number | undefined> {
  return (await query.execute(demo.db)).rows[0]?.n;
}

test("the food-contact request of qiye finds enough providers in its city, jigou among them", async () => {
  const pack = await demo.db
    .selectFrom("packages as p")
    .innerJoin("requests as r", "r.id", "p.request_id")
    .select("p.id")
    .where("r.title", "=", "一次性塑料餐盒出厂与商超准入检测")
    .where("p.status", "=", "quoting")
    .executeTakeFirstOrThrow();
  const coverage = await coverageOf(demo.db, await loadNeed(demo.db, pack.id));
  expect(coverage.eligible.city).toBeGreaterThanOrEqual(3);
  expect(coverage.eligible.nation).toBeGreaterThan(coverage.eligible.city);
  expect(coverage.providers.map(({ name }) => name)).toContain("泉城食品检验所（演示）");
  const quotes = await demo.db
    .selectFrom("quotes")
    .select("total_fen")
    .where("package_id", "=", pack.id)
    .orderBy("total_fen")
    .execute();
  expect(quotes.map(({ total_fen }) => total_fen)).toEqual([165_000, 188_000, 206_000, 240_000]);
});

test("nobody quoted, was awarded or issued against the gate", async () => {
  const refused = sql<{ n: number }>`select count(*) as n from legality_records where verdict <> 'eligible'`;
  expect(await offenders(refused)).toBe(0);
  const moments = await demo.db.selectFrom("legality_records").select("moment").distinct().execute();
  expect(moments.map(({ moment }) => moment).sort()).toEqual([
    "award",
    "designation",
    "invitation",
    "issue",
    "quote",
    "retest",
  ]);
});

test("what happened happened in order", async () => {
  expect(
    await offenders(sql`select count(*) as n from quotes q join packages p on p.id = q.package_id
      where q.created_at < p.quoting_opened_at or q.updated_at > p.quoting_deadline`),
  ).toBe(0);
  expect(
    await offenders(sql`select count(*) as n from awards a join quotes q on q.id = a.quote_id join packages p on p.id = a.package_id
      where q.updated_at > a.awarded_at or a.awarded_at > coalesce(p.comparing_until, p.quoting_deadline)`),
  ).toBe(0);
  expect(
    await offenders(sql`select count(*) as n from orders where
      least(coalesce(sample_received_at, 'infinity'), coalesce(visit_started_at, 'infinity')) < created_at
      or started_at < coalesce(sample_received_at, visit_started_at) or first_issued_at < started_at
      or accepted_at < first_issued_at or followed_up_at < accepted_at or closed_at < followed_up_at`),
  ).toBe(0);
});

test("totals are the sums of their lines, and every quote and order keeps its numbers", async () => {
  expect(
    await offenders(sql`select count(*) as n from quotes q where total_fen <> (
      select sum(amount_fen) from quote_items i where i.quote_id = q.id)`),
  ).toBe(0);
  expect(
    await offenders(sql`select count(*) as n from quotes q where revision <> (
      select count(*) from quote_revisions v where v.quote_id = q.id)`),
  ).toBe(0);
  expect(
    await offenders(sql`select count(*) as n from orders where amount_fen is null or number !~ '^DD-37'`),
  ).toBe(0);
});

test("the board of Lixia has work in every column, and Jinan has most of all", async () => {
  const { rows } = await sql<{ status: string; n: number }>`
    select r.status, count(*) as n from requests r join hubs h on h.id = r.hub_id
    where h.code = 'SD370102' group by 1`.execute(demo.db);
  const at = new Map(rows.map(({ status, n }) => [status, n]));
  for (const status of ["submitted", "quoting", "in_progress", "report_issued", "accepted", "disputed"]) {
    expect(at.get(status) ?? 0, status).toBeGreaterThanOrEqual(1);
  }
  expect(at.get("submitted")).toBeGreaterThanOrEqual(4);
  const { rows: cities } = await sql<{ city: string; n: number }>`
    select left(h.region_code, 4) as city, count(*) as n from requests r join hubs h on h.id = r.origin_hub_id
    group by 1 order by 2 desc`.execute(demo.db);
  expect(cities[0]?.city).toBe("3701");
  expect(cities.length).toBeGreaterThanOrEqual(6);
});
