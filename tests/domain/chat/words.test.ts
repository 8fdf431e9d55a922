import { createHash } from "node:crypto";
import { sql } from "kysely";
import { afterAll, describe, expect, it } from "vitest";
import type { Actor } from "~/domain/actor";
import { attachToChat } from "~/domain/chat/attach-to-chat.server";
import { chatAttachment } from "~/domain/chat/attachment.queries.server";
import { closeConversation, reopenConversation } from "~/domain/chat/close-conversation.server";
import { conversationsOf } from "~/domain/chat/conversation.queries.server";
import { conversationPage } from "~/domain/chat/conversation-page.queries.server";
import { editMessage } from "~/domain/chat/edit-message.server";
import { eventsBetween, latestEvents, syncConversation } from "~/domain/chat/event.queries.server";
import { indexWords } from "~/domain/chat/index-words.server";
import { rateConversation } from "~/domain/chat/rate-conversation.server";
import { moderateMessage, redactMessage } from "~/domain/chat/redact-message.server";
import { searchConversations } from "~/domain/chat/search-conversations.server";
import { partOf } from "~/domain/chat/sight.queries.server";
import { canonicalEvents, makeTranscript } from "~/domain/chat/transcript.server";
import { assignExpert } from "~/domain/experts/assign-expert.server";
import { testDatabase } from "../../support/database";
import { memoryFiles } from "../quotes/market";
import { refusalOf } from "../requests/support";
import { audited, picture, said, say, talk, talker } from "./support";

const { db, drop } = await testDatabase();
afterAll(drop);
const files = memoryFiles();
const supervisor = (hubCode = "SD") => talker(db, { kind: "hub", role: "supervisor", hubCode });

/** Everything that anybody could be served of a conversation, in one text. */
async function servedOf(actor: Actor, c: string, q: string) {
  const { found } = await searchConversations(db, actor, { q });
  const parts = [
    await eventsBetween(db, c, 0),
    await syncConversation(db, actor, { c, after: 0 }),
    await latestEvents(db, actor, { c }),
    await conversationsOf(db, actor),
    await conversationPage(db, actor, c),
    found,
  ];
  return JSON.stringify(parts);
}

describe("a new wording", () => {
  it("is served in place of the old one, also by search, and only its writer gives it", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const seq = await said(db, qiye, c, "总迁移量要求多少");
    await searchConversations(db, qiye, { q: "总迁移量" });
    expect(await refusalOf(editMessage(db, zhuanjia, { c, seq, words: "改了" }))).toMatchObject({
      kind: "forbidden",
      code: "not_your_message",
    });
    const edit = await editMessage(db, qiye, { c, seq, words: "高锰酸钾消耗量要求多少" });
    expect(edit).toMatchObject({ type: "edit", target: seq, b: "高锰酸钾消耗量要求多少" });
    const { events } = await syncConversation(db, zhuanjia, { c, after: seq - 1 });
    expect(events[0]).toMatchObject({ seq, b: "高锰酸钾消耗量要求多少", edited: true });
    expect(events[1]).toEqual(edit);
    expect((await searchConversations(db, qiye, { q: "高锰酸钾" })).found).toMatchObject([{ seq }]);
    expect((await searchConversations(db, qiye, { q: "总迁移量" })).found).toEqual([]);
    for (const words of ["", " ", "坏\0", "长".repeat(3000)])
      expect(await refusalOf(editMessage(db, qiye, { c, seq, words }))).toMatchObject({ kind: "invalid" });
  });

  it("comes within a quarter of an hour or never", async () => {
    const { c, qiye } = await talk(db);
    const seq = await old(c, qiye);
    for (const late of [editMessage(db, qiye, { c, seq, words: "改" }), redactMessage(db, qiye, { c, seq })])
      expect(await refusalOf(late)).toMatchObject({ kind: "conflict", code: "message_settled" });
  });
});

describe("what was taken back", () => {
  it("is served to nobody by any way: words, old and new wordings, files, search, transcript", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const file = await attachToChat(db, files, qiye, { c, file: picture("配方机密.png") });
    const seq = await said(db, qiye, c, "配方机密甲", { att: [file.id] });
    await editMessage(db, qiye, { c, seq, words: "配方机密乙" });
    await said(db, qiye, c, "后面的话", { re: seq });
    expect(await servedOf(zhuanjia, c, "配方机密")).toContain("配方机密");
    expect((await searchConversations(db, zhuanjia, { q: "配方机密" })).found).toHaveLength(1);
    await redactMessage(db, qiye, { c, seq });
    await redactMessage(db, qiye, { c, seq });
    for (const reader of [qiye, zhuanjia]) {
      expect(await servedOf(reader, c, "配方机密")).not.toContain("配方机密");
      expect(await refusalOf(chatAttachment(db, reader, file.id))).toMatchObject({ kind: "not_found" });
    }
    await sql`update conversations set indexed_seq = 0 where id = ${c}`.execute(db);
    await indexWords(db, { among: [c] });
    expect((await searchConversations(db, qiye, { q: "配方机密" })).found).toEqual([]);
    const events = await eventsBetween(db, c, 0);
    expect(canonicalEvents(events)).not.toContain("配方机密");
    expect(events.filter(({ type }) => type === "redact")).toHaveLength(1);
    expect(events[seq - 1]).toMatchObject({ redacted: true, b: "" });
    expect(await refusalOf(editMessage(db, qiye, { c, seq, words: "又来" }))).toMatchObject({
      code: "message_redacted",
    });
    const { rows } = await sql<{
      body: string;
    }>`select body from chat_events where conversation_id = ${c} and seq = ${seq}`.execute(db);
    expect(rows[0]?.body, "the record itself stays").toBe("配方机密甲");
  });

  it("may be another's for a supervisor of the subtree, with a reason on record, and for nobody else", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const seq = await said(db, zhuanjia, c, "不当言论");
    const elsewhere = await supervisor("SD3702");
    const operator = await talker(db, { kind: "hub", role: "operator", hubCode: "SD" });
    for (const actor of [qiye, elsewhere, operator])
      expect(await refusalOf(moderateMessage(db, actor, { c, seq, reason: "不文明" }))).toMatchObject({
        kind: "not_found",
      });
    const above = await supervisor();
    expect(await refusalOf(moderateMessage(db, above, { c, seq, reason: " " }))).toMatchObject({
      kind: "invalid",
    });
    await moderateMessage(db, above, { c, seq, reason: "不文明" });
    expect(await servedOf(qiye, c, "不当言论")).not.toContain("不当言论");
    expect(await audited(db, above, "chat.redacted")).toEqual([{ seq, reason: "不文明" }]);
  });
});

describe("the end of a talk", () => {
  it("stops sends, is rated once by the asker, and can be taken back", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    const rate = (actor: Actor, score: number) => rateConversation(db, actor, { c, score, comment: "谢谢" });
    expect(await refusalOf(rate(qiye, 5))).toMatchObject({ code: "nothing_to_rate" });
    await Promise.all([closeConversation(db, zhuanjia, c), closeConversation(db, qiye, c)]);
    expect(await say(db, qiye, c, "还有一句")).toMatchObject({
      ok: false,
      code: "conv_closed",
      retry: false,
    });
    expect(await refusalOf(rate(zhuanjia, 5))).toMatchObject({ kind: "forbidden" });
    const rated = await Promise.all([4, 5, 3].map((score) => refusalOf(rate(qiye, score))));
    expect(rated.filter((refusal) => refusal === null)).toHaveLength(1);
    expect(rated.filter((refusal) => refusal?.code === "rated_already")).toHaveLength(2);
    const closures = await db
      .selectFrom("conversation_closures")
      .selectAll()
      .where("conversation_id", "=", c)
      .execute();
    expect(closures).toHaveLength(1);
    expect(await partOf(db, zhuanjia, c), "the expert may look back").toBe("expert");
    await Promise.all([reopenConversation(db, qiye, c), reopenConversation(db, qiye, c)]);
    expect(await partOf(db, zhuanjia, c)).toBeNull();
    expect(await conversationPage(db, qiye, c)).toMatchObject({ status: "queued" });
    const changes = (await eventsBetween(db, c, 0)).flatMap(({ change }) => change?.change ?? []);
    expect(changes).toEqual(["queued", "closed", "rated", "reopened"]);
    await assignExpert(db, c).catch(() => null);
    await closeConversation(db, qiye, c);
    expect(await refusalOf(rate(qiye, 5)), "a new closure, a new rating").toBeNull();
  });
});

describe("the search", () => {
  it("finds what was said a moment ago, in one's own conversations only, page by page", async () => {
    const [{ c, qiye }, other] = [await talk(db), await talk(db)];
    for (let n = 1; n <= 25; n++) await said(db, qiye, c, `第${n}批食品接触材料送检`);
    await said(db, other.qiye, other.c, "食品接触材料是别家的");
    const first = await searchConversations(db, qiye, { q: "接触材料" });
    expect(first.found).toHaveLength(20);
    expect(first.found[0]).toMatchObject({ c, words: "第25批食品接触材料送检", name: qiye.name });
    const second = await searchConversations(db, qiye, { q: "接触材料", cursor: first.next ?? "" });
    expect(second.found).toHaveLength(5);
    expect(second.next).toBeNull();
    expect(new Set([...first.found, ...second.found].map(({ seq }) => seq)).size).toBe(25);
    for (const q of ["", "  ", "\0", "' or 1=1 --", "没说过的词汇"])
      expect((await searchConversations(db, qiye, { q })).found).toEqual([]);
    expect(await refusalOf(searchConversations(db, qiye, { q: "材料", cursor: "假的" }))).toMatchObject({
      kind: "invalid",
    });
  });
});

describe("the transcript", () => {
  it("holds what is served now, with a hash that anybody can make again, and is kept and audited", async () => {
    const { c, qiye, zhuanjia } = await talk(db);
    await said(db, qiye, c, "餐盒要做哪些项目？");
    const gone = await said(db, qiye, c, "这句收回");
    await said(db, zhuanjia, c, "总迁移量、高锰酸钾消耗量。😀 ﬁ");
    await redactMessage(db, qiye, { c, seq: gone });
    await closeConversation(db, zhuanjia, c);
    const made = await makeTranscript(db, files, qiye, c);
    expect(Buffer.from(made.bytes.subarray(0, 5)).toString()).toBe("%PDF-");
    expect(made.sha256).toBe(createHash("sha256").update(made.bytes).digest("hex"));
    const lines = (await syncConversation(db, qiye, { c, after: 0 })).events.map((event) =>
      canonicalEvents([event]),
    );
    expect(made.eventsHash).toBe(createHash("sha256").update(lines.join("\n")).digest("hex"));
    expect(files.kept.get(`chat-transcript-${made.fileId}`)).toEqual(made.bytes);
    expect(await audited(db, qiye, "chat.transcribed")).toEqual([{ sha256: made.sha256 }]);
    const stranger = await talker(db, { kind: "enterprise", role: "owner" });
    expect(await refusalOf(makeTranscript(db, files, stranger, c))).toMatchObject({ kind: "not_found" });
  });
});

/** A message written twenty minutes ago, as only the record could have it. */
async function old(c: string, actor: Actor): Promise<number> {
  const { rows } = await sql<{ seq: number }>`
    with head as (update conversations set last_seq = last_seq + 1 where id = ${c} returning last_seq)
    insert into chat_events (conversation_id, seq, type, sender_id, sender_organisation_id, part, client_msg_id, kind, body, at)
    select ${c}::uuid, last_seq, 'msg', ${actor.userId}::uuid, ${actor.organisationId}::uuid, 'asker', gen_random_uuid(), 'text', '旧话',
      now() - interval '20 minutes' from head returning seq`.execute(db);
  return rows[0]?.seq ?? 0;
}
