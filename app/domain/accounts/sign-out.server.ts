import type { Actor } from "../actor";
import { type Db, recordAudit } from "../outbox.server";

/** Ends the session the actor came with; the cookie is worthless from now on. */
export function signOut(db: Db, actor: Actor): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await tx.deleteFrom("sessions").where("id_hash", "=", actor.sessionHash).execute();
    await recordAudit(tx, actor, "session.ended", { type: "user", id: actor.userId });
  });
}
