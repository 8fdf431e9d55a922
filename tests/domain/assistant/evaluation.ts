import { readFileSync } from "node:fs";
import { askAssistant } from "~/domain/assistant/ask-assistant.server";
import type { Answer } from "~/domain/assistant/assistant";
import type { Db } from "~/domain/outbox.server";

export interface Labelled {
  question: string;
  /** Any of these answers it: `law#第九条`, `rule:code`, `term:code`, `service:code`, `document:number`; none: to be refused. */
  gold?: string[];
}

const read = (name: string): Labelled[] =>
  JSON.parse(readFileSync(new URL(`../../fixtures/assistant/${name}.json`, import.meta.url), "utf8"));

/** Written for the laws we ship, each labelled after reading the article. */
export const inCorpus = () => read("in-corpus");
/** As enterprises ask them on the web; labelled by what our texts can say, and none where they cannot. */
export const enterpriseQuestions = () => read("enterprise-questions");
/** Weather, medicine, rivals' prices, code, verdicts about a house, injections, nonsense. */
export const outOfCorpus = () => read("out-of-corpus");

/** Written after threshold and phrases were set, and nothing was set by them. */
export const heldOut = () => read("held-out");

export async function keysOf(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom("assistant_passages").select(["id", "kind", "key"]).execute();
  return new Map(rows.map(({ id, kind, key }) => [id, kind === "law" ? key : `${kind}:${key}`]));
}

export const citedKeys = (answer: Answer, keys: ReadonlyMap<string, string>) => [
  ...answer.citations.map(({ id }) => keys.get(id) ?? "unknown"),
  ...answer.documents.map(({ number }) => `document:${number}`),
];

export interface Figures {
  asked: number;
  /** With a right passage first, and among the first three. */
  hit1: number;
  hit3: number;
  answerable: number;
  /** Refused, and rightly so: nothing we have answers it. */
  refused: number;
  refusedRightly: number;
  unanswerable: number;
}

/** Asks all of them and counts. `misses` names what went wrong, for whoever reads the figures. */
export async function evaluate(db: Db, questions: readonly Labelled[]) {
  const keys = await keysOf(db);
  const figures: Figures = {
    asked: 0,
    hit1: 0,
    hit3: 0,
    answerable: 0,
    refused: 0,
    refusedRightly: 0,
    unanswerable: 0,
  };
  const misses: string[] = [];
  for (const { question, gold = [] } of questions) {
    const answer = await askAssistant(db, question);
    const cited = citedKeys(answer, keys);
    const isGold = (key: string) => gold.includes(key);
    figures.asked += 1;
    figures.refused += answer.answered ? 0 : 1;
    if (gold.length === 0) {
      figures.unanswerable += 1;
      figures.refusedRightly += answer.answered ? 0 : 1;
      if (answer.answered) misses.push(`answered ${question} → ${cited.join(" ")}`);
      continue;
    }
    figures.answerable += 1;
    figures.hit1 += isGold(cited[0] ?? "") ? 1 : 0;
    figures.hit3 += cited.slice(0, 3).some(isGold) ? 1 : 0;
    if (!cited.slice(0, 3).some(isGold)) misses.push(`missed ${question} → ${cited.join(" ") || "refused"}`);
  }
  return { figures, misses };
}
