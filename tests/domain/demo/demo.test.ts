import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { passwordFits } from "~/domain/accounts/password.server";
import { verifyChains } from "~/domain/audit/verify-chains.server";
import { readDeliverableNumber } from "~/domain/deliverables/number";
import { judgeUscc } from "~/domain/organisations/uscc";
import { draftBody } from "~/domain/requests/draft";
import { PASSWORD } from "~db/demo/sign-ins";
import { seedDemo } from "~db/seeds/demo";
import { type TestDatabase, testDatabase } from "../../support/database";
import { count, countBy, memoryFiles } from "./support";

const SIGN_INS = {
  ...{ qiye: "owner", qiye2: "owner", jigou: "business", qianzi: "signatory", jigou2: "business" },
  ...{ qianzi2: "signatory", zhandian: "supervisor", shi: "supervisor", sheng: "supervisor" },
  ...{ jianguan: "regulator", "jianguan-jinan": "regulator", zhuanjia: "expert", admin: "admin" },
};

let demo: TestDatabase;
beforeAll(async () => {
  demo = await testDatabase({ content: "demo" });
}, 180_000);
afterAll(() => demo.drop());

describe("the demo", () => {
  test("has as much of everything as it promises", async () => {
    const kinds = await countBy(demo.db, "organisations", "kind");
    expect(kinds.enterprise).toBeGreaterThanOrEqual(28);
    expect(kinds.provider).toBeGreaterThanOrEqual(34);
    expect(await count(demo.db, "scope_items")).toBeGreaterThanOrEqual(5000);
    expect((await countBy(demo.db, "memberships", "role")).expert).toBe(20);
    expect(await count(demo.db, "requests")).toBeGreaterThanOrEqual(80);
    expect(await count(demo.db, "notices")).toBeGreaterThanOrEqual(6);
    const { rows } = await sql<{
      n: number;
    }>`select count(distinct left(region_code, 4)) as n from sites`.execute(demo.db);
    expect(rows[0]?.n).toBeGreaterThanOrEqual(8);
  });

  test("covers every state of packages, orders, quotes and deliverables", async () => {
    const states = async (table: string) => Object.keys(await countBy(demo.db, table, "status")).sort();
    expect(await states("packages")).toEqual([
      "awarded",
      "comparing",
      "draft",
      "expired",
      "quoting",
      "returned",
      "submitted",
      "triaged",
      "withdrawn",
    ]);
    expect(await states("orders")).toEqual([
      ...[
        "accepted",
        "cancelled",
        "closed",
        "confirmed",
        "disputed",
        "followed_up",
        "in_progress",
        "on_site",
      ],
      ...["report_issued", "sample_received"],
    ]);
    expect(await states("quotes")).toEqual(["active", "awarded", "declined", "retracted"]);
    expect(await states("deliverables")).toEqual(["genuine", "revoked", "superseded"]);
  });

  test("reaches over twelve months and never into the future", async () => {
    const { rows } = await sql<{ months: number; future: number }>`
      select (select count(distinct date_trunc('month', received_at)) from requests) as months,
        (select count(*) from events where at > now()) as future`.execute(demo.db);
    expect(rows[0]?.months).toBeGreaterThanOrEqual(12);
    expect(rows[0]?.future).toBe(0);
  });

  test("everybody signs in with the demo's password and has the role", async () => {
    const rows = await demo.db
      .selectFrom("users as u")
      .innerJoin("memberships as m", "m.user_id", "u.id")
      .select(["u.login", "u.password_hash", "m.role"])
      .where("u.login", "in", Object.keys(SIGN_INS))
      .execute();
    expect(Object.fromEntries(rows.map(({ login, role }) => [login, role]))).toEqual(SIGN_INS);
    expect(await passwordFits(rows[0]?.password_hash ?? null, PASSWORD)).toBe(true);
  });

  test("names nothing real: marked, with valid check digits", async () => {
    const rows = await demo.db.selectFrom("organisations").select(["name", "uscc", "demo"]).execute();
    expect(rows.filter(({ name, demo: marked }) => !marked || !name.endsWith("（演示）"))).toEqual([]);
    expect(rows.filter(({ uscc }) => uscc !== null && judgeUscc(uscc) !== "valid")).toEqual([]);
    const reports = await demo.db.selectFrom("deliverables").select("number").execute();
    expect(reports.filter(({ number }) => !readDeliverableNumber(number).ok)).toEqual([]);
  });

  test("has whole audit chains and an entry for every event", async () => {
    const reports = await verifyChains(demo.db);
    expect(reports.filter(({ broken }) => broken)).toEqual([]);
    expect(reports.reduce((sum, { entries }) => sum + entries, 0)).toBe(await count(demo.db, "events"));
  });

  test("is not seeded twice", async () => {
    const before = await count(demo.db, "events");
    expect(await seedDemo(demo.db, { anchor: "2026-01-01", files: memoryFiles() })).toBe(false);
    expect(await count(demo.db, "events")).toBe(before);
  });
});

describe("the demo's desk of work", () => {
  test("has advice and training up to their opinions, without any signatory", async () => {
    const { rows } = await sql<{ kind: string; issued: number; closed: number }>`
      select p.kind, count(d.id)::int as issued, count(*) filter (where o.status = 'closed')::int as closed
      from orders o join packages p on p.id = o.package_id
      left join deliverables d on d.order_id = o.id and d.kind = 'opinion' and d.signatory_id is null
        and d.issued_by is not null
      where p.kind in ('consulting', 'training') group by 1 order by 1`.execute(demo.db);
    expect(rows.map(({ kind }) => kind)).toEqual(["consulting", "training"]);
    for (const row of rows) {
      expect(row.issued, row.kind).toBeGreaterThanOrEqual(2);
      expect(row.closed, row.kind).toBeGreaterThanOrEqual(1);
    }
  });

  test("has an unfinished draft of qiye and an order that a regulator stopped", async () => {
    const draft = await demo.db
      .selectFrom("request_drafts as d")
      .innerJoin("users as u", "u.id", "d.created_by")
      .select(["d.step", "d.body", "u.login"])
      .executeTakeFirstOrThrow();
    expect([draft.login, draft.step]).toEqual(["qiye", 2]);
    expect(draftBody.parse(draft.body)).toEqual(draft.body);
    const stopped = await demo.db
      .selectFrom("orders as o")
      .innerJoin("events as e", "e.order_id", "o.id")
      .select(["o.suspension_reason", "e.kind"])
      .where("o.suspended_at", "is not", null)
      .where("e.kind", "=", "order.suspended")
      .execute();
    expect(stopped).toHaveLength(1);
  });
});
