import { afterAll, describe, expect, it } from "vitest";
import { upgradeStatus } from "../security/support/raw-socket";
import { testDatabase } from "../support/database";
import { connected, say, startNode } from "./node";
import { talkIn } from "./people";

const database = await testDatabase();
const { c, qiye } = await talkIn(database);
afterAll(database.drop);

describe("from one address", () => {
  it("no more sockets a minute than configured; a spoofed forwarded address moves nothing", async () => {
    const node = await startNode(database.url, { CHAT_CONNECTIONS_PER_MINUTE: "3" });
    const first = await connected(node.origin, qiye);
    const knock = (from: string) =>
      upgradeStatus(node.origin, { Origin: node.origin, "X-Forwarded-For": from });
    const answers = [];
    for (const from of ["203.0.113.1", "203.0.113.2", "203.0.113.3", "203.0.113.4"])
      answers.push(await knock(from));
    expect(answers).toEqual([101, 101, 429, 429]);
    expect(await say(first, c, "已经在里面的人不受影响")).toMatchObject({ ok: true });
    first.disconnect();
    await node.stop();
  });

  it("behind a configured proxy, addresses are those that the proxy saw", async () => {
    const node = await startNode(database.url, { CHAT_CONNECTIONS_PER_MINUTE: "2", TRUST_PROXY: "1" });
    const knock = (from: string) =>
      upgradeStatus(node.origin, { Origin: node.origin, "X-Forwarded-For": from });
    const answers = [];
    for (const from of [
      "1.1.1.1, 203.0.113.1",
      "2.2.2.2, 203.0.113.1",
      "3.3.3.3, 203.0.113.1",
      "203.0.113.9",
    ])
      answers.push(await knock(from));
    expect(answers).toEqual([101, 101, 429, 101]);
    await node.stop();
  });
});

describe("a public address", () => {
  it("is the only site that may open sockets, whatever host is asked for", async () => {
    const PUBLIC_ORIGIN = "https://quanzhixiang.example";
    const node = await startNode(database.url, { PUBLIC_ORIGIN });
    expect(await upgradeStatus(node.origin, { Origin: PUBLIC_ORIGIN })).toBe(101);
    expect(await upgradeStatus(node.origin, { Origin: node.origin })).toBe(403);
    expect(await upgradeStatus(node.origin, { Origin: `${PUBLIC_ORIGIN}:444` })).toBe(403);
    await node.stop();
  });
});
