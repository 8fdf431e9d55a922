import { setTimeout as delay } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { newId } from "~/domain/ids";
import { connected, heard, say } from "../realtime/node";
import { someone, talkIn } from "../realtime/people";
import { startTestApp } from "../support/app-server";
import { bugsIn } from "./matrix/everybody";
import { testDatabaseOf } from "./support/database";
import { HELLO, rawSocket } from "./support/raw-socket";

// Limits of one person are raised: here the server itself is pressed
const app = await startTestApp("reference", {
  JOBS: "off",
  CHAT_MESSAGES_PER_SECOND: "100000",
  CHAT_BURST: "100000",
  CHAT_QUEUE: "50",
});
const { db, pool, close } = testDatabaseOf(app.url);
const town = await talkIn({ db, pool, url: app.url });
const { c, foreign, qiye, stranger } = town;
const bystander = await connected(app.origin, stranger);
afterAll(async () => {
  bystander.disconnect();
  await app.stop();
  await close();
});

async function othersTalk() {
  const words = newId();
  const heardIt = heard(bystander, "evt", ({ b }) => b === words);
  expect(await say(bystander, foreign, words)).toMatchObject({ ok: true });
  await heardIt;
}

describe("a client that never reads", () => {
  it("is dropped, and who talks with it goes on", async () => {
    const deaf = await someone(town.people, town.house, "staff");
    const { socket, over, hear } = await rawSocket(app.origin, deaf.token);
    socket.send(HELLO);
    await hear('42["head"');
    // from now on nothing is taken from the line, pongs neither given: what is sent piles up at the server
    (socket as unknown as { _socket: { pause(): void } })._socket.pause();
    const speaker = await connected(app.origin, qiye);
    let dropped = false;
    for (let round = 0; round < 400 && !dropped; round += 1) {
      await Promise.all(Array.from({ length: 25 }, () => say(speaker, c, "长".repeat(2700))));
      dropped = app.output().includes("a socket that reads nothing was dropped");
    }
    expect(dropped).toBe(true);
    expect(await say(speaker, c, "照常")).toMatchObject({ ok: true });
    await othersTalk();
    (socket as unknown as { _socket: { resume(): void } })._socket.resume();
    await over;
    speaker.disconnect();
  }, 120_000);
});

describe("more than the server can store", () => {
  it("is answered overloaded, and may be sent again; what was acknowledged is there, once", async () => {
    const speaker = await connected(app.origin, qiye);
    const all = Array.from({ length: 3000 }, (_, n) => ({ m: newId(), b: `满 ${n}` }));
    const acks = await Promise.all(all.map(({ m, b }) => say(speaker, c, b, { m })));
    const refused = acks.filter((ack) => !ack.ok);
    for (const ack of refused) expect(ack).toMatchObject({ code: "overloaded", retry: true });
    expect(refused.length).toBeGreaterThan(0);
    const { rows } = await pool.query<{ m: string }>(
      "select client_msg_id as m from chat_events where body like '满 %'",
    );
    const taken = all.filter((_, n) => acks[n]?.ok).map(({ m }) => m);
    expect(rows.map(({ m }) => m).sort()).toEqual(taken.sort());
    await othersTalk();
    speaker.disconnect();
  }, 60_000);
});

describe("a storm of packets", () => {
  it("of every kind harms nobody", async () => {
    const noisy = await someone(town.people, town.house, "staff");
    const lines = await Promise.all(Array.from({ length: 5 }, () => rawSocket(app.origin, noisy.token)));
    for (const { socket, hear } of lines) {
      socket.send(HELLO);
      await hear("40");
      for (let n = 0; n < 2000; n += 1) {
        socket.send(`42${n}["conv.sync",{"c":"${c}","after":0}]`);
        socket.send(`42["typing",{"c":"${c}"}]`);
        socket.send(`42["nobody.knows",${n}]`);
      }
    }
    await othersTalk();
    await delay(200);
    for (const { socket } of lines) socket.terminate();
    await othersTalk();
    expect(bugsIn(app.output())).toEqual([]);
  }, 60_000);
});
