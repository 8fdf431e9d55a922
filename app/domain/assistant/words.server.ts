import { createHash } from "node:crypto";
import { cutWords } from "../normative-documents/tokens.server";

/** Words that ask and say nothing about what is asked. */
const EMPTY = new Set(
  `一 二 三 四 五 用 年 月 日 克 元 度 次 方式 才能 每个 存在 执 一次 一律 采用 的 了 和 与 或 及 在 是 有 被 把 对 向 从 到 为 以 由 于 之 其 这 那 此 也 都 就 还 又 吗 呢 吧 啊 呀 么 嘛 什么 怎么 怎样 怎么样 怎么办 如何 为何 为什么
  哪 哪些 哪个 哪里 哪儿 哪家 哪种 多少 几 几个 谁 何 是否 能否 可否 可以 能 能够 可 会 要 应 应该 应当 需 需要 必须 得 想 我 我们 你 你们 您 他 它 他们 自己 本人
  请 请问 问 问题 一下 一个 一家 个 种 些 等 关于 有关 进行 规定 国家 情况 情形 具体 意思 分别 指 没有 没 不 无 并 而 但 如果 则 所 该 本 各 每 当 时 后 前 中 上 下
  内 外 间 里 做 办 办理 处理 告诉 知道 介绍 说明 解释 最新 目前 现在 今天 一般 通常 主要 标准是 是什么 第 条 款 项 a an the is are of to in for on and or what how when where which who do does can may must
  should i we you my our it be with by at from about there any whether much many get`
    .split(/\s+/)
    .filter(Boolean),
);

/** A phrase as people write it or as texts put it, and the one concept it means; the longer phrase wins. */
export interface Phrase {
  phrase: string;
  concept: string;
  role: "ask" | "text" | "both";
}

/** A word of a question; a part of a longer word counts for less than the whole. */
export interface AskedWord {
  word: string;
  weight: number;
}

const CONCEPT = "~";
/** What a part of a longer word weighs, and a single character. */
const PART = 0.35;
/** Concepts of what sort of answer is wanted; they rank, but a passage about something else is no evidence for them. */
const WANTED = new Set(["definition", "duration", "procedure", "penalty", "competent", "fee"]);
const LATIN = /^[\x20-\x7e]+$/;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Latin phrases only as whole words: `fee` is not in `coffee`; nor is 国标 in 全国标准. */
function patternOf(phrase: string): string {
  if (LATIN.test(phrase)) return `(?<![a-z0-9])${escaped(phrase)}(?![a-z0-9])`;
  return phrase.endsWith("标") ? `${escaped(phrase)}(?!准)` : escaped(phrase);
}

/** The phrases of one direction: finds the concepts of a text. */
class Concepts {
  readonly known: ReadonlyMap<string, string>;
  readonly #pattern: RegExp | null;

  constructor(phrases: readonly Phrase[]) {
    this.known = new Map(phrases.map(({ phrase, concept }) => [phrase.toLowerCase(), concept]));
    const longest = [...this.known.keys()].sort((a, b) => b.length - a.length);
    this.#pattern = longest.length > 0 ? new RegExp(longest.map(patternOf).join("|"), "g") : null;
  }

  in(lower: string): string[] {
    if (!this.#pattern) return [];
    return [...lower.matchAll(this.#pattern)].flatMap(([phrase]) => {
      const concept = this.known.get(phrase);
      return concept ? [CONCEPT + concept] : [];
    });
  }

  without(lower: string): string {
    return this.#pattern ? lower.replace(this.#pattern, " ") : lower;
  }
}

/** Reads texts with a table of phrases: finds what they mean, and cuts the rest into words. */
export class WordReader {
  readonly #asked: Concepts;
  readonly #told: Concepts;

  constructor(phrases: readonly Phrase[]) {
    this.#asked = new Concepts(phrases.filter(({ role }) => role !== "text"));
    this.#told = new Concepts(phrases.filter(({ role }) => role !== "ask"));
  }

  /** All words of a text to be found by: its concepts, and its words besides. Those that say nothing are left out. */
  async index(text: string): Promise<string[]> {
    const lower = text.normalize("NFKC").toLowerCase();
    const words = (await cutWords(lower)).filter((word) => !EMPTY.has(word));
    return [...words, ...this.#told.in(lower)];
  }

  /** What a title or a known way of asking is found by: also as people ask. */
  async title(text: string): Promise<string[]> {
    const lower = text.normalize("NFKC").toLowerCase();
    const told = new Set(this.#told.in(lower));
    return [...(await this.index(text)), ...this.#asked.in(lower).filter((concept) => !told.has(concept))];
  }

  /** What a question asks for, each once. A phrase that means a concept stands for itself and is not cut. */
  async ask(text: string): Promise<AskedWord[]> {
    const lower = text.normalize("NFKC").toLowerCase();
    const rest = this.#asked.without(lower);
    const whole = new Set(await cutWords(rest, { parts: false }));
    const parts = (await cutWords(rest)).filter((word) => !whole.has(word));
    const weighed = new Map<string, number>();
    for (const word of parts) weighed.set(word, PART);
    for (const word of whole) weighed.set(word, word.length === 1 ? PART : 1);
    for (const concept of this.#asked.in(lower))
      weighed.set(concept, WANTED.has(concept.slice(CONCEPT.length)) ? PART : 1);
    return [...weighed].filter(([word]) => !EMPTY.has(word)).map(([word, weight]) => ({ word, weight }));
  }

  /** The spellings that made a question's words, to be marked wherever they stand. */
  spellings(asked: readonly string[]): string[] {
    const wanted = new Set(asked.filter((word) => word.startsWith(CONCEPT)).map((word) => word.slice(1)));
    const phrases = [...this.#asked.known, ...this.#told.known]
      .filter(([, concept]) => wanted.has(concept))
      .map(([phrase]) => phrase);
    const words = asked.filter((word) => !word.startsWith(CONCEPT) && word.length > 1);
    return [...new Set([...words, ...phrases])];
  }
}

const quoted = (word: string) => `'${word.replace(/[\\']/g, (sign) => sign + sign)}'`;
/** PostgreSQL keeps this many places of a word. */
const MOST_PLACES = 255;

/** Words with their places as PostgreSQL reads a `tsvector`: how often each comes is kept. */
export function vectorOf(words: readonly string[]): string {
  const places = new Map<string, number[]>();
  for (const [at, word] of words.entries()) {
    const known = places.get(word) ?? [];
    if (known.length < MOST_PLACES) known.push(Math.min(at + 1, 16_383 - MOST_PLACES + known.length));
    places.set(word, known);
  }
  return [...places].map(([word, at]) => `${quoted(word)}:${[...new Set(at)].join(",")}`).join(" ");
}

/** Any of the words, as PostgreSQL reads a `tsquery`. */
export const anyOf = (words: readonly string[]) => words.map(quoted).join(" | ");

export const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");
