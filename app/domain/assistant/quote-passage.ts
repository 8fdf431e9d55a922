import type { Citation, Passage } from "./assistant";

/** A text up to here is quoted whole, a longer one in its best sentences up to here. */
const WHOLE = 320;
const EXCERPT = 260;

interface Sentence {
  from: number;
  to: number;
  hits: number;
}

/** Sentences and points of a list as places in the text: a quote is cut out, never put together. */
function sentencesOf(body: string, words: readonly string[]): Sentence[] {
  const lower = body.toLowerCase();
  const found: Sentence[] = [];
  for (const { index, 0: text } of body.matchAll(/[^。；\n]+[。；]?/g)) {
    const here = lower.slice(index, index + text.length);
    const hits = words.reduce((sum, word) => sum + (here.includes(word) ? word.length : 0), 0);
    found.push({ from: index, to: index + text.length, hits });
  }
  return found;
}

/** The sentences with most of the question's words, in their order, neighbours as one quote. */
function excerpt(body: string, words: readonly string[]): string[] {
  const ranked = sentencesOf(body, words).sort((a, b) => b.hits - a.hits || a.from - b.from);
  const chosen: Sentence[] = [];
  let length = 0;
  for (const each of ranked) {
    const fits = length + each.to - each.from <= EXCERPT || chosen.length === 0;
    if (!fits || (each.hits === 0 && chosen.length > 0)) continue;
    chosen.push(each);
    length += each.to - each.from;
  }
  const spans: { from: number; to: number }[] = [];
  for (const { from, to } of chosen.sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (last && body.slice(last.to, from).trim() === "") last.to = to;
    else spans.push({ from, to });
  }
  return spans.map(({ from, to }) => body.slice(from, to).trim());
}

/** A passage as a citation: the whole text when it is short, else the sentences that matter, each word for word. */
export function quotePassage(passage: Passage, words: readonly string[]): Citation {
  const { id, kind, title, label, body, href, source, asOf, sha256 } = passage;
  const whole = body.length <= WHOLE;
  const quotes = whole ? [body] : excerpt(body, words);
  return { id, kind, title, label, quotes, whole, href, source, asOf, sha256 };
}
