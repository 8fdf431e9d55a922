import { afterAll, describe, expect, it } from "vitest";
import { answerQuestion, withoutPersons } from "~/domain/assistant/answer-question.server";
import { assistantFigures, listGaps } from "~/domain/assistant/gap.queries.server";
import { settleGap } from "~/domain/assistant/settle-gap.server";
import { voteAnswer } from "~/domain/assistant/vote-answer.server";
import { newId } from "~/domain/ids";
import { deleteOwnRows } from "~/domain/personal-data/anonymise.server";
import { exportPersonalData } from "~/domain/personal-data/export-data.server";
import { purgeLogs } from "~/domain/retention/purge-logs.server";
import { testDatabase } from "../../support/database";
import { enterprise, hubOperator, person, refusalOf } from "../requests/support";

const database = await testDatabase();
const { db } = database;
afterAll(database.drop);
const qiye = await enterprise(db);
const admin = await person(db, { kind: "platform", role: "admin", regionCode: "370000" });
const KNOWN = "强制检定的周期由谁确定？";

const rowsOf = (text: string) =>
  db.selectFrom("assistant_questions").selectAll().where("text", "=", text).orderBy("id").execute();
const gapOf = async (text: string) => (await listGaps(db, admin, {})).gaps.find((gap) => gap.text === text);

describe("what is asked", () => {
  it("is written down once a day: for all who were not signed in together, for a person by himself", async () => {
    for (const words of [KNOWN, `  ${KNOWN} `, "强制检定的周期由谁确定"])
      await answerQuestion(db, null, words, "zh-CN");
    await answerQuestion(db, qiye, KNOWN, "zh-CN");
    await answerQuestion(db, qiye, KNOWN, "zh-CN");
    const rows = await rowsOf(KNOWN);
    expect(rows.map(({ user_id, times }) => [user_id, times]).sort()).toEqual(
      [
        [null, 3],
        [qiye.userId, 2],
      ].sort(),
    );
    expect(
      rows.every(({ outcome, cited }) => outcome === "answered" && (cited as unknown[]).length > 0),
    ).toBe(true);
  });

  it("is counted right when many ask at once", async () => {
    const words = "飞行地毯的年检要求";
    await Promise.all(Array.from({ length: 30 }, () => answerQuestion(db, null, words, "zh-CN")));
    expect((await rowsOf(words)).map(({ times }) => times)).toEqual([30]);
    expect((await gapOf(words))?.times).toBe(30);
  });

  it.each([
    ["我的电话 13812345678 检定", "我的电话 *** 检定"],
    ["身份证 37010219900101123X", "身份证 ***"],
    ["写信到 li.min@example.com", "写信到 ***"],
    ["GB/T 19001-2016 和 28 项", "GB/T 19001-2016 和 28 项"],
  ])("leaves no way to a person: %s", (text, kept) => expect(withoutPersons(text)).toBe(kept));

  it("of nobody in particular keeps neither person nor number", async () => {
    await answerQuestion(db, null, "飞毯坏了请打 13812345678", "zh-CN");
    expect(await rowsOf("飞毯坏了请打 ***")).toMatchObject([{ user_id: null }]);
    expect(await gapOf("飞毯坏了请打 ***")).toBeDefined();
  });

  it.each([
    ["", "question_empty"],
    [" \u0000\u200b\n ", "question_empty"],
    ["检".repeat(501), "question_too_long"],
  ])("is refused when it is none: %#", async (words, code) => {
    expect(await refusalOf(answerQuestion(db, null, words, "zh-CN"))).toMatchObject({
      kind: "invalid",
      code,
    });
  });

  it.each([
    "'; drop table laws; --",
    "<img src=x onerror=alert(1)>",
    "\ud800\udfff\ud800",
    "\\'\\\\ & | ! :*",
    "%_%",
    "((((",
  ])("is only ever words: %s", async (words) => {
    await answerQuestion(db, null, `${words} 检定`, "en");
    expect((await db.selectFrom("laws").select("id").execute()).length).toBe(32);
  });
});

describe("what could not be answered", () => {
  it("is listed for hubs and the administrator by how often it was asked, and comes back when settled too soon", async () => {
    const words = "会飞的秤归谁管理喷泉";
    await answerQuestion(db, qiye, words, "zh-CN");
    const hub = await hubOperator(db);
    const found = (await listGaps(db, hub, {})).gaps;
    expect(found.map(({ times }) => times)).toEqual(found.map(({ times }) => times).sort((a, b) => b - a));
    const gap = await gapOf(words);
    expect(await refusalOf(Promise.resolve().then(() => settleGap(db, hub, gap?.id ?? "")))).toMatchObject({
      kind: "forbidden",
    });
    await settleGap(db, admin, gap?.id ?? "");
    expect(await gapOf(words)).toBeUndefined();
    await answerQuestion(db, null, words, "zh-CN");
    expect(await gapOf(words)).toMatchObject({ times: 2 });
    expect(await refusalOf(settleGap(db, admin, newId()))).toMatchObject({ kind: "not_found" });
    expect(await refusalOf(listGaps(db, qiye, {}))).toMatchObject({ kind: "forbidden" });
  });
});

describe("whether it helped", () => {
  it("is said once per question and viewer, however often and at once it is pressed", async () => {
    const { id } = await answerQuestion(db, null, KNOWN, "zh-CN");
    const viewer = newId();
    const press = (helpful: boolean) => voteAnswer(db, null, { questionId: id, helpful, viewer });
    const counted = await Promise.all([true, false, true, false, true].map(press));
    expect(counted.filter((vote) => vote.counted)).toHaveLength(1);
    expect((await voteAnswer(db, null, { questionId: id, helpful: false, viewer: newId() })).counted).toBe(
      true,
    );
    const votes = await db.selectFrom("assistant_votes").selectAll().where("question_id", "=", id).execute();
    expect(votes).toHaveLength(2);
    expect(votes.some(({ voter }) => voter.includes(viewer))).toBe(false);
    expect(await assistantFigures(db)).toMatchObject({
      unhelpful: expect.any(Number),
      asked: expect.any(Number),
    });
  });

  it("is not for others to say of a person's own question", async () => {
    const { id } = await answerQuestion(db, qiye, "计量检定必须按照什么进行？", "zh-CN");
    const other = await enterprise(db);
    for (const actor of [null, other]) {
      const vote = voteAnswer(db, actor, { questionId: id, helpful: true, viewer: newId() });
      expect(await refusalOf(vote)).toMatchObject({ kind: "not_found" });
    }
    expect((await voteAnswer(db, qiye, { questionId: id, helpful: true, viewer: "x" })).counted).toBe(true);
  });
});

describe("a person's questions", () => {
  it("are in what is exported, and go when the account goes; those of nobody stay", async () => {
    const someone = await enterprise(db);
    await answerQuestion(db, someone, KNOWN, "zh-CN");
    const exported = (await exportPersonalData(db, someone)) as { questions: { text: string }[] };
    expect(exported.questions.map(({ text }) => text)).toEqual([KNOWN]);
    const { login, name } = someone;
    await db
      .transaction()
      .execute((tx) => deleteOwnRows(tx, { id: someone.userId, login, name, phone: null, email: null }));
    expect((await rowsOf(KNOWN)).map(({ user_id }) => user_id)).not.toContain(someone.userId);
    expect((await rowsOf(KNOWN)).map(({ user_id }) => user_id)).toContain(null);
  });

  it("are purged with the logs after six months, with what was said of them", async () => {
    const { id } = await answerQuestion(db, null, "特种设备出现故障应当怎么办？", "zh-CN");
    await voteAnswer(db, null, { questionId: id, helpful: true, viewer: newId() });
    const old = new Date(Date.now() - 300 * 86_400_000);
    await db.updateTable("assistant_questions").set({ last_at: old }).where("id", "=", id).execute();
    const gone = await purgeLogs(db, new Date(Date.now() - 250 * 86_400_000));
    expect(gone.assistant_questions).toBe(1);
    expect(
      await db.selectFrom("assistant_votes").selectAll().where("question_id", "=", id).execute(),
    ).toEqual([]);
  });
});
