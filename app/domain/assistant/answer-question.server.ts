import { sql } from "kysely";
import type { Actor } from "../actor";
import { chinaDay } from "../china-day";
import { Refusal } from "../errors";
import { newId } from "../ids";
import type { Db } from "../outbox.server";
import { askAssistant } from "./ask-assistant.server";
import { type Answer, MAX_QUESTION, tidyQuestion } from "./assistant";
import { sha256 } from "./words.server";

/** Numbers that lead to a person (telephone, identity card, account) and addresses of mail. */
const PERSONAL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\d[\d -]{9,}[\dXx]/g;

/** What is kept of a question where nobody may be found by it. */
export const withoutPersons = (text: string) => text.replace(PERSONAL, "***");

/** Same question: letters' case, blanks and marks at its end make no other one. */
export const questionHash = (text: string) =>
  sha256(
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/\s+/g, "")
      .replace(/[?!.。？！，,;；]+$/, ""),
  );

export interface Answered extends Answer {
  /** Under this id the answer may be judged and handed over. */
  id: string;
}

/**
 * Answers and writes down what was asked: once a day for the same words of one person, and of all who were not signed in
 * together, of whom nothing else is kept. What was refused is counted for whoever looks after the texts. Refuses 422 an
 * empty question (`question_empty`) or one of more than 500 characters (`question_too_long`).
 */
export async function answerQuestion(
  db: Db,
  actor: Actor | null,
  raw: string,
  locale: "zh-CN" | "en",
): Promise<Answered> {
  const text = tidyQuestion(raw);
  if (text === "") throw new Refusal("invalid", "question_empty", { fields: { q: "required" } });
  if (text.length > MAX_QUESTION) {
    throw new Refusal("invalid", "question_too_long", { values: { most: MAX_QUESTION } });
  }
  const answer = await askAssistant(db, text);
  return { ...answer, id: await writeDown(db, actor, answer, locale) };
}

async function writeDown(db: Db, actor: Actor | null, answer: Answer, locale: string): Promise<string> {
  const nameless = withoutPersons(answer.question);
  const hash = questionHash(nameless);
  const cited = [
    ...answer.citations.map(({ id, sha256 }) => ({ passage: id, sha256 })),
    ...answer.documents.map(({ id, status }) => ({ document: id, status })),
  ];
  const { rows } = await sql<{ id: string }>`
    with gap as (
      insert into assistant_gaps (id, text_hash, text)
      select ${newId()}::uuid, ${hash}, ${nameless} where ${!answer.answered}
      -- a question that is asked again after it was settled is open again
      on conflict (text_hash) do update set times = assistant_gaps.times + 1, last_at = now(), settled_at = null,
        settled_by = null
    )
    insert into assistant_questions (id, day, text_hash, text, user_id, locale, outcome, cited)
    values (${newId()}, ${chinaDay()}::date, ${hash}, ${actor ? answer.question : nameless}, ${actor?.userId ?? null},
      ${locale}, ${answer.answered ? "answered" : "refused"}, ${JSON.stringify(cited)}::jsonb)
    on conflict (text_hash, day, user_id) do update set times = assistant_questions.times + 1, last_at = now(),
      outcome = excluded.outcome, cited = excluded.cited
    returning id`.execute(db);
  return rows[0]?.id ?? "";
}
