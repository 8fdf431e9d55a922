import type { Db } from "../outbox.server";

const HOUR = 3_600_000;

/** Clears what has ended: sessions, keys of API calls after two days, used reset links and unsent mail after one, half-done sign-ins and set-ups after an hour, past limits. */
export async function sweepAccounts(db: Db, now = new Date()): Promise<void> {
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR);
  await db
    .deleteFrom("sessions")
    .where((eb) => eb.or([eb("expires_at", "<", now), eb("absolute_expires_at", "<", now)]))
    .execute();
  await db.deleteFrom("idempotency_keys").where("created_at", "<", ago(48)).execute();
  await db.deleteFrom("password_resets").where("expires_at", "<", ago(24)).execute();
  await db.deleteFrom("sign_in_challenges").where("expires_at", "<", ago(1)).execute();
  await db
    .deleteFrom("second_factors")
    .where("confirmed_at", "is", null)
    .where("created_at", "<", ago(1))
    .execute();
  // a mail nobody carried off may hold a link that opens an account; after a day it opens nothing any more
  await db
    .updateTable("mails")
    .set({ body: "" })
    .where("status", "in", ["unconfigured", "failed"])
    .where("created_at", "<", ago(24))
    .where("body", "<>", "")
    .execute();
  await db.deleteFrom("rate_limits").where("expire", "<", now.getTime()).execute();
}
