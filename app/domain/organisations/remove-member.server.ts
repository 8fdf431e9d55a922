import { endSessionsIn } from "../accounts/account.queries.server";
import type { Actor } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustExist } from "../errors";
import { announce, type Db } from "../outbox.server";
import { assertHeadStays } from "./change-role.server";
import { memberPolicy } from "./member.policy";
import { lockMember } from "./member.queries.server";

/** Ends a membership; the person's sessions in this organisation die at once. The last head stays (409 `last_head`). */
export function removeMember(db: Db, actor: Actor, membershipId: string): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const member = mustExist(await lockMember(tx, membershipId));
    authorizeSight(memberPolicy.see(actor, member));
    authorize(memberPolicy.remove(actor, member));
    await assertHeadStays(tx, actor, member);
    await tx.updateTable("memberships").set({ status: "removed" }).where("id", "=", membershipId).execute();
    await endSessionsIn(tx, member.user_id, member.organisation_id);
    await announce(tx, actor, "member.removed", {
      organisationId: member.organisation_id,
      data: { userId: member.user_id },
    });
  });
}
