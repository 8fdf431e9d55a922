import type { Actor } from "../actor";
import { mustExist } from "../errors";
import type { Db } from "../outbox.server";
import { sha256 } from "./words.server";

interface Vote {
  questionId: string;
  helpful: boolean;
  /** What a browser is known by that nobody has signed in with; made up, and kept by the browser. */
  viewer: string;
}

/**
 * Whether an answer helped, once per question and viewer: who says it again changes nothing. Of a browser only a hash
 * with the question is kept, which leads to no other question. Refuses 404 an unknown question, or another person's.
 */
export async function voteAnswer(db: Db, actor: Actor | null, vote: Vote): Promise<{ counted: boolean }> {
  const question = mustExist(
    await db
      .selectFrom("assistant_questions")
      .select(["id", "user_id"])
      .where("id", "=", vote.questionId)
      .executeTakeFirst(),
  );
  if (question.user_id !== null) mustExist(question.user_id === actor?.userId ? actor : null);
  const voter = sha256(`${actor?.userId ?? vote.viewer}|${question.id}`);
  const row = await db
    .insertInto("assistant_votes")
    .values({ question_id: question.id, voter, helpful: vote.helpful })
    .onConflict((conflict) => conflict.doNothing())
    .returning("question_id")
    .executeTakeFirst();
  return { counted: row !== undefined };
}
