import type { NewPassage } from "./index-passages.server";

interface Entry {
  id: string;
  code: string | null;
  question: string;
  aliases: string;
  answer: string;
  source: string;
  updated_at: Date;
}

/** An entry as a passage: what is asked names it, and the answer is what is quoted. */
export const faqPassage = (entry: Entry): NewPassage => ({
  kind: "rule",
  key: entry.code ?? entry.id,
  title: entry.question,
  aliases: entry.aliases,
  body: entry.answer,
  href: `/assistant/rules#rule-${entry.id}`,
  source: entry.source,
  asOf: new Date(entry.updated_at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
});
