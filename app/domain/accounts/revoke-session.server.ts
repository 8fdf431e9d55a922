import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { type Db, recordAudit } from "../outbox.server";
import { accountPolicy } from "./account.policy";
import { endSessions } from "./account.queries.server";

/** Ends one session of the actor's own, on whatever device it is; somebody else's does not exist for the actor. */
export function revokeSession(db: Db, actor: Actor, idHash: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const session = await tx
      .selectFrom("sessions")
      .select("user_id")
      .where("id_hash", "=", idHash)
      .forUpdate()
      .executeTakeFirst();
    authorizeSight(session !== undefined && accountPolicy.revokeSession(actor, session));
    await tx.deleteFrom("sessions").where("id_hash", "=", idHash).execute();
    await tx
      .updateTable("users")
      .set((eb) => ({ epoch: eb("epoch", "+", 1) }))
      .where("id", "=", actor.userId)
      .execute();
    await recordAudit(tx, actor, "session.revoked", { type: "user", id: actor.userId });
  });
}

/** Ends all sessions of the actor but the present one. */
export function revokeOtherSessions(db: Db, actor: Actor): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await endSessions(tx, actor.userId, actor.sessionHash);
    await recordAudit(tx, actor, "session.others_revoked", { type: "user", id: actor.userId });
  });
}
