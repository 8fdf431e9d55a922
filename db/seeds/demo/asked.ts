import { questionHash } from "~/domain/assistant/answer-question.server";
import { askAssistant } from "~/domain/assistant/ask-assistant.server";
import { sha256 } from "~/domain/assistant/words.server";
import { chinaDay } from "~/domain/china-day";
import type { Tx } from "~/domain/outbox.server";
import { daysAfter } from "./time";
import type { World } from "./world";

/** What visitors asked in the last weeks: text, days ago, how often, found helpful and not. */
const ASKED: [text: string, days: number, times: number, helpful: number, not: number][] = [
  ["计量器具没有检定可以用吗？", 1, 6, 3, 0],
  ["强制检定的周期由谁确定？", 2, 4, 2, 0],
  ["GB/T 19001-2008 现在还有效吗？", 3, 5, 2, 1],
  ["要盖 CMA 章还是 CNAS 标识？", 4, 9, 5, 1],
  ["检测费用是多少？", 6, 12, 4, 3],
  ["对食品检验结论有异议，怎么申请复检？", 9, 3, 2, 0],
  ["网购商品可以七天无理由退货吗？", 12, 2, 1, 0],
  ["RoHS 报告有效期是多久？", 2, 7, 0, 0],
  ["食品留样每个品种不少于多少克？", 5, 4, 0, 0],
  ["口罩 CE 认证要做哪些试验？", 8, 3, 0, 0],
  ["货梯算不算特种设备？", 11, 2, 0, 0],
  ["欧盟 RoHS 2.0 最新豁免条款", 15, 2, 0, 0],
  ["今天济南天气怎么样", 20, 1, 0, 0],
];

/** Questions of nobody in particular, answered as the assistant answers them, and what it had to refuse. */
export async function addAsked(world: World, tx: Tx): Promise<void> {
  for (const [text, days, times, helpful, not] of ASKED) {
    const at = daysAfter(world.now, -days);
    const id = world.dice.id(at);
    const answer = await askAssistant(tx, text);
    const told = { text_hash: questionHash(text), text, times, last_at: at };
    const cited = [
      ...answer.citations.map(({ id: passage, sha256: hash }) => ({ passage, sha256: hash })),
      ...answer.documents.map(({ id: document, status }) => ({ document, status })),
    ];
    await tx
      .insertInto("assistant_questions")
      .values({
        ...{ id, ...told, day: chinaDay(at), first_at: at, locale: "zh-CN" },
        outcome: answer.answered ? "answered" : "refused",
        cited: JSON.stringify(cited),
      })
      .execute();
    if (!answer.answered)
      await tx
        .insertInto("assistant_gaps")
        .values({ id: world.dice.id(at), ...told })
        .execute();
    const votes = Array.from({ length: answer.answered ? helpful + not : 0 }, (_, n) => ({
      ...{ question_id: id, voter: sha256(`${id}|${n}`), helpful: n < helpful, at },
    }));
    if (votes.length > 0) await tx.insertInto("assistant_votes").values(votes).execute();
  }
}
