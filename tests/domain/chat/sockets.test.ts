import { afterAll, describe, expect, it } from "vitest";
import {
  inspectedBy,
  keepAlive,
  liveSessions,
  recentHeads,
  seatsNow,
} from "~/domain/chat/sockets.queries.server";
import { testDatabase } from "../../support/database";
import { said, talk, talker } from "./support";

const { db, pool, drop } = await testDatabase();
afterAll(drop);
const { c, qiye, zhuanjia } = await talk(db);

const live = async (hash: string) =>
  (await liveSessions(db, [hash])).map(({ role, epoch }) => ({ role, epoch }));
const set = (what: string, hash: string) =>
  pool.query(`update sessions set ${what} where id_hash = $1`, [hash]);

describe("a session behind a socket", () => {
  it("lives as long as it, its person, the membership and the house do", async () => {
    const { sessionHash, userId, organisationId } = await talker(db, { kind: "enterprise", role: "owner" });
    const breaks: [string, string, string][] = [
      ["sessions", "expires_at = now() - interval '1 s'", "expires_at = now() + interval '1 h'"],
      [
        "sessions",
        "absolute_expires_at = now() - interval '1 s'",
        "absolute_expires_at = now() + interval '1 h'",
      ],
      ["sessions", "channel = 'api'", "channel = 'browser'"],
      ["users", "status = 'suspended'", "status = 'active'"],
      ["memberships", "status = 'removed'", "status = 'active'"],
      ["organisations", "status = 'suspended'", "status = 'active'"],
    ];
    const keys: Record<string, [string, string]> = {
      sessions: ["id_hash", sessionHash],
      users: ["id", userId],
      memberships: ["user_id", userId],
      organisations: ["id", organisationId],
    };
    for (const [table, broken, mended] of breaks) {
      const [column, key] = keys[table] ?? ["", ""];
      expect(await live(sessionHash)).toEqual([{ role: "owner", epoch: 1 }]);
      await pool.query(`update ${table} set ${broken} where ${column} = $1`, [key]);
      expect(`${table} ${broken} ${JSON.stringify(await live(sessionHash))}`).toBe(`${table} ${broken} []`);
      await pool.query(`update ${table} set ${mended} where ${column} = $1`, [key]);
    }
  });

  it("slides while it is used, never beyond its absolute end, and never back to life", async () => {
    const { sessionHash } = qiye;
    const ends = async () =>
      (
        await pool.query("select expires_at, absolute_expires_at from sessions where id_hash = $1", [
          sessionHash,
        ])
      ).rows[0];
    await set(
      "expires_at = now() + interval '1 minute', absolute_expires_at = now() + interval '1 hour'",
      sessionHash,
    );
    await keepAlive(db, [sessionHash], 30);
    const slid = await ends();
    expect(slid.expires_at.getTime() - Date.now()).toBeGreaterThan(25 * 60_000);
    await keepAlive(db, [sessionHash], 600);
    expect((await ends()).expires_at).toEqual(slid.absolute_expires_at);
    await keepAlive(db, [sessionHash], 1);
    expect((await ends()).expires_at).toEqual(slid.absolute_expires_at);
    await set("expires_at = now() - interval '1 s'", sessionHash);
    await keepAlive(db, [sessionHash], 600);
    expect(await live(sessionHash)).toEqual([]);
    await set("expires_at = now() + interval '1 h'", sessionHash);
  });
});

describe("seats", () => {
  it("are answered in the order asked, with the conversation's end", async () => {
    const stranger = await talker(db, { kind: "enterprise", role: "owner" });
    const seq = await said(db, qiye, c, "在吗");
    const seats = [stranger, zhuanjia, qiye].map(({ userId, organisationId }) => ({
      c,
      userId,
      organisationId,
    }));
    expect(await seatsNow(db, seats)).toEqual([
      { part: null, seq },
      { part: "expert", seq },
      { part: "asker", seq },
    ]);
    const nowhere = {
      c: "01900000-0000-7000-8000-000000000000",
      userId: qiye.userId,
      organisationId: qiye.organisationId,
    };
    expect(await seatsNow(db, [nowhere])).toEqual([{ part: null, seq: 0 }]);
  });

  it("of inspectors are known", async () => {
    const { userId, organisationId } = await talker(db, {
      kind: "hub",
      role: "supervisor",
      hubCode: "SD370102",
    });
    expect(await inspectedBy(db, userId)).toEqual([]);
    await pool.query(
      `insert into conversation_people (conversation_id, user_id, organisation_id, part, reason, until)
       values ($1, $2, $3, 'inspector', '复核', now() + interval '1 hour')`,
      [c, userId, organisationId],
    );
    expect(await inspectedBy(db, userId)).toEqual([c]);
  });
});

describe("heads", () => {
  it("are told of conversations in which something was said lately", async () => {
    const seq = await said(db, qiye, c, "刚才");
    expect(await recentHeads(db, [c], 60)).toEqual([{ c, seq }]);
    await pool.query("update conversations set last_at = now() - interval '2 minutes' where id = $1", [c]);
    expect(await recentHeads(db, [c], 60)).toEqual([]);
    expect(await recentHeads(db, [], 60)).toEqual([]);
  });
});
