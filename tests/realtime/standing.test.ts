import { afterAll, describe, expect, it } from "vitest";
import { createSender } from "~/domain/chat/sender.server";
import { newId } from "~/domain/ids";
import { testDatabase } from "../support/database";
import { closed, connected, heard, refusalOf, say, socketTo, startNode } from "./node";
import { someone, talkIn } from "./people";

const database = await testDatabase();
const town = await talkIn(database);
const { c, qiye, zhuanjia, people, hub, house } = town;
const { pool } = database;
const node = await startNode(database.url);
afterAll(async () => {
  await node.stop();
  await database.drop();
});

/** Breaks every line to the database whose application has that name. */
const breakLines = (name: string) =>
  pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database() and pid <> pg_backend_pid()",
    [name],
  );
const seat = (userId: string, part: string, reason: string | null = null) =>
  pool.query(
    `insert into conversation_people (conversation_id, user_id, organisation_id, part, reason, until)
     values ($1, $2, $3, $4, $5, case when $5::text is null then null else now() + interval '1 hour' end)`,
    [c, userId, hub, part, reason],
  );

describe("who is let into a conversation", () => {
  it("hears from then on, without connecting again", async () => {
    const guest = await someone(people, hub, "expert");
    const client = await connected(node.origin, guest);
    const told = heard(client, "conversations");
    const head = heard(client, "head");
    await seat(guest.userId, "consultant");
    await told;
    expect((await head).map((each) => each.c)).toEqual([c]);
    const speaker = await connected(node.origin, qiye);
    const heardIt = heard(client, "evt", ({ b }) => b === "欢迎");
    await say(speaker, c, "欢迎");
    await heardIt;
    client.disconnect();
    speaker.disconnect();
  });

  it("to look in while he is connected is not seen typing either, and is looked up again", async () => {
    const inspector = await someone(people, hub, "supervisor");
    const client = await connected(node.origin, inspector);
    const told = heard(client, "conversations");
    await seat(inspector.userId, "inspector", "投诉复核");
    await told;
    const speaker = await connected(node.origin, qiye);
    const seen: unknown[] = [];
    speaker.on("typing", (who) => void seen.push(who));
    client.emit("typing", { c });
    const heardIt = heard(client, "evt", ({ b }) => b === "刚进来的也听得到");
    // his next answer comes after what he said before
    await client.emitWithAck("conv.sync", { c, after: 0, limit: 1 });
    await say(speaker, c, "刚进来的也听得到");
    await heardIt;
    expect(seen).toEqual([]);
    client.disconnect();
    speaker.disconnect();
  });

  it("only to look in writes nothing, and is not seen typing", async () => {
    const inspector = await someone(people, hub, "supervisor");
    await seat(inspector.userId, "inspector", "投诉复核");
    const client = await connected(node.origin, inspector);
    const speaker = await connected(node.origin, qiye);
    const seen: unknown[] = [];
    speaker.on("typing", (who) => void seen.push(who));
    client.emit("typing", { c });
    expect(await say(client, c, "我来说一句")).toMatchObject({ ok: false, code: "forbidden" });
    const heardIt = heard(client, "evt", ({ b }) => b === "说给检查的人听");
    await say(speaker, c, "说给检查的人听");
    await heardIt;
    expect(seen).toEqual([]);
    client.disconnect();
    speaker.disconnect();
  });
});

describe("when the line on which the database tells of revocations breaks", () => {
  it("everybody is looked up again once it is back, and asked to sync", async () => {
    const leaver = await someone(people, house, "staff");
    const client = await connected(node.origin, leaver);
    const stays = await connected(node.origin, qiye);
    // the triggers are silent here, as a notification that nobody listens to is
    await pool.query("alter table sessions disable trigger sessions_revoked");
    await pool.query("delete from sessions where id_hash = $1", [leaver.actor.sessionHash]);
    await pool.query("alter table sessions enable trigger sessions_revoked");
    const told = heard(client, "revoked");
    const resync = heard(stays, "resync");
    await breakLines("quanzhixiang-listener");
    expect(await told).toEqual({ code: "unauthenticated" });
    await resync;
    expect(await say(stays, c, "还在说")).toMatchObject({ ok: true });
    const other = await connected(node.origin, zhuanjia);
    const gone = heard(other, "revoked");
    await pool.query("delete from sessions where id_hash = $1", [zhuanjia.actor.sessionHash]);
    expect(await gone).toEqual({ code: "unauthenticated" });
    stays.disconnect();
  });
});

describe("while the database is away", () => {
  const AWAY = "postgres://postgres@127.0.0.1:9/nothing";

  it("a handshake is refused for now, and a send is unavailable for now: both may be tried again", async () => {
    const lonely = await startNode(AWAY);
    const refusal = await refusalOf(socketTo(lonely.origin, qiye));
    expect(refusal).toMatchObject({
      ok: false,
      code: "unavailable",
      retry: true,
      afterMs: expect.any(Number),
    });
    await lonely.stop();
    const { createDb, createPool } = await import("~db/connection");
    const nowhere = createPool(AWAY);
    const half = await startNode(database.url, {}, () => createSender(createDb(nowhere)));
    const client = await connected(half.origin, qiye);
    expect(await say(client, c, "存不下")).toMatchObject({ ok: false, code: "unavailable", retry: true });
    client.disconnect();
    await half.stop();
    await nowhere.end();
  });

  it("connections that break under a send give a definite answer, and the node recovers by itself", async () => {
    const client = await connected(node.origin, qiye);
    const m = newId();
    const sends = Array.from({ length: 40 }, (_, n) => say(client, c, `断 ${n}`, n === 0 ? { m } : {}));
    await breakLines("quanzhixiang");
    for (const ack of await Promise.all(sends)) {
      if (!ack.ok) expect(ack).toMatchObject({ code: "unavailable", retry: true });
    }
    const again = await say(client, c, "断 0", { m });
    expect(again).toMatchObject({ ok: true });
    client.disconnect();
  });
});

describe("a node that leaves", () => {
  it("says so, makes durable what is under way, takes nothing new, and closes every socket", async () => {
    const leaving = await startNode(database.url, { CHAT_DRAIN_MS: "300" });
    const client = await connected(leaving.origin, qiye);
    const drained = heard(client, "drain");
    const over = closed(client);
    const underWay = Array.from({ length: 30 }, (_, n) => say(client, c, `临走 ${n}`));
    await underWay[0];
    const gone = leaving.stop();
    expect(await drained).toEqual({ afterMs: expect.any(Number) });
    expect(await say(client, c, "太晚")).toMatchObject({ ok: false, code: "unavailable", retry: true });
    const refusal = await refusalOf(socketTo(leaving.origin, qiye));
    expect(String(refusal)).toContain("websocket error");
    const acks = await Promise.all(underWay);
    // the last word arrives, whatever else leaves in that turn
    expect(await over).toBe("io server disconnect");
    await gone;
    const { rows } = await pool.query("select count(*)::int as n from chat_events where body like '临走 %'");
    expect(rows[0].n).toBe(acks.filter(({ ok }) => ok).length);
    expect(acks.filter((ack) => !ack.ok && ack.code !== "unavailable")).toEqual([]);
  });
});
