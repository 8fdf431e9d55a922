import { type Kysely, sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { closeConversation, reopenConversation } from "~/domain/chat/close-conversation.server";
import { conversationPage } from "~/domain/chat/conversation-page.queries.server";
import { openForOrder } from "~/domain/chat/open-conversation.server";
import { rateConversation } from "~/domain/chat/rate-conversation.server";
import { partOf } from "~/domain/chat/sight.queries.server";
import { callExpert } from "~/domain/experts/call-expert.server";
import { newId } from "~/domain/ids";
import { cancelOrder } from "~/domain/orders/cancel-order.server";
import { down, up } from "~db/migrations/0035_ended_order_talks";
import { testDatabase } from "../../support/database";
import { workIn } from "../orders/work";
import { refusalOf } from "../requests/support";
import { assign, colleague, marketWithHubs, said, withSession } from "./support";

const { db, drop } = await testDatabase({ content: "schema" });
afterAll(drop);
const market = await marketWithHubs(db);
const work = workIn(db, market);
/** Migrations know no schema. */
const bare = db as unknown as Kysely<unknown>;
const asker = await withSession(db, market.enterprise, "owner");
const expert = await colleague(db, market.hub, "expert");
await db
  .insertInto("experts")
  .values({ id: newId(), user_id: expert.userId, organisation_id: expert.organisationId, capacity: 50 })
  .execute();

async function talkOf(order?: { orderId: string; lab: { business: Actor } }) {
  const { orderId, lab } = order ?? (await work.confirmed());
  const { id: c } = await db.transaction().execute((tx) => openForOrder(tx, asker, orderId));
  return { c, orderId, business: await withSession(db, lab.business, "business") };
}
/** As orders ended before their talks ended with them. */
const endAlone = (orderId: string, status: "closed" | "cancelled") =>
  db
    .updateTable("orders")
    .set({ status, closed_at: status === "closed" ? new Date() : null })
    .where("id", "=", orderId)
    .execute();
async function cancel({ orderId, business }: { orderId: string; business: Actor }) {
  await cancelOrder(db, asker, orderId, { reason: "样品无法提供" });
  await cancelOrder(db, business, orderId, {});
}

/** All that a talk's end leaves behind; who ended it and when set aside. */
async function endOf(c: string) {
  const { rows } = await sql`
    select c.status, c.queued_at, c.awaiting_since, c.last_seq, e.seq, e.type, e.sender_id, e.sender_organisation_id, e.part, e.body,
      e.target_seq, e.data, e.at = c.last_at as last, k.seq as closure, k.expert_id, k.score, a.ended_as
    from conversations c join chat_events e on e.conversation_id = c.id and e.seq = c.last_seq
      left join conversation_closures k on k.conversation_id = c.id
      left join expert_assignments a on a.conversation_id = c.id
    where c.id = ${c}`.execute(db);
  expect(rows).toHaveLength(1);
  return rows[0];
}
const told = async () => {
  const { rows } =
    await sql`select (select count(*) from events)::int as events, (select count(*) from notifications)::int
    as notices, (select count(*) from audit_entries)::int as audited`.execute(db);
  return rows[0];
};
const statusOf = async (c: string) => (await conversationPage(db, asker, c)).status;

it("talks of orders that had ended close as the order's end would have closed them, once, and nobody is notified", async () => {
  const [now, before] = [await talkOf(), await talkOf()];
  const [waiting, closed, running] = [await talkOf(), await talkOf(), await talkOf()];
  for (const { c } of [now, before]) {
    await assign(db, c, expert);
    await said(db, asker, c, "请专家看看");
  }
  await callExpert(db, asker, { c: waiting.c });
  await cancel(now);
  for (const { orderId } of [before, waiting]) await endAlone(orderId, "cancelled");
  await endAlone(closed.orderId, "closed");
  const said_ = await told();

  for (const migrate of [up, down, up, up]) await migrate(bare);
  expect(await endOf(before.c)).toEqual(await endOf(now.c));
  expect(await endOf(before.c)).toMatchObject({
    status: "closed",
    data: { change: { change: "order_cancelled" } },
  });
  expect(await endOf(waiting.c)).toMatchObject({ status: "closed", queued_at: null, expert_id: null });
  expect(await endOf(closed.c)).toMatchObject({ data: { change: { change: "order_closed" } }, closure: 1 });
  expect(await statusOf(running.c), "its order goes on").toBe("open");
  expect(await told()).toEqual(said_);
  expect(await partOf(db, expert, before.c), "he may look back").toBe("expert");
  const rate = () => refusalOf(rateConversation(db, asker, { c: before.c, score: 5, comment: "" }));
  expect(await rate()).toBeNull();
  expect(await rate()).toMatchObject({ code: "rated_already" });
});

it("what people began or took up again after the end stays open", async () => {
  const again = await talkOf();
  await cancel(again);
  await reopenConversation(db, again.business, again.c);
  const byHand = await talkOf();
  await endAlone(byHand.orderId, "cancelled");
  await closeConversation(db, asker, byHand.c);
  await reopenConversation(db, asker, byHand.c);
  const ended = await work.confirmed();
  await cancel({ orderId: ended.orderId, business: ended.lab.business });
  const begun = await talkOf(ended);
  await up(bare);
  for (const { c } of [again, byHand, begun]) expect(await statusOf(c)).toBe("open");
});
