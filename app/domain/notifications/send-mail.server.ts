import type { Db, Tx } from "../outbox.server";

/** Carries one mail off; throws when the mail server would not take it. */
export type Carrier = (mail: {
  id: string;
  recipient: string;
  subject: string;
  body: string;
}) => Promise<void>;

const TRIES = 10;

const note = (tx: Tx, id: string, changes: Record<string, unknown>) =>
  tx
    .updateTable("mails")
    .set((eb) => ({ ...changes, attempts: eb("attempts", "+", 1) }))
    .where("id", "=", id)
    .execute();

/**
 * Sends a queued mail. Without a carrier it is marked `unconfigured`; a failure is noted and worth another try, until the
 * tenth. Gives whether to try again. Once sent, the body is wiped: it may hold a link that opens an account.
 */
export function sendMail(db: Db, carry: Carrier | null, mailId: string): Promise<{ again: boolean }> {
  return db.transaction().execute(async (tx) => {
    const mail = await tx
      .selectFrom("mails")
      .select(["id", "recipient", "subject", "body", "attempts", "status"])
      .where("id", "=", mailId)
      .where("status", "in", ["queued", "unconfigured"])
      .forUpdate()
      .executeTakeFirst();
    if (!mail) return { again: false };
    if (!carry) {
      await tx.updateTable("mails").set({ status: "unconfigured" }).where("id", "=", mailId).execute();
      return { again: false };
    }
    try {
      await carry(mail);
      await note(tx, mailId, { status: "sent", sent_at: new Date(), body: "", last_error: null });
      return { again: false };
    } catch (error) {
      const last = mail.attempts + 1 >= TRIES;
      const words = (error instanceof Error ? error.message : String(error)).slice(0, 300);
      await note(tx, mailId, { status: last ? "failed" : "queued", last_error: words });
      return { again: !last };
    }
  });
}
