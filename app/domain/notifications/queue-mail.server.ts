import { newId } from "../ids";
import { enqueue, type Tx } from "../outbox.server";

/** What a mail says, in plain text. */
export interface Letter {
  subject: string;
  body: string;
}

/** Puts a mail into this transaction's outbox, once for each `dedupeKey`; `send-mail` carries it off. */
export async function queueMail(tx: Tx, recipient: string, letter: Letter, dedupeKey: string): Promise<void> {
  const id = newId();
  // a line break in a subject would begin another header
  const subject = letter.subject.replace(/[\r\n]+/g, " ").slice(0, 200);
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("mails")
    .values({ id, recipient, subject, body: letter.body, dedupe_key: dedupeKey })
    .onConflict((conflict) => conflict.column("dedupe_key").doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows) await enqueue(tx, "send-mail", { mailId: id }, { key: `mail:${id}` });
}
