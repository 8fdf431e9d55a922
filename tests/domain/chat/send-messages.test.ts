import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { appendEvent } from "~/domain/chat/append-event.server";
import { eventsBetween, syncConversation } from "~/domain/chat/event.queries.server";
import { sendMessages } from "~/domain/chat/send-messages.server";
import { newId } from "~/domain/ids";
import { testDatabase } from "../../support/database";
import { message, said, say, talk, talker } from "./support";

const { db, pool, drop } = await testDatabase();
afterAll(drop);

describe("one send", () => {
  it("is stored with the next place, and everybody gets the same event live and by sync", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const outcome = await say(db, qiye, c, "餐盒总迁移量怎么送样？");
    expect(outcome).toMatchObject({ ok: true, dup: false, seq: 2 });
    const { events, head, more } = await syncConversation(db, zhuanjia, { c, after: 1 });
    expect(head).toBe(2);
    expect(more).toBe(false);
    expect(events).toEqual([outcome.ok && outcome.event]);
    expect(await eventsBetween(db, c, 1, 2)).toEqual(events);
  });

  it("sent again is the same message; with other words it is refused", async () => {
    const { c, qiye } = await talk(db);
    const m = newId();
    const seq = await said(db, qiye, c, "一", { m });
    expect(await say(db, qiye, c, "一", { m })).toMatchObject({ ok: true, seq, dup: true, event: null });
    expect(await say(db, qiye, c, "二", { m })).toMatchObject({ ok: false, code: "idempotency_conflict" });
    expect(await eventsBetween(db, c, 1)).toHaveLength(1);
  });

  it("sent twice in one batch takes one place", async () => {
    const { c, qiye } = await talk(db);
    const once = message(qiye, c, "一");
    const outcomes = await sendMessages(db, [once, once, { ...once, b: "二" }]);
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.dup : outcome.code))).toEqual([
      false,
      true,
      "idempotency_conflict",
    ]);
  });

  it("never fails with a bad neighbour", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const stranger = await talker(db, { kind: "enterprise", role: "owner" });
    const outcomes = await sendMessages(db, [
      message(qiye, c, "好"),
      message(qiye, c, "坏\0"),
      message(qiye, c, "坏\ud800"),
      message(qiye, c, "长".repeat(2731)),
      message(stranger, c, "我是谁"),
      message({ ...qiye, sessionHash: "0".repeat(64) }, c, "假"),
      message({ ...qiye, epoch: 9 }, c, "旧"),
      message(qiye, newId(), "无此会话"),
      message(qiye, c, "答", { re: 99 }),
      message(qiye, c, "附件", { att: [newId()] }),
      message(zhuanjia, c, "好"),
    ]);
    expect(outcomes.map((outcome) => (outcome.ok ? outcome.seq : outcome.code))).toEqual([
      2,
      "bad_request",
      "bad_request",
      "too_large",
      "forbidden",
      "unauthenticated",
      "unauthenticated",
      "forbidden",
      "bad_request",
      "bad_request",
      3,
    ]);
  });
});

describe("a batch", () => {
  it("is on the disk before it is answered, whatever the connection was told, and leaves that as it was", async () => {
    const { c, qiye } = await talk(db);
    await db.connection().execute(async (connection) => {
      const shown = async () => {
        const { rows } = await sql<{
          now: string;
        }>`select current_setting('synchronous_commit') as now`.execute(connection);
        return rows[0]?.now;
      };
      await sql`set synchronous_commit = off`.execute(connection);
      await connection.transaction().execute(async (tx) => {
        await said(tx as unknown as typeof db, qiye, c, "一");
        const { rows } = await sql<{
          now: string;
        }>`select current_setting('synchronous_commit') as now`.execute(tx);
        expect(rows[0]?.now).toBe("on");
      });
      expect(await shown()).toBe("off");
      await sql`reset synchronous_commit`.execute(connection);
    });
  });

  it("judges nothing before it has the lock", async () => {
    const { c, qiye } = await talk(db);
    let outcome: Promise<unknown> = Promise.resolve();
    await db.transaction().execute(async (tx) => {
      await tx.selectFrom("conversations").select("id").where("id", "=", c).forNoKeyUpdate().execute();
      outcome = say(db, qiye, c, "还在吗");
      await waitsForLock();
      await tx.deleteFrom("sessions").where("id_hash", "=", qiye.sessionHash).execute();
    });
    expect(await outcome).toMatchObject({ ok: false, code: "unauthenticated" });
  });
});

describe("an event that is no message", () => {
  it("takes the next place and is told to every node at the commit, never before", async () => {
    const { c, qiye } = await talk(db);
    const heard: string[] = [];
    const listener = await pool.connect();
    listener.on("notification", ({ payload = "" }) => heard.push(payload));
    await listener.query("listen chat");
    const seq = await db.transaction().execute(async (tx) => {
      const event = await appendEvent(tx, c, { type: "state", by: null, change: { change: "returned" } });
      await listener.query("select 1");
      expect(heard).toEqual([]);
      return event.seq;
    });
    await listener.query("select 1");
    expect(heard.map((text) => JSON.parse(text))).toEqual([{ c, seq }]);
    listener.release();
    expect(await said(db, qiye, c, "之后")).toBe(seq + 1);
  });

  it("of a transaction that fails leaves no hole", async () => {
    const { c, qiye } = await talk(db);
    const failing = db.transaction().execute(async (tx) => {
      await appendEvent(tx, c, { type: "state", by: null, change: { change: "returned" } });
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(await said(db, qiye, c, "之后")).toBe(2);
  });
});

async function waitsForLock(): Promise<void> {
  const { rows } = await sql`select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  if (rows.length > 0) return;
  await new Promise((resolve) => setTimeout(resolve, 10));
  return waitsForLock();
}
