import { type Db, enqueue } from "../outbox.server";

/**
 * Puts mail that nothing could carry off back into the queue, once a mail server is configured. Gives how many. What is
 * older than a day was emptied by the sweep and stays: its links open nothing any more.
 */
export function resendUnconfigured(db: Db): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const mails = await tx
      .updateTable("mails")
      .set({ status: "queued" })
      .where("status", "=", "unconfigured")
      .where("body", "<>", "")
      .returning("id")
      .execute();
    for (const { id } of mails) await enqueue(tx, "send-mail", { mailId: id }, { key: `mail:${id}` });
    return mails.length;
  });
}
