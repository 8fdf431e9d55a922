import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { dayOf, momentOf } from "~/domain/clocks/working-time";
import { closureShare } from "~/domain/figures/closure";
import { publicHub } from "~/domain/hubs/hub-figures.queries.server";
import { boardFigures } from "~/domain/intake/figures.queries.server";
import { categoryMonths } from "~/domain/supervision/categories.queries.server";
import {
  accreditationWarnings,
  hubFigures,
  requestsBehind,
  trend,
} from "~/domain/supervision/cockpit.queries.server";
import { drillCursor, readCursor } from "~/domain/supervision/drill";
import { MEASURES, onTimeShare } from "~/domain/supervision/figures";
import { supervisedProviders } from "~/domain/supervision/providers.queries.server";
import { watchedHubs } from "~/domain/supervision/watched-hub.queries.server";
import { testDatabase } from "../../support/database";
import { person, refusalOf } from "../requests/support";

const database = await testDatabase({ content: "demo" });
const { db } = database;
afterAll(database.drop);
const since = new Date(Date.now() - 365 * 86_400_000);
let province: Actor;
let jinan: Actor;
beforeAll(async () => {
  province = await person(db, { kind: "regulator", role: "regulator", regionCode: "370000", hubCode: "SD" });
  jinan = await person(db, {
    kind: "regulator",
    role: "regulator",
    regionCode: "370100",
    hubCode: "SD3701",
  });
});

const range = (actor: Actor) => {
  if (!actor.hubs) throw new Error("a regulator has a subtree");
  return actor.hubs;
};
const one = async (query: ReturnType<typeof sql<{ n: number }>>) => (await query.execute(db)).rows[0]?.n;

describe("figures", () => {
  it("of the province are the sums of its cities and of itself, and equal a plain count", async () => {
    const rows = await hubFigures(db, range(province), since);
    const own = rows.find((row) => row.level === "province");
    const cities = rows.filter((row) => row.level === "city");
    expect(cities).toHaveLength(16);
    const direct = await one(sql`select count(*) as n from requests where received_at >= ${since}
      and origin_hub_id = ${range(province).hubId}`);
    expect(own?.received).toBe(cities.reduce((sum, row) => sum + row.received, direct ?? 0));
    expect(own?.received).toBe(
      await one(sql`select count(*) as n from requests where received_at >= ${since}`),
    );
    expect(own?.received).toBeGreaterThan(50);
  });

  it("open to exactly as many requests as they say, for every measure", async () => {
    const [own] = await hubFigures(db, range(jinan), since);
    for (const measure of MEASURES) {
      const behind = await requestsBehind(db, range(jinan), { measure, since, limit: 10_000 });
      expect([measure, behind.length]).toEqual([measure, own?.[measure]]);
    }
  });

  it("by category open to exactly as many requests as they say, a bundle in each of its categories", async () => {
    const rows = await categoryMonths(db, range(jinan), since);
    for (const category of new Set(rows.map((row) => row.category))) {
      const each = rows.filter((row) => row.category === category);
      for (const measure of ["received", "ended", "due"] as const) {
        const sum = each.reduce((total, row) => total + row[measure], 0);
        const filter = { measure, category, since, limit: 10_000 };
        expect([category, measure, (await requestsBehind(db, range(jinan), filter)).length]).toEqual([
          ...[category, measure, sum],
        ]);
      }
    }
    expect(new Set(rows.map((row) => row.category)).size).toBeGreaterThan(2);
  });

  it("page through without losing or repeating a request", async () => {
    const all = await requestsBehind(db, range(jinan), { measure: "received", since, limit: 10_000 });
    const seen: string[] = [];
    let after: ReturnType<typeof readCursor>;
    for (;;) {
      const page = await requestsBehind(db, range(jinan), { measure: "received", since, after, limit: 7 });
      seen.push(...page.map((row) => row.id));
      const last = page.at(-1);
      if (!last || page.length < 7) break;
      after = readCursor(drillCursor(last));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(all.length);
  });

  it("of a trend add up to the requests received", async () => {
    const series = await trend(db, range(province), since, "month");
    const [own] = await hubFigures(db, range(province), since);
    expect(series.reduce((sum, row) => sum + row.received, 0)).toBe(own?.received);
  });

  it("tell the same closure on the board, in the directory and in the cockpit", async () => {
    const now = new Date();
    const month = momentOf(`${dayOf(now).slice(0, 7)}-01`, "00:00");
    const hub = range(jinan);
    const operator = { ...jinan, organisationKind: "hub" as const };
    const board = await boardFigures(db, operator, "subtree", now);
    const [cockpit] = await hubFigures(db, hub, month);
    expect([board.ended, board.due]).toEqual([cockpit?.ended, cockpit?.due]);
    const [thirtyDays] = await hubFigures(db, hub, new Date(now.getTime() - 30 * 86_400_000));
    const directory = await publicHub(db, hub.hubId);
    expect([directory.ended, directory.due]).toEqual([thirtyDays?.ended, thirtyDays?.due]);
    expect(directory.due).toBeGreaterThan(directory.ended);
    expect(directory.due).toBeLessThan(directory.received);
  });

  it("divide by nothing as nothing, never as zero or one", () => {
    expect(onTimeShare({ onTime: 0, late: 0 })).toBeNull();
    expect(closureShare({ ended: 0, due: 0 })).toBeNull();
    expect(closureShare({ ended: 1, due: 4 })).toBe(0.25);
  });
});

describe("sight", () => {
  it("ends at the regulator's own subtree", async () => {
    const qingdao = await db
      .selectFrom("hubs")
      .select("id")
      .where("code", "=", "SD3702")
      .executeTakeFirstOrThrow();
    expect(await refusalOf(watchedHubs(db, jinan, qingdao.id))).toMatchObject({ kind: "not_found" });
    expect(await refusalOf(watchedHubs(db, jinan, "nonsense"))).toMatchObject({ kind: "not_found" });
    const path = await watchedHubs(db, province, qingdao.id);
    expect(path.map((hub) => hub.level)).toEqual(["province", "city"]);
    expect((await watchedHubs(db, jinan)).map((hub) => hub.hubId)).toEqual([range(jinan).hubId]);
  });

  it("shows a city's regulator its own providers only", async () => {
    const filter = { warningsOnly: false, limit: 1000 };
    const rows = await supervisedProviders(db, { ...filter, regionCode: "370100" });
    const there = await one(
      sql`select count(*) as n from organisations where kind = 'provider' and region_code like '3701%'`,
    );
    expect(rows).toHaveLength(there ?? -1);
    expect(rows.length).toBeLessThan(
      (await supervisedProviders(db, { ...filter, regionCode: "370000" })).length,
    );
  });
});

describe("accreditation warnings", () => {
  it("count what has expired, what soon will, and what was stopped", async () => {
    const warnings = (await accreditationWarnings(db, ["370000"])).get("37");
    const counted =
      await one(sql`select count(*) as n from accreditations a join organisations o on o.id = a.provider_id
      where o.region_code like '37%' and a.approved_at is not null
        and (a.status <> 'active' or a.valid_to < current_date + 90)`);
    expect((warnings?.expired ?? 0) + (warnings?.expiring ?? 0) + (warnings?.suspended ?? 0)).toBe(counted);
    expect(counted).toBeGreaterThan(0);
    const warned = await supervisedProviders(db, { regionCode: "370000", warningsOnly: true, limit: 1000 });
    expect(
      warned.every(
        (row) => row.suspended || row.blacklisted || row.stopped > 0 || (row.daysLeft ?? 999) < 90,
      ),
    ).toBe(true);
  });
});
