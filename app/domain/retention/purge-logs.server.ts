import { THE_CLOCK } from "../actor";
import { Refusal } from "../errors";
import { type Db, recordAudit, type Tx } from "../outbox.server";

/** Months that logs stay at least (网络安全法 21). */
export const LOG_MONTHS = 6;

/** The day up to which logs may be purged now. */
export function purgeableBefore(now = new Date()): Date {
  const limit = new Date(now);
  limit.setUTCMonth(limit.getUTCMonth() - LOG_MONTHS);
  // 31 August less six months is no day of February: better too few than too many
  if (limit.getUTCDate() !== now.getUTCDate()) limit.setUTCDate(0);
  return limit;
}

type Purge = (tx: Tx, before: Date) => Promise<{ numDeletedRows: bigint }>;

/** All that may go, by name. The audit, timelines, orders, reports and chat are records and not among them. */
const PURGES: Record<string, Purge> = {
  mails: (tx, before) =>
    tx.deleteFrom("mails").where("status", "=", "sent").where("sent_at", "<", before).executeTakeFirst(),
  notifications: (tx, before) =>
    tx.deleteFrom("notifications").where("read_at", "<", before).executeTakeFirst(),
  webhook_deliveries: (tx, before) =>
    tx
      .deleteFrom("webhook_deliveries")
      .where("status", "<>", "queued")
      .where("created_at", "<", before)
      .executeTakeFirst(),
  assistant_questions: (tx, before) =>
    tx.deleteFrom("assistant_questions").where("last_at", "<", before).executeTakeFirst(),
  rate_limits: (tx, before) =>
    tx.deleteFrom("rate_limits").where("expire", "<", before.getTime()).executeTakeFirst(),
  sessions: (tx, before) =>
    tx
      .deleteFrom("sessions")
      .where((eb) => eb.or([eb("expires_at", "<", before), eb("absolute_expires_at", "<", before)]))
      .executeTakeFirst(),
};

/**
 * Deletes delivered mails, read notices, calls of receivers, questions to the assistant, past limits and ended sessions older than `before`; gives how many of each.
 * Refuses 422 `logs_too_young` unless all of it is more than six months old. Never touches the audit, which notes it.
 */
export async function purgeLogs(db: Db, before: Date, now = new Date()): Promise<Record<string, number>> {
  if (!(before.getTime() <= purgeableBefore(now).getTime())) {
    throw new Refusal("invalid", "logs_too_young", {
      values: { before: purgeableBefore(now).toISOString().slice(0, 10) },
    });
  }
  return db.transaction().execute(async (tx) => {
    const gone: Record<string, number> = {};
    for (const [name, purge] of Object.entries(PURGES)) {
      gone[name] = Number((await purge(tx, before)).numDeletedRows);
    }
    const about = { type: "system", id: "logs" };
    await recordAudit(tx, THE_CLOCK, "logs.purged", about, { before: before.toISOString(), gone });
    return gone;
  });
}
