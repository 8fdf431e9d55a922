import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openConversation } from "~/domain/chat/open-conversation.server";
import { createEvents } from "~/realtime/events.server";
import { type Client, connected, heard, refusalOf, say, socketTo } from "../../realtime/node";
import { startTestApp } from "../../support/app-server";
import { type Credentials, signedIn } from "../support/http";
import { townIn } from "../support/town";
import { bugsIn } from "./everybody";
import { GROUPS, ROLES, type Role } from "./roles";
import { SOCKET, type Talk } from "./socket";
import { fingerprint } from "./walk";

const app = await startTestApp("reference", {
  JOBS: "off",
  CHAT_MESSAGES_PER_SECOND: "1000",
  CHAT_BURST: "1000",
});
const town = await townIn(app.url);
const { db, pool, actors } = town;
const credentials = new Map<Role | "stranger", Credentials>();
const people = [...ROLES.filter((role) => role !== "anonymous"), "stranger" as const];
await Promise.all(people.map(async (who) => void credentials.set(who, await signedIn(app.origin, who))));
await db.updateTable("users").set({ status: "suspended" }).where("login", "=", "suspended").execute();

const tokenOf = (who: Role | "stranger") =>
  credentials.get(who)?.cookie?.slice("qzx_session=".length) ?? null;
const hub = async (code: string) =>
  (await db.selectFrom("hubs").select("id").where("code", "=", code).executeTakeFirstOrThrow()).id;
const sit = async (c: string, who: Role, part: string) => {
  const actor = await town.actorOf(who);
  await pool.query(
    `insert into conversation_people (conversation_id, user_id, organisation_id, part, reason, until)
     values ($1, $2, $3, $4, $5, case when $5::text is null then null else now() + interval '1 hour' end)`,
    [c, actor.userId, actor.organisationId, part, part === "inspector" ? "复核投诉" : null],
  );
};
const talks = await (async (): Promise<Record<Talk, string>> => {
  const open = async (...[actor, opening]: [typeof actors.own, Parameters<typeof openConversation>[2]]) =>
    (await openConversation(db, actor, opening)).id;
  const request = await open(actors.own, { subject: "request", requestId: town.own.requestId });
  await sit(request, "expert", "expert");
  await sit(request, "head", "inspector");
  return {
    request,
    order: await open(actors.own, { subject: "order", orderId: town.orders.confirmed.orderId }),
    counter: await open(actors.own, { subject: "counter", hubId: await hub("SD370102") }),
    foreignRequest: await open(actors.stranger, { subject: "request", requestId: town.foreign.requestId }),
    foreignOrder: await open(actors.stranger, { subject: "order", orderId: town.orders.foreign.orderId }),
    foreignCounter: await open(actors.stranger, { subject: "counter", hubId: await hub("SD370202") }),
    nowhere: "01900000-0000-7000-8000-000000000000",
  };
})();

const NAMES = Object.keys(talks) as Talk[];
const OUT = new Set<Role>(GROUPS.out);
const may = (event: keyof typeof SOCKET, talk: Talk) =>
  new Set(SOCKET[event][talk].split(" ").flatMap((name) => GROUPS[name] ?? [name as Role]));

const sockets = new Map<Role, Client>();
beforeAll(async () => {
  for (const role of ROLES.filter((each) => !OUT.has(each))) {
    sockets.set(role, await connected(app.origin, { token: tokenOf(role) }));
  }
});
afterAll(async () => {
  for (const client of sockets.values()) client.disconnect();
  await app.stop();
  await town.close();
});

const ask = {
  "msg.send": (client: Client, c: string) => say(client, c, "矩阵里的一句话"),
  "conv.sync": (client: Client, c: string) => client.emitWithAck("conv.sync", { c, after: 0 }),
  "conv.read": (client: Client, c: string) => client.emitWithAck("conv.read", { c, upTo: 1 }),
};

/** What was answered otherwise than the table says, role by role. */
async function wrongIn(event: keyof typeof ask, allowed: boolean): Promise<string[]> {
  const wrong: string[] = [];
  for (const talk of NAMES) {
    for (const [role, client] of sockets) {
      const expected = may(event, talk).has(role);
      if (expected !== allowed) continue;
      const ack = await ask[event](client, talks[talk]);
      const got = ack.ok ? "ok" : ack.code;
      if (got !== (expected ? "ok" : "forbidden")) wrong.push(`${event} in ${talk} as ${role}: ${got}`);
    }
  }
  return wrong;
}

describe("the table of socket events", () => {
  it("names every event that a socket is listened to for, and no other", () => {
    const { names } = createEvents({} as never);
    expect(names.sort()).toEqual(Object.keys(SOCKET).sort());
  });
});

describe("each event", () => {
  it("is for nobody who is not signed in, or suspended", async () => {
    for (const role of OUT) {
      const refusal = await refusalOf(socketTo(app.origin, { token: tokenOf(role) }));
      expect(refusal).toMatchObject({ code: "unauthenticated" });
    }
  });

  for (const event of Object.keys(ask) as (keyof typeof ask)[]) {
    it(`${event}: is forbidden to everybody else, and leaves no trace`, async () => {
      const before = await fingerprint(pool);
      expect(await wrongIn(event, false)).toEqual([]);
      expect(await fingerprint(pool)).toBe(before);
    }, 60_000);

    it(`${event}: is for who takes part`, async () => {
      expect(await wrongIn(event, true)).toEqual([]);
    }, 60_000);
  }

  it("typing: is told of who takes part, to who takes part, and of nobody else", async () => {
    const wrong: string[] = [];
    const listeners = {
      own: await connected(app.origin, { token: tokenOf("own") }),
      stranger: await connected(app.origin, { token: tokenOf("stranger") }),
    };
    for (const talk of NAMES.filter((name) => name !== "nowhere")) {
      const listener = talk.startsWith("foreign") ? listeners.stranger : listeners.own;
      for (const role of sockets.keys()) {
        const client = await connected(app.origin, { token: tokenOf(role) });
        let told = false;
        const note = () => {
          told = true;
        };
        listener.on("typing", note);
        client.emit("typing", { c: talks[talk] });
        // what was typed is handled, and told, before these are answered
        await client.emitWithAck("conv.sync", { c: talks[talk], after: 0, limit: 1 });
        await listener.emitWithAck("conv.sync", { c: talks[talk], after: 0, limit: 1 });
        listener.off("typing", note);
        client.disconnect();
        if (told !== may("typing", talk).has(role)) wrong.push(`typing in ${talk} as ${role}: ${told}`);
      }
    }
    for (const listener of Object.values(listeners)) listener.disconnect();
    expect(wrong).toEqual([]);
  }, 120_000);

  it("of a conversation is heard by who takes part or looks in, and by nobody else", async () => {
    for (const [talk, by] of [
      ["request", "own"],
      ["order", "business"],
      ["counter", "county"],
    ] as const) {
      const words = `只给 ${talk} 听`;
      const got = new Set<Role>();
      const listeners = [...sockets].map(([role, client]) => {
        const listener = ({ b }: { b?: string }) => b === words && got.add(role);
        client.on("evt", listener);
        return () => client.off("evt", listener);
      });
      const speaker = sockets.get(by) as Client;
      const echo = heard(speaker, "evt", ({ b }) => b === words);
      await say(speaker, talks[talk], words);
      await echo;
      for (const client of sockets.values())
        await client.emitWithAck("conv.sync", { c: talks.nowhere, after: 0 });
      for (const stop of listeners) stop();
      expect([...got].sort()).toEqual([...may("conv.sync", talk)].sort());
    }
  });

  it("and the server wrote down no bug meanwhile", () => {
    expect(bugsIn(app.output())).toEqual([]);
  });
});
