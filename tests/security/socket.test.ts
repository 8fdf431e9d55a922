import { afterAll, describe, expect, it } from "vitest";
import { newId } from "~/domain/ids";
import { closed, connected, heard, say, socketTo } from "../realtime/node";
import { someone } from "../realtime/people";
import { bugsIn } from "./matrix/everybody";
import { left, socketTown } from "./support/socket-town";

const { another, app, c, end, events, foreign, hub, othersTalk, people, pool, qiye, zhuanjia } =
  await socketTown();
afterAll(end);

describe("a conversation of others", () => {
  it("is forbidden to write in, read, or mark; and looks like one that does not exist", async () => {
    const client = await connected(app.origin, qiye);
    const before = await events(foreign);
    for (const id of [foreign, newId()]) {
      expect(await say(client, id, "打扰一下")).toMatchObject({ ok: false, code: "forbidden", retry: false });
      expect(await client.emitWithAck("conv.sync", { c: id, after: 0 })).toEqual({
        ok: false,
        code: "forbidden",
        retry: false,
        reason: "not_found",
      });
      expect(await client.emitWithAck("conv.read", { c: id, upTo: 1 })).toMatchObject({
        ok: false,
        code: "forbidden",
      });
    }
    expect(await events(foreign)).toBe(before);
    left(client);
  });

  it("cannot be entered by naming it, and nothing of it is heard", async () => {
    const client = socketTo(app.origin, { token: qiye.token, resume: [{ c: foreign, after: 0 }] });
    const got: unknown[] = [];
    client.onAny((name, value) => void got.push([name, value]));
    const head = heard(client, "head");
    client.connect();
    await head;
    for (const event of ["join", "subscribe", "room"]) client.emit(event as "typing", { c: foreign });
    client.emit("typing", { c: foreign });
    await othersTalk();
    expect(JSON.stringify(got)).not.toContain(foreign);
    left(client);
  });
});

describe("what a message says of itself", () => {
  it("is not believed: a forged sender, place or time is ignored", async () => {
    const client = await connected(app.origin, qiye);
    const there = await connected(app.origin, zhuanjia);
    const heardIt = heard(there, "evt", ({ b }) => b === "是我");
    const forged = {
      by: { userId: zhuanjia.userId },
      userId: zhuanjia.userId,
      sender_id: zhuanjia.userId,
      organisationId: hub,
      seq: 999_999,
      at: "1999-01-01T00:00:00Z",
      type: "redact",
      part: "expert",
      sessionHash: zhuanjia.actor.sessionHash,
      epoch: 99,
    };
    const ack = await say(client, c, "是我", forged);
    expect(ack).toMatchObject({ ok: true });
    const event = await heardIt;
    expect(event.by).toMatchObject({ userId: qiye.userId, part: "asker" });
    expect(event.seq).toBeLessThan(999);
    expect(new Date(event.at).getFullYear()).toBeGreaterThan(2000);
    expect(event.type).toBe("msg");
    left(client, there);
  });

  it("is refused when it is not a message: wrong types, unknown kinds, NUL, lone surrogates, too many words", async () => {
    const client = await connected(app.origin, await another());
    const good = { v: 1, c, m: newId(), k: "text", b: "好" };
    const wrong: [object | string | null, string][] = [
      [null, "bad_request"],
      ["text", "bad_request"],
      [{ ...good, v: 2 }, "bad_request"],
      [{ ...good, c: [c] }, "bad_request"],
      [{ ...good, c: "1' or '1'='1" }, "bad_request"],
      [{ ...good, m: "x" }, "bad_request"],
      [{ ...good, k: "html" }, "bad_request"],
      [{ ...good, b: { $ne: "" } }, "bad_request"],
      [{ ...good, b: "a\0b" }, "bad_request"],
      [{ ...good, b: "\ud800" }, "bad_request"],
      [{ ...good, b: "  " }, "bad_request"],
      [{ ...good, att: "all" }, "bad_request"],
      [{ ...good, re: -1 }, "bad_request"],
      [{ ...good, re: 1.5 }, "bad_request"],
      [{ ...good, b: "字".repeat(2731) }, "too_large"],
    ];
    const before = await events(c);
    for (const [message, code] of wrong) {
      const ack = await client.emitWithAck("msg.send", message as never);
      expect(`${JSON.stringify(message)?.slice(0, 90)} ${ack.ok || ack.code}`).toBe(
        `${JSON.stringify(message)?.slice(0, 90)} ${code}`,
      );
    }
    expect(await events(c)).toBe(before);
    left(client);
  });

  it("stays inert text: SQL and markup arrive as they were written", async () => {
    const client = await connected(app.origin, qiye);
    for (const words of [
      "'); drop table chat_events; --",
      "<img src=x onerror=alert(1)>",
      '{"__proto__":{"admin":true}}',
      "‮gnp.exe",
    ]) {
      const back = heard(client, "evt", ({ b }) => b === words);
      expect(await say(client, c, words)).toMatchObject({ ok: true });
      await back;
    }
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    left(client);
  });
});

describe("a right that is lost", () => {
  const cases: [string, (who: Awaited<ReturnType<typeof another>>) => Promise<unknown>, string][] = [
    [
      "signing out",
      ({ actor }) => pool.query("delete from sessions where id_hash = $1", [actor.sessionHash]),
      "unauthenticated",
    ],
    [
      "suspension of the account",
      ({ userId }) => pool.query("update users set status = 'suspended' where id = $1", [userId]),
      "unauthenticated",
    ],
    [
      "removal from the organisation",
      ({ userId }) => pool.query("update memberships set status = 'removed' where user_id = $1", [userId]),
      "unauthenticated",
    ],
    [
      "another role",
      ({ userId }) => pool.query("update memberships set role = 'owner' where user_id = $1", [userId]),
      "forbidden",
    ],
    [
      "a changed password",
      ({ userId }) => pool.query("update users set epoch = epoch + 1 where id = $1", [userId]),
      "forbidden",
    ],
  ];
  for (const [what, revoke, code] of cases) {
    it(`by ${what} closes the socket, and only that one`, async () => {
      const who = await another();
      const client = await connected(app.origin, who);
      const other = await connected(app.origin, qiye);
      const told = heard(client, "revoked");
      const over = closed(client);
      await revoke(who);
      expect(await told).toEqual({ code });
      await over;
      expect(await say(other, c, `${what} 之后`)).toMatchObject({ ok: true });
      left(other);
      await othersTalk();
    });
  }

  it("in one conversation empties that seat alone: nothing more is heard, written or read there", async () => {
    const guest = await someone(people, hub, "expert");
    await pool.query(
      "insert into conversation_people (conversation_id, user_id, organisation_id, part) values ($1, $2, $3, 'consultant')",
      [c, guest.userId, hub],
    );
    const client = await connected(app.origin, guest);
    expect(await say(client, c, "会诊意见")).toMatchObject({ ok: true });
    const told = heard(client, "conversations");
    await pool.query("update conversation_people set left_at = now() where user_id = $1", [guest.userId]);
    await told;
    const got: string[] = [];
    client.on("evt", ({ b }) => void got.push(b ?? ""));
    const speaker = await connected(app.origin, qiye);
    await say(speaker, c, "他走了");
    expect(await say(client, c, "我还在")).toMatchObject({ ok: false, code: "forbidden" });
    expect(await client.emitWithAck("conv.sync", { c, after: 0 })).toMatchObject({ code: "forbidden" });
    expect(got).toEqual([]);
    left(client, speaker);
  });
});

it("no word of a message is in the server's log, and no bug", () => {
  expect(app.output()).not.toMatch(/是我|会诊意见/);
  expect(bugsIn(app.output())).toEqual([]);
});
