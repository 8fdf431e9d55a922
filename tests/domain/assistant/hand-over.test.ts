import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { answerQuestion } from "~/domain/assistant/answer-question.server";
import { handOver, toldExpert, wordsForExpert } from "~/domain/assistant/hand-over.server";
import { closeConversation } from "~/domain/chat/close-conversation.server";
import { sendMessages } from "~/domain/chat/send-messages.server";
import { testDatabase } from "../../support/database";
import { message, talker } from "../chat/support";
import { hubOperator, refusalOf } from "../requests/support";

const database = await testDatabase();
const { db } = database;
afterAll(database.drop);
const HOUSE = { kind: "enterprise", role: "owner", regionCode: "370102" } as const;
const WORDS = { asked: "问：", cited: "引用：", nothing: "没有引用。" };
const KNOWN = "强制检定的周期由谁确定？";

const said = (c: string) =>
  db
    .selectFrom("chat_events")
    .select(["body", "client_msg_id"])
    .where("conversation_id", "=", c)
    .where("type", "=", "msg")
    .orderBy("seq")
    .execute();

/** The whole press of the button: hand over, and the first message under the hand-over's id. */
async function press(actor: Actor, questionId: string) {
  const { id, conversationId } = await handOver(db, actor, questionId);
  const b = wordsForExpert(await toldExpert(db, questionId), WORDS);
  const [outcome] = await sendMessages(db, [message(actor, conversationId, b, { m: id })]);
  return { conversationId, outcome };
}

describe("a question handed to a person", () => {
  it("opens the enterprise's talk with the hub's experts, with what was asked and what was quoted, word for word", async () => {
    const qiye = await talker(db, HOUSE);
    const { id, citations } = await answerQuestion(db, qiye, KNOWN, "zh-CN");
    const { conversationId } = await press(qiye, id);
    const talk = await db
      .selectFrom("conversations")
      .selectAll()
      .where("id", "=", conversationId)
      .executeTakeFirstOrThrow();
    expect(talk).toMatchObject({ subject: "enterprise", enterprise_id: qiye.organisationId });
    const [first] = await said(conversationId);
    expect(first?.body).toContain(`问：${KNOWN}`);
    for (const quote of citations.flatMap(({ quotes }) => quotes)) expect(first?.body).toContain(quote);
  });

  it("is handed over once, pressed ten times at once or again later", async () => {
    const qiye = await talker(db, HOUSE);
    const { id } = await answerQuestion(db, qiye, KNOWN, "zh-CN");
    const presses = await Promise.all(Array.from({ length: 10 }, () => press(qiye, id)));
    presses.push(await press(qiye, id));
    expect(new Set(presses.map(({ conversationId }) => conversationId)).size).toBe(1);
    expect(presses.every(({ outcome }) => outcome?.ok)).toBe(true);
    expect(await said(presses[0]?.conversationId ?? "")).toHaveLength(1);
    const audits = await db
      .selectFrom("audit_entries")
      .select("action")
      .where("action", "=", "assistant.handed_over")
      .where("actor_user_id", "=", qiye.userId)
      .execute();
    expect(audits).toHaveLength(1);
  });

  it("takes an ended talk up again, and a second question is a second message in it", async () => {
    const qiye = await talker(db, HOUSE);
    const one = await answerQuestion(db, qiye, KNOWN, "zh-CN");
    const { conversationId } = await press(qiye, one.id);
    await closeConversation(db, qiye, conversationId);
    const two = await answerQuestion(db, qiye, "会唱歌的砝码怎么保养", "zh-CN");
    expect((await press(qiye, two.id)).conversationId).toBe(conversationId);
    const messages = await said(conversationId);
    expect(messages).toHaveLength(2);
    expect(messages[1]?.body).toContain("没有引用。");
  });

  it("is the enterprise's own matter: nobody hands over for others, hubs and providers have nobody to ask", async () => {
    const qiye = await talker(db, HOUSE);
    const { id } = await answerQuestion(db, qiye, KNOWN, "zh-CN");
    expect(await refusalOf(handOver(db, await talker(db, HOUSE), id))).toMatchObject({ kind: "not_found" });
    const anonymous = await answerQuestion(db, null, KNOWN, "zh-CN");
    expect(await refusalOf(handOver(db, qiye, anonymous.id))).toMatchObject({ kind: "not_found" });
    expect(await refusalOf(handOver(db, await hubOperator(db), id))).toMatchObject({ kind: "forbidden" });
  });

  it("fits into one message whatever was quoted", () => {
    const long = { title: "法", label: "第一条", body: "检".repeat(3000) };
    const text = wordsForExpert({ question: "问".repeat(500), cited: [long, long], documents: [] }, WORDS);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(8192);
  });
});
