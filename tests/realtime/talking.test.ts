import { afterAll, describe, expect, it } from "vitest";
import { newId } from "~/domain/ids";
import { testDatabase } from "../support/database";
import { connected, heard, say, socketTo, startNode } from "./node";
import { talkIn } from "./people";

const database = await testDatabase();
const node = await startNode(database.url);
const town = await talkIn(database);
afterAll(async () => {
  await node.stop();
  await database.drop();
});
const { c, qiye, zhuanjia } = town;

describe("a message", () => {
  it("is acknowledged with its place and reaches both sides, the sender's other device too", async () => {
    const asker = await connected(node.origin, qiye);
    const other = await connected(node.origin, qiye);
    const expert = await connected(node.origin, zhuanjia);
    const arrivals = [asker, other, expert].map((client) =>
      heard(client, "evt", ({ type }) => type === "msg"),
    );
    const ack = await say(asker, c, "食品接触材料怎么送检？");
    expect(ack).toMatchObject({ ok: true, dup: false });
    for (const event of await Promise.all(arrivals)) {
      expect(event).toMatchObject({ c, b: "食品接触材料怎么送检？", by: { userId: qiye.userId } });
      expect(event.seq).toBe(ack.ok && ack.seq);
    }
    for (const client of [asker, other, expert]) client.disconnect();
  });

  it("sent again is the same message, and nobody hears it twice", async () => {
    const asker = await connected(node.origin, qiye);
    const expert = await connected(node.origin, zhuanjia);
    const words: string[] = [];
    expert.on("evt", (event) => void words.push(event.b ?? ""));
    const m = newId();
    const first = await say(asker, c, "一次", { m });
    const again = await say(asker, c, "一次", { m });
    const other = await say(asker, c, "另一句", { m });
    expect(again).toEqual({ ...first, dup: true });
    expect(other).toMatchObject({ ok: false, code: "idempotency_conflict", retry: false });
    const end = heard(expert, "evt", ({ b }) => b === "完");
    await say(asker, c, "完");
    await end;
    expect(words.filter((each) => each === "一次")).toHaveLength(1);
    asker.disconnect();
    expert.disconnect();
  });

  it("of many at once: everybody hears all of them, in one order", async () => {
    const asker = await connected(node.origin, qiye);
    const expert = await connected(node.origin, zhuanjia);
    const orders = [asker, expert].map((client) => {
      const seqs: number[] = [];
      client.on("evt", ({ seq }) => void seqs.push(seq));
      return seqs;
    });
    const last = [asker, expert].map((client) => heard(client, "evt", ({ b }) => b === "最后"));
    await Promise.all(Array.from({ length: 60 }, (_, n) => say(n % 2 ? asker : expert, c, `第 ${n} 句`)));
    await say(asker, c, "最后");
    await Promise.all(last);
    expect(orders[0]).toEqual(orders[1]);
    expect(orders[0]).toEqual([...(orders[0] ?? [])].sort((a, b) => a - b));
    expect(orders[0]).toHaveLength(61);
    asker.disconnect();
    expert.disconnect();
  });
});

describe("who comes back", () => {
  it("gets the few events he missed, and the heads of all his conversations", async () => {
    const asker = await connected(node.origin, qiye);
    const before = await say(asker, c, "在吗");
    const seq = before.ok ? before.seq : 0;
    for (const words of ["一", "二", "三"]) await say(asker, c, words);
    const late = socketTo(node.origin, { token: zhuanjia.token, resume: [{ c, after: seq }] });
    const got: string[] = [];
    late.on("evt", (event) => void got.push(event.b ?? ""));
    const heads = heard(late, "head");
    late.connect();
    expect(await heads).toEqual([{ c, seq: seq + 3 }]);
    expect(got).toEqual(["一", "二", "三"]);
    asker.disconnect();
    late.disconnect();
  });

  it("syncs from any place, and learns where the end is", async () => {
    const expert = await connected(node.origin, zhuanjia);
    const answer = await expert.emitWithAck("conv.sync", { c, after: 0, limit: 2 });
    expect(answer).toMatchObject({ ok: true, more: true });
    expect(answer.ok && answer.events.map(({ seq }) => seq)).toEqual([1, 2]);
    expert.disconnect();
  });
});

describe("while they talk", () => {
  it("the one sees the other typing, reading, and being there", async () => {
    const asker = await connected(node.origin, qiye);
    const there = heard(asker, "presence", ({ online }) => online.length === 2);
    const expert = await connected(node.origin, zhuanjia);
    expect((await there).online.sort()).toEqual([qiye.userId, zhuanjia.userId].sort());
    const typed = heard(asker, "typing");
    expert.emit("typing", { c });
    expect(await typed).toEqual({ c, userId: zhuanjia.userId, name: zhuanjia.actor.name });
    const read = heard(asker, "read");
    expect(await expert.emitWithAck("conv.read", { c, upTo: 2 })).toEqual({ ok: true, upTo: 2 });
    expect(await read).toEqual({ c, userId: zhuanjia.userId, upTo: 2 });
    const gone = heard(asker, "presence", ({ online }) => online.length === 1);
    expert.disconnect();
    expect((await gone).online).toEqual([qiye.userId]);
    asker.disconnect();
  });
});
