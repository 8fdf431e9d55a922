import { sql } from "kysely";
import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { reopenConversation } from "../chat/close-conversation.server";
import { openConversation } from "../chat/open-conversation.server";
import { mustExist, Refusal } from "../errors";
import { newId } from "../ids";
import { type Db, recordAudit } from "../outbox.server";
import { assistantPolicy } from "./assistant.policy";

export interface HandOver {
  /** Also the id of its message: sent twice, it is one message. */
  id: string;
  conversationId: string;
  /** Whether the experts already have it. */
  again: boolean;
}

/**
 * Prepares the hand-over of a question to the experts of the enterprise's hub: the conversation, the one there is or a
 * new one, taken up again if it was closed. Once per question and house, however often it is pressed. Refuses 403 to
 * everybody but enterprises, 404 for a question that is not the actor's own.
 */
export async function handOver(db: Db, actor: Actor, questionId: string): Promise<HandOver> {
  authorize(assistantPolicy.handOver(actor));
  await ownQuestion(db, actor, questionId);
  const known = await handedOver(db, actor, questionId);
  if (known) return { id: known.id, conversationId: known.conversation_id, again: true };
  const conversation = await openConversation(db, actor, { subject: "enterprise" });
  if (!conversation.created) await reopenConversation(db, actor, conversation.id);
  return db.transaction().execute(async (tx) => {
    const made = await tx
      .insertInto("assistant_handovers")
      .values({
        id: newId(),
        question_id: questionId,
        organisation_id: actor.organisationId,
        conversation_id: conversation.id,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    const row = mustExist(await handedOver(tx, actor, questionId));
    if (made) {
      const about = { type: "conversation", id: row.conversation_id };
      await recordAudit(tx, actor, "assistant.handed_over", about, { questionId });
    }
    return { id: row.id, conversationId: row.conversation_id, again: made === undefined };
  });
}

/** The hand-over of a question by the actor's house, if there was one. */
export const handedOver = (db: Db, actor: Actor, questionId: string) =>
  db
    .selectFrom("assistant_handovers")
    .select(["id", "conversation_id"])
    .where("question_id", "=", questionId)
    .where("organisation_id", "=", actor.organisationId)
    .executeTakeFirst();

async function ownQuestion(db: Db, actor: Actor, id: string) {
  const found = await db
    .selectFrom("assistant_questions")
    .select("id")
    .where("id", "=", id)
    .where("user_id", "=", actor.userId)
    .executeTakeFirst();
  if (!found) throw new Refusal("not_found", "not_found");
}

export interface ToldExpert {
  question: string;
  cited: { title: string; label: string; body: string }[];
  documents: { number: string; title: string; status: string }[];
}

/** What the expert is told: the question and what was cited, as it is stored. */
export async function toldExpert(db: Db, questionId: string): Promise<ToldExpert> {
  const { rows } = await sql<ToldExpert>`
    select q.text as question,
      coalesce((select json_agg(json_build_object('title', p.title, 'label', p.label, 'body', p.body) order by c.ordinality)
        from jsonb_array_elements(q.cited) with ordinality c join assistant_passages p on p.id = (c.value->>'passage')::uuid),
        '[]') as cited,
      coalesce((select json_agg(json_build_object('number', d.number, 'title', d.title_zh, 'status', d.status)
        order by c.ordinality) from jsonb_array_elements(q.cited) with ordinality c
        join normative_documents d on d.id = (c.value->>'document')::uuid), '[]') as documents
    from assistant_questions q where q.id = ${questionId}`.execute(db);
  const [told] = rows;
  if (!told) throw new Refusal("not_found", "not_found");
  return told;
}

/** Room for the question and the quotes in one message of 8 KB: three bytes a character. */
const MOST = 2400;

/** The first message: what was asked, and what the assistant quoted, cut to what a message holds. */
export function wordsForExpert(
  told: ToldExpert,
  words: { asked: string; cited: string; nothing: string },
): string {
  const lines = [
    `${words.asked}${told.question}`,
    ...(told.cited.length + told.documents.length > 0 ? [words.cited] : [words.nothing]),
    ...told.cited.map(({ title, label, body }) => `《${title}》${label}\n“${body}”`),
    ...told.documents.map(({ number, title }) => `${number} 《${title}》`),
  ];
  const text = lines.join("\n");
  return text.length <= MOST ? text : `${text.slice(0, MOST).replace(/\p{Surrogate}$/u, "")}……`;
}
