import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { escalateUntriaged } from "~/domain/clocks/escalate-untriaged.server";
import { warnUntriaged } from "~/domain/clocks/warn-untriaged.server";
import { momentOf } from "~/domain/clocks/working-time";
import { acceptRequest } from "~/domain/requests/accept-request.server";
import { createDb, createPool } from "~db/connection";
import { type TestDatabase, testDatabase } from "../../support/database";
import { read, request, story, type World, world } from "../intake/world";

let base: TestDatabase;
let here: World;
beforeAll(async () => {
  base = await testDatabase();
  here = await world(base.db);
});
afterAll(() => base.drop());

const due = momentOf("2026-11-23", "11:00");
const late = new Date(due.getTime() + 60_000);
const hub = (code: string) => here.hubs.get(code)?.id;
const escalations = (id: string) =>
  base.db.selectFrom("escalations").selectAll().where("request_id", "=", id).execute();
const notices = async (id: string) =>
  (await base.db.selectFrom("events").select("id").where("request_id", "=", id).execute()).length;

describe("a request nobody triages", () => {
  it("gets a yellow card after three quarters of its time, once", async () => {
    const { id } = await request(here, { due });
    expect(await warnUntriaged(base.db, momentOf("2026-11-23", "10:29"))).toBe(0);
    expect(await warnUntriaged(base.db, momentOf("2026-11-23", "10:30"))).toBe(1);
    expect(await warnUntriaged(base.db, momentOf("2026-11-23", "10:31"))).toBe(0);
    expect(await story(base.db, id)).toEqual(["request.triage_warned"]);
    await acceptRequest(base.db, here.at("SD370102"), { requestId: id }, due);
  });

  it("climbs county, city, province with a fresh clock each, and stays red there", async () => {
    const { id } = await request(here, { due });
    await escalateUntriaged(base.db, late);
    expect(await read(base.db, id)).toMatchObject({
      hub_id: hub("SD3701"),
      origin_hub_id: hub("SD370102"),
      triage_due_at: new Date(momentOf("2026-11-23", "14:31")),
      triage_overdue_at: late,
    });
    await escalateUntriaged(base.db, momentOf("2026-11-23", "15:00"));
    expect((await read(base.db, id)).hub_id).toBe(hub("SD"));
    for (const day of ["2026-11-24", "2026-11-25"]) await escalateUntriaged(base.db, momentOf(day, "15:00"));
    expect((await read(base.db, id)).hub_id).toBe(hub("SD"));
    expect(await story(base.db, id)).toEqual([
      "request.escalated",
      "request.escalated",
      "request.triage_overdue",
    ]);
    await acceptRequest(base.db, here.at("SD"), { requestId: id });
    expect(await read(base.db, id)).toMatchObject({ status: "triaged", triaged_on_time: false });
  });

  it("is left alone while suspended, and once accepted", async () => {
    const suspended = await request(here, { due });
    const accepted = await request(here, { due });
    await base.db.updateTable("requests").set({ suspended_at: due }).where("id", "=", suspended.id).execute();
    await acceptRequest(base.db, here.at("SD370102"), { requestId: accepted.id }, due);
    await escalateUntriaged(base.db, late);
    expect(await escalations(suspended.id)).toEqual([]);
    expect(await escalations(accepted.id)).toEqual([]);
    expect((await read(base.db, accepted.id)).triaged_on_time).toBe(true);
    await base.db.deleteFrom("packages").where("request_id", "=", suspended.id).execute();
  });
});

describe("runs once, also after a crash", () => {
  it("from eight connections at once", async () => {
    const asked = await Promise.all(Array.from({ length: 12 }, () => request(here, { due })));
    const pools = Array.from({ length: 8 }, () => createPool(base.url, { max: 1 }));
    const moved = await Promise.all(pools.map((pool) => escalateUntriaged(createDb(pool), late)));
    expect(moved.reduce((sum, n) => sum + n, 0)).toBe(12);
    await Promise.all(pools.map((pool) => pool.end()));
    for (const { id } of asked) {
      expect(await escalations(id)).toHaveLength(1);
      expect(await story(base.db, id)).toEqual(["request.escalated"]);
      expect((await read(base.db, id)).hub_id).toBe(hub("SD3701"));
    }
  });

  it("when the connection is killed half-way, again and again", async () => {
    const { id } = await request(here, { due });
    for (let round = 0; round < 5; round++) {
      const pool = createPool(base.url, { max: 1 });
      const victim = await pool.query<{ pid: number }>("select pg_backend_pid() as pid");
      // the audit chain's head is the last lock a climb takes: held here, the climb hangs just before its commit
      const holding = base.db.transaction().execute(async (tx) => {
        await tx.selectFrom("audit_heads").selectAll().forUpdate().execute();
        const dying = escalateUntriaged(createDb(pool), late);
        const outcome = dying.then(
          () => "lived",
          () => "died",
        );
        await waiting(victim.rows[0]?.pid ?? 0);
        await base.pool.query("select pg_terminate_backend($1)", [victim.rows[0]?.pid]);
        expect(await outcome).toBe("died");
      });
      await holding;
      await pool.end().catch(() => undefined);
      expect(await escalations(id)).toEqual([]);
      expect(await notices(id)).toBe(0);
    }
    await escalateUntriaged(base.db, late);
    await escalateUntriaged(base.db, late);
    expect(await escalations(id)).toHaveLength(1);
    expect(await story(base.db, id)).toEqual(["request.escalated"]);
  });
});

async function waiting(pid: number) {
  for (let tries = 0; tries < 200; tries++) {
    const { rows } = await base.pool.query(
      "select 1 from pg_stat_activity where pid = $1 and wait_event_type = 'Lock'",
      [pid],
    );
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  throw new Error("the climb never reached the audit chain");
}
