import { afterAll, describe, expect, it } from "vitest";
import { newId } from "~/domain/ids";
import { type Client, closed, connected, heard, refusalOf, say, socketTo } from "../realtime/node";
import { someone, talkIn } from "../realtime/people";
import { startTestApp } from "../support/app-server";
import { bugsIn } from "./matrix/everybody";
import { testDatabaseOf } from "./support/database";
import { HELLO, rawSocket, upgradeStatus } from "./support/raw-socket";

const app = await startTestApp("reference", { JOBS: "off" });
const { db, pool, close } = testDatabaseOf(app.url);
const town = await talkIn({ db, pool, url: app.url });
const { c, foreign, qiye, zhuanjia, stranger, people, house } = town;
const bystander = await connected(app.origin, stranger);
afterAll(async () => {
  bystander.disconnect();
  await app.stop();
  await close();
});

/** Somebody else's talk goes on, whatever was just tried. */
async function othersTalk() {
  const words = newId();
  const heardIt = heard(bystander, "evt", ({ b }) => b === words);
  expect(await say(bystander, foreign, words)).toMatchObject({ ok: true });
  expect(await heardIt).toMatchObject({ b: words });
}
const events = async (id: string) =>
  Number(
    (await pool.query("select count(*) as n from chat_events where conversation_id = $1", [id])).rows[0].n,
  );
const another = () => someone(people, house, "staff");
const left = (...clients: Client[]) => clients.forEach((client) => void client.disconnect());

describe("at the door", () => {
  it("nobody without a session is let in: no cookie, a made-up one, an API token, one that ended", async () => {
    const { userId, token } = await another();
    const { token: api } = await people.session(userId, house, "api");
    await pool.query(
      "update sessions set expires_at = now() - interval '1 minute' where user_id = $1 and channel = 'browser'",
      [userId],
    );
    for (const each of [null, "a".repeat(40), "'; drop table sessions; --", api, token]) {
      const refusal = await refusalOf(socketTo(app.origin, { token: each }));
      expect(refusal).toMatchObject({ ok: false, code: "unauthenticated", retry: false });
    }
    await othersTalk();
  });

  it("closes the line of whoever it refused", async () => {
    const { socket, over, hear } = await rawSocket(app.origin, null);
    socket.send(HELLO);
    expect(await hear("44")).toContain("unauthenticated");
    await over;
  });

  it("answers 403 to another site, and to whoever names none", async () => {
    const Cookie = `qzx_session=${qiye.token}`;
    const { port } = new URL(app.origin);
    const wrong = [
      "https://evil.example",
      "null",
      `${app.origin}.evil.example`,
      `https://localhost:${port}`,
      `http://127.0.0.1:${port}`,
      "",
    ];
    for (const Origin of wrong)
      expect(`${Origin} ${await upgradeStatus(app.origin, { Cookie, Origin })}`).toBe(`${Origin} 403`);
    expect(await upgradeStatus(app.origin, { Cookie })).toBe(403);
    expect(await upgradeStatus(app.origin, { Cookie, Origin: app.origin })).toBe(101);
    await othersTalk();
  });

  it("answers 400 to polling and to any other transport", async () => {
    const headers = { Origin: app.origin, Cookie: `qzx_session=${qiye.token}` };
    for (const query of [
      "EIO=4&transport=polling",
      "EIO=4&transport=webtransport",
      "EIO=4",
      "EIO=4&transport=__proto__",
      "EIO=4&transport=websocket&sid=none",
    ]) {
      const answer = await fetch(`${app.origin}/socket/?${query}`, { headers });
      expect(`${query} ${answer.status}`).toBe(`${query} 400`);
    }
    const posted = await fetch(`${app.origin}/socket/?EIO=4&transport=polling`, {
      method: "POST",
      headers,
      body: "40",
    });
    expect(posted.status).toBe(400);
    await othersTalk();
  });

  it("refuses a greeting in another protocol, or none", async () => {
    const { token } = await another();
    const greetings = [
      {},
      { proto: 2, deviceId: "d" },
      { proto: 1 },
      { proto: 1, deviceId: "x".repeat(65) },
      { proto: 1, deviceId: "d", resume: "all" },
      { proto: 1, deviceId: "d", resume: Array(201).fill({ c, after: 0 }) },
    ];
    for (const auth of greetings) {
      expect(await refusalOf(socketTo(app.origin, { token, auth }))).toMatchObject({ code: "bad_request" });
    }
  });

  it("lets in ten sockets of one person, and refuses the eleventh until one leaves", async () => {
    const { token } = await another();
    const ten = await Promise.all(Array.from({ length: 10 }, () => connected(app.origin, { token })));
    expect(await refusalOf(socketTo(app.origin, { token }))).toMatchObject({
      code: "overloaded",
      retry: true,
      reason: "too_many_sockets",
    });
    await othersTalk();
    const first = ten[0] as Client;
    left(first);
    const again = await untilLetIn(token);
    left(again, ...ten);
  });
});

/** The server counts a socket until its line is closed, which takes a moment. */
async function untilLetIn(token: string): Promise<Client> {
  for (;;) {
    const client = await connected(app.origin, { token }).catch(() => null);
    if (client) return client;
  }
}

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
      organisationId: town.hub,
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

describe("a line misused", () => {
  it("with a frame of 65 KB is closed; nobody else notices", async () => {
    const { token } = await another();
    const { socket, over, hear } = await rawSocket(app.origin, token);
    socket.send(HELLO);
    await hear("40");
    socket.send(`42["msg.send",{"b":"${"x".repeat(65 * 1024)}"}]`);
    expect(await over).toBe(1009);
    await othersTalk();
  });

  it("with packets that are none is closed or ignored; the server lives", async () => {
    const { token } = await another();
    const packets = [
      "",
      "9",
      "4",
      "4x",
      "42",
      "42[",
      "42{}",
      "42[]",
      '42["__proto__",{}]',
      '42["constructor"]',
      '42["error",{}]',
      '42["disconnecting"]',
      "42[null]",
      "42[1,2]",
      '421["msg.send"]',
      '42["msg.send",1,2,3]',
      '421["conv.sync",[],[],{}]',
      '43999["x"]',
      "45",
      '451-["msg.send",{"_placeholder":true,"num":99}]',
      '4599999999-["x"]',
      "40/admin,",
      "40/,{}",
      "41",
      "44",
      "1",
      "2probe",
      "5",
      "6",
      `42${"[".repeat(30_000)}`,
      `42["msg.send",${'{"a":'.repeat(8000)}1${"}".repeat(8000)}]`,
      "0{}",
      "\0",
      '42["typing",{"c":"\\ud800"}]',
    ];
    for (const packet of packets) {
      const { socket, hear } = await rawSocket(app.origin, token);
      socket.send(HELLO);
      await hear("40");
      socket.send(packet);
      // another word to the same server, which it would no longer answer had it crashed
      await othersTalkQuietly();
      socket.terminate();
    }
    const { socket, hear } = await rawSocket(app.origin, token);
    socket.send(HELLO);
    await hear("40");
    socket.send(Buffer.from([0xff, 0xfe, 0x00]));
    socket.send(packets.join(""));
    await othersTalk();
    socket.terminate();
    expect(bugsIn(app.output())).toEqual([]);
  });

  it("with events that nobody knows is left alone, and they do nothing", async () => {
    const client = await connected(app.origin, qiye);
    const before = await events(c);
    for (const name of ["msg.delete", "evt", "revoked", "node", "join"]) client.emit(name as "typing", { c });
    expect(await say(client, c, "还在")).toMatchObject({ ok: true });
    expect(await events(c)).toBe(before + 1);
    left(client);
  });

  it("with a hundred messages a second is told to wait; the same message is taken later", async () => {
    const client = await connected(app.origin, zhuanjia);
    const before = await events(c);
    const all = Array.from({ length: 100 }, (_, n) => ({ m: newId(), words: `急 ${n}` }));
    const acks = await Promise.all(all.map(({ m, words }) => say(client, c, words, { m })));
    const refused = acks.filter((ack) => !ack.ok);
    expect(refused.length).toBeGreaterThan(50);
    for (const ack of refused)
      expect(ack).toMatchObject({ code: "rate_limited", retry: true, afterMs: expect.any(Number) });
    expect(await events(c)).toBe(before + acks.length - refused.length);
    await othersTalk();
    const again = all[acks.findIndex((ack) => !ack.ok)] as (typeof all)[number];
    expect(await untilTaken(client, again)).toMatchObject({ ok: true, dup: false });
    left(client);
  });

  it("with read marks without end is told to wait, by person and not by line; the mark is taken later", async () => {
    const reader = await another();
    const lines = await Promise.all(Array.from({ length: 4 }, () => connected(app.origin, reader)));
    const mark = (client: Client) => client.emitWithAck("conv.read", { c, upTo: 2 });
    let refused: Awaited<ReturnType<typeof mark>> | undefined;
    await Promise.all(
      lines.map(async (client) => {
        for (let n = 0; n < 500 && !refused; n += 1) {
          const ack = await mark(client);
          if (!ack.ok) refused ??= ack;
        }
      }),
    );
    expect(refused).toMatchObject({ code: "rate_limited", retry: true, afterMs: expect.any(Number) });
    const [first] = lines as [Client, ...Client[]];
    expect(await say(first, c, "说话不受影响"), "messages are counted apart").toMatchObject({ ok: true });
    expect(await bystander.emitWithAck("conv.read", { c: foreign, upTo: 1 })).toMatchObject({ ok: true });
    await expect.poll(async () => (await mark(first)).ok, { timeout: 15_000 }).toBe(true);
    await othersTalk();
    left(...lines);
  });

  it("with many syncs at once gets one at a time", async () => {
    const client = await connected(app.origin, qiye);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => client.emitWithAck("conv.sync", { c, after: 0 })),
    );
    expect(answers[0]).toMatchObject({ ok: true });
    expect(answers.filter((answer) => !answer.ok && answer.code === "rate_limited").length).toBeGreaterThan(
      0,
    );
    left(client);
  });
});

const othersTalkQuietly = async () => {
  expect(await bystander.emitWithAck("conv.sync", { c: foreign, after: 0, limit: 1 })).toMatchObject({
    ok: true,
  });
};

async function untilTaken(client: Client, { m, words }: { m: string; words: string }) {
  for (;;) {
    const ack = await say(client, c, words, { m });
    if (ack.ok || ack.code !== "rate_limited") return ack;
    await new Promise((resolve) => setTimeout(resolve, ack.afterMs ?? 100));
  }
}

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
    const guest = await someone(people, town.hub, "expert");
    await pool.query(
      "insert into conversation_people (conversation_id, user_id, organisation_id, part) values ($1, $2, $3, 'consultant')",
      [c, guest.userId, town.hub],
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
  expect(app.output()).not.toMatch(/是我|会诊意见|急 1/);
  expect(bugsIn(app.output())).toEqual([]);
});
