import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { PARTS } from "~/domain/chat/chat";
import {
  conversationsOf,
  findConversation,
  roomOf,
  roomsOf,
  unreadOf,
} from "~/domain/chat/conversation.queries.server";
import { conversationPage } from "~/domain/chat/conversation-page.queries.server";
import { latestEvents, syncConversation } from "~/domain/chat/event.queries.server";
import { markRead } from "~/domain/chat/mark-read.server";
import { openConversation, openForOrder, openForRequest } from "~/domain/chat/open-conversation.server";
import { sendMessages } from "~/domain/chat/send-messages.server";
import { partOf, takesPart } from "~/domain/chat/sight.queries.server";
import { testDatabase } from "../../support/database";
import { workIn } from "../orders/work";
import { refusalOf } from "../requests/support";
import { colleague, marketWithHubs, message, said, talk, talker, withSession } from "./support";

const { db, drop } = await testDatabase({ content: "schema" });
afterAll(drop);
const market = await marketWithHubs(db);
const work = workIn(db, market);

describe("who takes part", () => {
  // the three ways to ask: the database's function, the list's set, the batch's own columns
  it("is answered alike by the function, the list and the batch, for every part and role", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const provider = await talker(db, { kind: "provider", role: "owner" });
    const desk = await talker(db, { kind: "hub", role: "operator", hubCode: "SD370102" });
    const order = await orderTalk();
    const actors: Actor[] = [qiye, zhuanjia, provider, desk, order.asker, order.provider];
    for (const [of, role] of [
      [qiye, "staff"],
      [desk, "owner"],
      [qiye, "expert"],
      [order.provider, "owner"],
      [order.provider, "owner"],
      [order.provider, "signatory"],
      [order.provider, "expert"],
      [desk, "supervisor"],
      [desk, "expert"],
    ] as const) {
      actors.push(await colleague(db, of, role));
    }
    await db
      .insertInto("conversation_parties")
      .values({ conversation_id: c, organisation_id: desk.organisationId, part: "counter" })
      .execute();
    await sit(c, actors.at(-1) as Actor, { part: "consultant" });
    await sit(order.c, desk, { part: "inspector", reason: "抽查", until: new Date(Date.now() + 60_000) });
    await sit(c, provider, { part: "inspector", reason: "过期", until: new Date(0) }).catch(() => null);
    await sit(order.c, qiye, { part: "inspector", reason: "过期", until: new Date(0) });
    await sit(order.c, zhuanjia, { part: "expert", left_at: new Date() });
    const seen = new Set<string | null>();
    for (const actor of actors) {
      for (const room of [c, order.c]) {
        const part = await partOf(db, actor, room);
        seen.add(part);
        const { rows } = await sql<{ id: string }>`${takesPart(actor)}`.execute(db);
        const listed = rows.some((row) => Object.values(row)[0] === room);
        expect(listed, `${actor.role} in the list`).toBe(part !== null);
        const [outcome] = await sendMessages(db, [message(actor, room, "我在")]);
        const by = outcome?.ok
          ? outcome.event?.by?.part
          : outcome?.reason === "inspectors_only_read"
            ? "inspector"
            : null;
        expect(by ?? null, `${actor.role} in the batch`).toBe(part);
      }
    }
    expect([...seen].filter(Boolean).toSorted()).toEqual([...PARTS].toSorted());
  });

  it("tells strangers nothing: not a word, not that there is one", async () => {
    const { c, qiye } = await talk(db);
    await said(db, qiye, c, "内部情况");
    const stranger = await talker(db, { kind: "enterprise", role: "owner" });
    const lab = await talker(db, { kind: "provider", role: "business" });
    const desk = await talker(db, { kind: "hub", role: "supervisor", hubCode: "SD370102" });
    for (const actor of [stranger, lab, desk, { ...qiye, organisationId: stranger.organisationId }]) {
      for (const refused of [
        refusalOf(syncConversation(db, actor, { c, after: 0 })),
        refusalOf(latestEvents(db, actor, { c })),
        refusalOf(conversationPage(db, actor, c)),
        refusalOf(markRead(db, actor, { c, upTo: 1 })),
      ]) {
        expect(await refused).toMatchObject({ kind: "not_found" });
      }
      expect(await roomOf(db, actor, c)).toBeNull();
      expect(await roomsOf(db, actor)).toEqual([]);
      expect((await conversationsOf(db, actor)).conversations).toEqual([]);
      expect(await unreadOf(db, actor)).toBe(0);
    }
  });
});

describe("a provider's people", () => {
  it("join no conversation before the award, whoever asks and however", async () => {
    const { c, qiye } = await talk(db);
    const lab = await talker(db, { kind: "provider", role: "business" });
    const expert = await colleague(db, lab, "expert");
    const party = { conversation_id: c, organisation_id: lab.organisationId, part: "provider" };
    await expect(db.insertInto("conversation_parties").values(party).execute()).rejects.toThrow("order only");
    await expect(sit(c, expert, { part: "expert" })).rejects.toThrow("order only");
    const { id: counter } = await openConversation(db, qiye, { subject: "counter", hubId: await deskHub() });
    await expect(sit(counter, expert, { part: "consultant" })).rejects.toThrow("order only");
    expect(await refusalOf(openConversation(db, lab, { subject: "enterprise" }))).toMatchObject({
      kind: "forbidden",
    });
  });

  it("talk in the conversation of their own order, experts when called in", async () => {
    const order = await orderTalk();
    expect(await said(db, order.provider, order.c, "样品已收到")).toBe(1);
    const expert = await colleague(db, order.provider, "expert");
    expect(await partOf(db, expert, order.c)).toBeNull();
    await sit(order.c, expert, { part: "expert" });
    expect(await said(db, expert, order.c, "我来说明检测方法")).toBe(2);
    const rival = await talker(db, { kind: "provider", role: "owner" });
    expect(await findConversation(db, rival, { orderId: order.orderId })).toBeNull();
    expect(await findConversation(db, order.asker, { orderId: order.orderId })).toMatchObject({
      id: order.c,
    });
    expect(
      await refusalOf(openConversation(db, rival, { subject: "order", orderId: order.orderId })),
    ).toMatchObject({ kind: "not_found" });
  });
});

describe("opening", () => {
  it("gives each subject one conversation, whatever races, with one job to find an expert", async () => {
    const qiye = await talker(db, { kind: "enterprise", role: "owner" });
    const opened = await Promise.all(
      Array.from({ length: 12 }, () => openConversation(db, qiye, { subject: "enterprise" })),
    );
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(opened.filter(({ created }) => created)).toHaveLength(1);
    const id = opened[0]?.id ?? "";
    const page = await conversationPage(db, qiye, id);
    expect(page).toMatchObject({
      status: "queued",
      part: "asker",
      queuePlace: expect.any(Number),
      expert: null,
    });
    const { rows } =
      await sql`select 1 from graphile_worker._private_jobs where key = ${`assign-expert:${id}`}`.execute(db);
    expect(rows).toHaveLength(1);
  });
});

describe("a transferred request", () => {
  it("takes its conversation to the other hub", async () => {
    const asked = await market.request([]);
    const { id: c } = await db
      .transaction()
      .execute((tx) => openForRequest(tx, market.enterprise, asked.requestId));
    const hubId = await deskHub();
    await db.updateTable("requests").set({ hub_id: hubId }).where("id", "=", asked.requestId).execute();
    const row = await db.selectFrom("conversations").select("hub_id").where("id", "=", c).executeTakeFirst();
    expect(row?.hub_id).toBe(hubId);
  });
});

describe("reading", () => {
  it("moves forward only, never beyond the end, and counts what others said", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    for (const words of ["一", "二", "三"]) await said(db, zhuanjia, c, words);
    await said(db, qiye, c, "四");
    expect(await unreadOf(db, qiye)).toBe(3);
    expect(await markRead(db, qiye, { c, upTo: 3 })).toEqual({ upTo: 3 });
    expect(await unreadOf(db, qiye)).toBe(1);
    expect(await markRead(db, qiye, { c, upTo: 1 })).toEqual({ upTo: 3 });
    expect(await markRead(db, qiye, { c, upTo: 99 })).toEqual({ upTo: 5 });
    const asked = [4, 2, 5, 1];
    const marks = await Promise.all(asked.map((upTo) => markRead(db, zhuanjia, { c, upTo })));
    expect(marks.every(({ upTo }, index) => upTo >= (asked[index] ?? 0))).toBe(true);
    const { reads } = await syncConversation(db, qiye, { c, after: 0 });
    expect(reads.toSorted((a, b) => a.upTo - b.upTo).map(({ upTo }) => upTo)).toEqual([5, 5]);
    const { conversations } = await conversationsOf(db, qiye);
    expect(conversations[0]).toMatchObject({
      id: c,
      unread: 0,
      head: 5,
      last: { words: "四", redacted: false },
    });
    expect((await conversationsOf(db, qiye, { q: "没有这个" })).conversations).toEqual([]);
    expect((await conversationsOf(db, qiye, { q: zhuanjia.name })).conversations).toHaveLength(1);
  });

  it("notes since when the asker waits, until an expert answers", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const since = async () => (await conversationPage(db, qiye, c)).awaitingSince;
    expect(await since()).toBeNull();
    await said(db, qiye, c, "在吗");
    const first = await since();
    expect(first).not.toBeNull();
    await said(db, qiye, c, "请问");
    expect(await since()).toBe(first);
    const { rows } = await sql<{
      replied_at: Date | null;
    }>`select replied_at from expert_assignments where conversation_id = ${c}`.execute(db);
    expect(rows[0]?.replied_at).toBeNull();
    await said(db, zhuanjia, c, "在");
    expect(await since()).toBeNull();
    const after = await sql<{
      replied_at: Date | null;
    }>`select replied_at from expert_assignments where conversation_id = ${c}`.execute(db);
    expect(after.rows[0]?.replied_at).not.toBeNull();
  });
});

/** The talk of an order, with somebody of each side who may speak. */
async function orderTalk() {
  const { orderId, lab } = await work.confirmed();
  const { id: c } = await db.transaction().execute((tx) => openForOrder(tx, market.enterprise, orderId));
  const asker = await withSession(db, market.enterprise, "owner");
  const provider = await withSession(db, lab.business, "business");
  return { c, orderId, asker, provider };
}

async function deskHub() {
  const desk = await talker(db, { kind: "hub", role: "operator", hubCode: "SD370112" });
  return desk.hubs?.hubId ?? "";
}

function sit(c: string, actor: Actor, more: Record<string, unknown> & { part: string }) {
  const seat = { conversation_id: c, user_id: actor.userId, organisation_id: actor.organisationId };
  return db
    .insertInto("conversation_people")
    .values({ ...seat, ...more })
    .onConflict((clash) => clash.columns(["conversation_id", "user_id"]).doUpdateSet(more))
    .execute();
}
