import type { Db } from "../outbox.server";
import { type Answer, MAX_CITATIONS, tidyQuestion, type Way } from "./assistant";
import { type FoundPassage, findPassages, rulesByCode } from "./find-passages.queries.server";
import { wordReader } from "./index-passages.server";
import { documentsNamed, documentsTitled, numbersIn } from "./named-documents.queries.server";
import { quotePassage } from "./quote-passage";
import type { AskedWord } from "./words.server";

/**
 * What a passage must hold to be quoted. Calibrated on the questions of tests/fixtures/assistant: of the question's
 * weight, and how strongly; below it the answer is a refusal.
 */
export const EVIDENCE = { coverage: 0.58, score: 3 };
/** A further passage is quoted beside the best only if it is nearly as good. */
const NEAR = 0.55;

const strength = ({ score, coverage }: FoundPassage) => score * coverage;
const isEvidence = ({ score, coverage }: FoundPassage) =>
  coverage >= EVIDENCE.coverage && score >= EVIDENCE.score;

/** Passages that are evidence, the best first, as many as are nearly as good as it. */
export function worthQuoting(found: readonly FoundPassage[]): FoundPassage[] {
  const sound = found.filter(isEvidence);
  const [best] = sound;
  if (!best) return [];
  return sound.filter((each) => strength(each) >= NEAR * strength(best)).slice(0, MAX_CITATIONS);
}

const WAYS: readonly [Way, RegExp][] = [
  [
    "providers",
    /哪里|哪儿|哪家|哪个机构|谁能|谁可以|在哪|机构推荐|推荐.*机构|找.*机构|附近|where|who (can|may)/i,
  ],
  [
    "request",
    /哪里|哪家|谁能|多少钱|费用|价格|收费|多久|多长时间|周期|怎么办理|如何办理|办理|想做|要做|委托|送检|where|cost|price/i,
  ],
  ["authenticity", /真伪|真假|验真|是真|假报告|查报告|genuine|authentic/i],
];

/** Words that name documents in general and none in particular. */
const GENERAL = /^(标准|规程|规范|技术规范|技术|要求|目录|行业|执行|查询|文本|检测|检验|检定|认证|编号|号)$/;

/** The question is about work that is ordered here. */
const TRADE = /检测|检验|校准|检定|认证|报告|质检|calibrat|certif|test report/i;
/** What the product's own rules say whatever the thing to be tested: asked for the price, the time, the way or the place. */
const INTENTS: readonly [string, RegExp, RegExp?][] = [
  ["how-priced", /多少钱|费用|价格|收费|成本|省钱|便宜|计费|how much|cost|price/i, /罚|赔偿|垫付|承担|复检/],
  [
    "how-order",
    /怎么办理|如何办理|怎样办理|办理流程|申请流程|办理步骤|手续|怎么做检测|流程及/,
    /企业标准|变更|许可/,
  ],
  [
    "how-long",
    /多久|多长时间|几天|周期是|how long/i,
    /有效期|期限|保存|复审|备案|更新|维护|强制检定|定期检验|异议|申请|提出|校准周期/,
  ],
  ["who-may", /哪里|哪家|谁能做|在哪|where can/i, /登记|投诉|举报/],
];

function rulesFor(question: string): string[] {
  if (!TRADE.test(question)) return [];
  return INTENTS.flatMap(([code, asks, unless]) =>
    asks.test(question) && !unless?.test(question) ? code : [],
  );
}

/**
 * Answers with what is stored, word for word, or not at all. Numbers of documents are looked up in the register, words
 * in the passages; what is asked is never put into other words, and no rule is applied to anybody's case.
 */
export async function askAssistant(db: Db, raw: string): Promise<Answer> {
  const question = tidyQuestion(raw);
  const numbers = numbersIn(question);
  const reader = await wordReader(db);
  const words = await reader.ask(question);
  const found = await findPassages(db, words, question);
  const named = await documentsNamed(db, numbers);
  const titled = await titledIn(db, question, words, numbers.length);
  const cited = await citedFor(db, question, worthQuoting(found));
  const marks = reader.spellings([...new Set(found.flatMap(({ words: held }) => held))]);
  const documents = [...named.documents, ...titled];
  return {
    question,
    answered: cited.length > 0 || documents.length > 0,
    citations: cited.map((passage) => quotePassage(passage, marks)),
    documents,
    unknownNumbers: named.unknown,
    words: marks,
    ways: WAYS.filter(([, pattern]) => pattern.test(question)).map(([way]) => way),
  };
}

/** What is asked of work ordered here goes first, by the product's own rule; what the texts say besides comes after. */
async function citedFor(db: Db, question: string, found: readonly FoundPassage[]) {
  const codes = rulesFor(question);
  const rules = await rulesByCode(db, codes);
  return [...rules, ...found.filter(({ key }) => !codes.includes(key))].slice(0, MAX_CITATIONS);
}

/** Who asks for a standard of something, without a number, is shown the register's entries that name it. */
async function titledIn(db: Db, question: string, words: readonly AskedWord[], numbers: number) {
  if (numbers > 0 || !/标准|规程|规范|standard/i.test(question)) return [];
  const subject = words.flatMap(({ word, weight }) =>
    word.startsWith("~") || weight < 1 || GENERAL.test(word) ? [] : word,
  );
  return subject.length >= 2 || subject.some((word) => word.length >= 3) ? documentsTitled(db, subject) : [];
}
