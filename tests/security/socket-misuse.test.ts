import { afterAll, describe, expect, it } from "vitest";
import { newId } from "~/domain/ids";
import { type Client, connected, say } from "../realtime/node";
import { bugsIn } from "./matrix/everybody";
import { HELLO, rawSocket } from "./support/raw-socket";
import { left, socketTown } from "./support/socket-town";

const { another, app, bystander, c, end, events, foreign, othersTalk, qiye, zhuanjia } = await socketTown();
afterAll(end);

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

it("no word of a message is in the server's log, and no bug", () => {
  expect(app.output()).not.toMatch(/急 1/);
  expect(bugsIn(app.output())).toEqual([]);
});
