import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import { type Actor, THE_CLOCK } from "~/domain/actor";
import { closeConversation, reopenConversation } from "~/domain/chat/close-conversation.server";
import { conversationPage } from "~/domain/chat/conversation-page.queries.server";
import { eventsBetween } from "~/domain/chat/event.queries.server";
import { openConversation, openForOrder } from "~/domain/chat/open-conversation.server";
import { rateConversation } from "~/domain/chat/rate-conversation.server";
import { partOf } from "~/domain/chat/sight.queries.server";
import { claimRequest } from "~/domain/clocks/due-requests.queries.server";
import { callExpert } from "~/domain/experts/call-expert.server";
import { lockConversation } from "~/domain/experts/lock-conversation.server";
import { takeConversation } from "~/domain/experts/take-conversation.server";
import { newId } from "~/domain/ids";
import { acceptOrder } from "~/domain/orders/accept-order.server";
import { cancelOrder } from "~/domain/orders/cancel-order.server";
import { closeOrder } from "~/domain/orders/close-order.server";
import { followUpOrder } from "~/domain/orders/follow-up-order.server";
import { ORDER_ENDS, type OrderStatus, orderLifecycle } from "~/domain/orders/order";
import { announce, type Tx } from "~/domain/outbox.server";
import { testDatabase } from "../../support/database";
import { workIn } from "../orders/work";
import { refusalOf } from "../requests/support";
import { assign, colleague, marketWithHubs, said, say, withSession } from "./support";

const { db, pool, drop } = await testDatabase({ content: "schema" });
afterAll(drop);
const market = await marketWithHubs(db);
const work = workIn(db, market);
const asker = await withSession(db, market.enterprise, "owner");
const expert = await colleague(db, market.hub, "expert");
await db
  .insertInto("experts")
  .values({ id: newId(), user_id: expert.userId, organisation_id: expert.organisationId, capacity: 50 })
  .execute();

/** An order's talk with somebody of each side who may speak. */
async function orderTalk(order?: { orderId: string; lab: { business: Actor } }) {
  const { orderId, lab } = order ?? (await work.confirmed());
  const { id: c } = await db.transaction().execute((tx) => openForOrder(tx, asker, orderId));
  return { c, orderId, business: await withSession(db, lab.business, "business") };
}
async function cancel({ orderId, business }: { orderId: string; business: Actor }) {
  await cancelOrder(db, asker, orderId, { reason: "样品无法提供" });
  await cancelOrder(db, business, orderId, {});
}
const changes = async (c: string) =>
  (await eventsBetween(db, c, 0)).flatMap(({ change }) => change?.change ?? []);
const statusOf = async (c: string) => (await conversationPage(db, asker, c)).status;
const closures = (c: string) =>
  db.selectFrom("conversation_closures").selectAll().where("conversation_id", "=", c).execute();
const followedUp = (orderId: string) =>
  db.updateTable("orders").set({ status: "followed_up" }).where("id", "=", orderId).execute();

it("the ends of an order are the states that nothing leads out of", () => {
  const ends = orderLifecycle.states.filter((state) => {
    const row = orderLifecycle.transitions[state as OrderStatus];
    return Object.keys(row).length === 0;
  });
  expect([...ORDER_ENDS].toSorted()).toEqual(ends.toSorted());
});

describe("the talk of an order", () => {
  it("goes on through report, acceptance and follow-up, and closes with the order, rated once", async () => {
    const { c, orderId, business } = await orderTalk(await work.issued());
    await acceptOrder(db, asker, orderId, { rating: 5, comment: "" });
    await said(db, business, c, "报告有疑问请随时联系");
    const call = { reachable: true, satisfied: true, score: 95, note: "" };
    await followUpOrder(db, market.hub, { orderId, ...call });
    await said(db, asker, c, "收到回访了");
    expect(await refusalOf(closeConversation(db, asker, c))).toMatchObject({ code: "talk_stays_open" });
    await closeOrder(db, market.hub, { orderId });
    expect(await statusOf(c)).toBe("closed");
    expect(await changes(c)).toEqual(["order_closed"]);
    expect(await say(db, business, c, "还有一句")).toMatchObject({ ok: false, code: "conv_closed" });
    expect(await closures(c)).toMatchObject([{ closed_by: market.hub.userId, expert_id: null }]);
    const rate = (actor: Actor) => refusalOf(rateConversation(db, actor, { c, score: 5, comment: "" }));
    expect(await rate(business)).toMatchObject({ kind: "forbidden" });
    expect(await rate(asker)).toBeNull();
    expect(await rate(asker)).toMatchObject({ code: "rated_already" });
  });

  it("closes with a cancelled order; its expert keeps his seat to look back, and nobody waits for one", async () => {
    const [waiting, served] = [await orderTalk(), await orderTalk()];
    await callExpert(db, asker, { c: waiting.c });
    const expertId = await assign(db, served.c, expert);
    await said(db, asker, served.c, "请专家看看");
    await cancelOrder(db, asker, served.orderId, { reason: "样品无法提供" });
    expect(await statusOf(served.c), "one side alone ends nothing").toBe("assigned");
    await cancelOrder(db, served.business, served.orderId, {});
    await cancel(waiting);
    for (const { c } of [waiting, served]) {
      const page = await conversationPage(db, asker, c);
      expect(page).toMatchObject({ status: "closed", expert: null, queuedAt: null, awaitingSince: null });
      expect((await changes(c)).at(-1)).toBe("order_cancelled");
    }
    expect(await closures(served.c)).toMatchObject([{ expert_id: expertId, rated_at: null }]);
    expect(await partOf(db, expert, served.c)).toBe("expert");
    expect(await refusalOf(takeConversation(db, expert, { c: waiting.c }))).toMatchObject({
      code: "conversation_closed",
    });
  });

  it("needs none: an order without a talk ends as before", async () => {
    const { orderId, lab } = await work.confirmed();
    await cancel({ orderId, business: lab.business });
    expect((await work.statusOf(orderId)).status).toBe("cancelled");
  });

  it("may be taken up again by either party, and is then ended by hand", async () => {
    const { c, orderId, business } = await orderTalk();
    await assign(db, c, expert);
    const own = await colleague(db, business, "expert");
    await db
      .insertInto("conversation_people")
      .values({
        conversation_id: c,
        user_id: own.userId,
        organisation_id: own.organisationId,
        part: "consultant",
      })
      .execute();
    await cancel({ orderId, business });
    expect(await refusalOf(reopenConversation(db, own, c))).toMatchObject({ kind: "forbidden" });
    await reopenConversation(db, business, c);
    expect(await statusOf(c)).toBe("open");
    await said(db, business, c, "发票还需要补寄吗？");
    expect(await refusalOf(closeConversation(db, business, c))).toMatchObject({ kind: "forbidden" });
    await closeConversation(db, asker, c);
    expect(await statusOf(c)).toBe("closed");
    expect(await closures(c)).toHaveLength(2);
    const late = await work.confirmed();
    await cancel({ orderId: late.orderId, business: late.lab.business });
    const begun = await openConversation(db, asker, { subject: "order", orderId: late.orderId });
    await closeConversation(db, asker, begun.id);
    expect(await statusOf(begun.id)).toBe("closed");
  });
});

/** Begins `work` while a conversation is locked, waits until it stands in the queue for it, and says something of its record then. */
async function whileLocked(
  c: string,
  about: { requestId?: string; orderId?: string },
  work: () => Promise<unknown>,
) {
  let waiting: Promise<unknown> = Promise.resolve();
  await db.transaction().execute(async (tx) => {
    await lockConversation(tx, c);
    waiting = work();
    await expect.poll(waitersOf, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
    await announce(tx, THE_CLOCK, "expert.silent", { ...about, data: { conversationId: c } });
  });
  await waiting;
}
async function waitersOf() {
  const { rows } = await pool.query<{ n: number }>(
    "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
  );
  return rows[0]?.n ?? 0;
}

describe("who has a conversation locked", () => {
  it("says so on the order's timeline while the order's end waits for him: neither waits for ever", async () => {
    const { c, orderId } = await orderTalk();
    await followedUp(orderId);
    await whileLocked(c, { orderId }, () => closeOrder(db, market.hub, { orderId }));
    expect(await statusOf(c)).toBe("closed");
  });

  it("says so on the request's while it climbs to the next hub", async () => {
    const asked = await market.request([]);
    const { id: c } = await openConversation(db, asker, { subject: "request", requestId: asked.requestId });
    const other = await db
      .selectFrom("hubs")
      .select("id")
      .where("code", "=", "SD370112")
      .executeTakeFirstOrThrow();
    const climb = async (tx: Tx) => {
      expect(await claimRequest(tx, asked.requestId)).toBe(true);
      await tx.updateTable("requests").set({ hub_id: other.id }).where("id", "=", asked.requestId).execute();
    };
    await whileLocked(c, { requestId: asked.requestId }, () => db.transaction().execute(climb));
    const { rows } = await sql<{ hub_id: string }>`select hub_id from conversations where id = ${c}`.execute(
      db,
    );
    expect(rows[0]?.hub_id).toBe(other.id);
  });

  it("calls, takes and writes while orders end, and every talk is closed once", async () => {
    const talks = await Promise.all(Array.from({ length: 6 }, () => orderTalk()));
    await Promise.all(
      talks.flatMap(({ c, orderId, business }) => [
        refusalOf(callExpert(db, asker, { c })),
        refusalOf(callExpert(db, business, { c })),
        say(db, asker, c, "一句"),
        followedUp(orderId).then(() => closeOrder(db, market.hub, { orderId })),
        refusalOf(takeConversation(db, expert, { c })),
      ]),
    );
    for (const { c } of talks) {
      expect(await statusOf(c)).toBe("closed");
      expect(await closures(c)).toHaveLength(1);
      expect((await changes(c)).filter((change) => change === "order_closed")).toHaveLength(1);
    }
  });
});
