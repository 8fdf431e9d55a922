import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { type Db, recordAudit } from "../outbox.server";
import { memberPolicy } from "./member.policy";

/** A head takes an open invitation back; its link is gone. */
export function cancelInvitation(db: Db, actor: Actor, invitationId: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    authorize(memberPolicy.manage(actor));
    const cancelled = await tx
      .updateTable("member_invitations")
      .set({ cancelled_at: new Date() })
      .where("id", "=", invitationId)
      .where("organisation_id", "=", actor.organisationId)
      .where("accepted_at", "is", null)
      .where("cancelled_at", "is", null)
      .executeTakeFirst();
    authorizeSight(cancelled.numUpdatedRows === 1n);
    await recordAudit(tx, actor, "member.invitation_cancelled", { type: "invitation", id: invitationId });
  });
}
