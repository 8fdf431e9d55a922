import type { Actor } from "../actor";
import { authorizeSight } from "../authorize";
import { type Db, recordAudit } from "../outbox.server";
import { membershipsOf } from "./account.queries.server";

/** Turns the session to another organisation of the same person; refuses 404 for one the person does not belong to. */
export async function switchOrganisation(db: Db, actor: Actor, organisationId: string) {
  const target = (await membershipsOf(db, actor.userId)).find(({ id }) => id === organisationId);
  authorizeSight(target !== undefined);
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable("sessions")
      .set({ organisation_id: organisationId })
      .where("id_hash", "=", actor.sessionHash)
      .execute();
    await recordAudit(tx, { userId: actor.userId, organisationId }, "session.switched", {
      type: "user",
      id: actor.userId,
    });
  });
  return target;
}
