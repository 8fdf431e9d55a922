import { afterAll, describe, expect, it } from "vitest";
import { appendEvent } from "~/domain/chat/append-event.server";
import { testDatabase } from "../support/database";
import { connected, heard, type Node, say, startNode } from "./node";
import { talkIn } from "./people";
import { hasRedis, startRedis } from "./redis";

const database = await testDatabase();
const town = await talkIn(database);
const { c, qiye, zhuanjia } = town;
afterAll(database.drop);

const redis = hasRedis() ? await startRedis() : null;
const nodes: Node[] = redis
  ? await Promise.all([1, 2].map(() => startNode(database.url, { REDIS_URL: redis.url })))
  : [];
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.stop()));
  await redis?.stop();
});
const origin = (n: number) => nodes[n]?.origin ?? "";

/** A node takes nobody before it is tied to the others. */
async function settled(n: number, token: string) {
  for (;;) {
    const client = await connected(origin(n), { token }).catch(() => null);
    if (client) return client;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe.skipIf(!redis)("two nodes behind Redis (skipped where no redis-server is installed)", () => {
  it("tell each other what was said: one order on both, nothing twice", async () => {
    const here = await settled(0, qiye.token);
    const there = await settled(1, zhuanjia.token);
    const orders = [here, there].map((client) => {
      const seqs: number[] = [];
      client.on("evt", ({ seq }) => void seqs.push(seq));
      return seqs;
    });
    await Promise.all(Array.from({ length: 80 }, (_, n) => say(n % 2 ? here : there, c, `两处 ${n}`)));
    const ends = [here, there].map((client) => heard(client, "evt", ({ b }) => b === "两处完"));
    await say(here, c, "两处完");
    await Promise.all(ends);
    expect(orders[0]).toEqual(Array.from({ length: 81 }, (_, n) => n + (orders[0]?.[0] ?? 0)));
    expect(orders[1]).toEqual(orders[0]);
    here.disconnect();
    there.disconnect();
  });

  it("tell who is there, who types and who has read", async () => {
    const here = await settled(0, qiye.token);
    const both = heard(here, "presence", ({ online }) => online.length === 2);
    const there = await settled(1, zhuanjia.token);
    const seen = heard(there, "presence", ({ online }) => online.length === 2);
    expect((await both).online).toContain(zhuanjia.userId);
    expect((await seen).online).toContain(qiye.userId);
    const typed = heard(here, "typing");
    const read = heard(here, "read");
    there.emit("typing", { c });
    await there.emitWithAck("conv.read", { c, upTo: 3 });
    expect(await typed).toMatchObject({ c, userId: zhuanjia.userId });
    expect(await read).toEqual({ c, userId: zhuanjia.userId, upTo: 3 });
    const alone = heard(here, "presence", ({ online }) => online.length === 1);
    there.disconnect();
    expect((await alone).online).toEqual([qiye.userId]);
    here.disconnect();
  });

  it("lose a right on both", async () => {
    const clients = [await settled(0, zhuanjia.token), await settled(1, zhuanjia.token)];
    const told = clients.map((client) => heard(client, "revoked"));
    await database.pool.query("update users set epoch = epoch + 1 where id = $1", [zhuanjia.userId]);
    expect(await Promise.all(told)).toEqual([{ code: "forbidden" }, { code: "forbidden" }]);
  });

  it("go on while Redis is away, and are told to ask again once it is back", async () => {
    const here = await settled(0, qiye.token);
    const there = await settled(1, zhuanjia.token);
    const again = [here, there].map((client) => heard(client, "resync"));
    const back = redis?.restart(300);
    expect(await say(here, c, "没有 Redis 的时候")).toMatchObject({ ok: true });
    await back;
    await Promise.all(again);
    const answer = await there.emitWithAck("conv.sync", { c, after: 0 });
    expect(answer.ok && answer.events.at(-1)?.b).toBe("没有 Redis 的时候");
    const heardIt = heard(there, "evt", ({ b }) => b === "又有了");
    await say(here, c, "又有了");
    await heardIt;
    here.disconnect();
    there.disconnect();
  });

  it("one leaves: its people are no longer there, and the other goes on", async () => {
    const here = await settled(0, qiye.token);
    const both = heard(here, "presence", ({ online }) => online.length === 2);
    const there = await settled(1, zhuanjia.token);
    await both;
    const alone = heard(here, "presence", ({ online }) => online.length === 1);
    const drained = heard(there, "drain");
    await nodes[1]?.stop();
    expect(await drained).toEqual({ afterMs: 0 });
    await alone;
    expect(await say(here, c, "只剩一个")).toMatchObject({ ok: true });
    nodes.length = 1;
    here.disconnect();
  });
});

describe("one node", () => {
  it("needs no Redis, and hears through the database what other doors and jobs did", async () => {
    const node = await startNode(database.url);
    const client = await connected(node.origin, qiye);
    const heardIt = heard(client, "evt", ({ type }) => type === "state");
    const change = { change: "answer_due", at: new Date().toISOString(), provisional: false } as const;
    await database.db.transaction().execute((tx) => appendEvent(tx, c, { type: "state", by: null, change }));
    expect(await heardIt).toMatchObject({ c, type: "state", change });
    client.disconnect();
    await node.stop();
  });
});
