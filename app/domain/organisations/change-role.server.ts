import type { Actor, Role } from "../actor";
import { authorize, authorizeSight } from "../authorize";
import { mustExist, mustHold, Refusal } from "../errors";
import { announce, type Db, type Tx } from "../outbox.server";
import { HEAD_OF } from "./member";
import { memberPolicy } from "./member.policy";
import { countWithRole, lockMember } from "./member.queries.server";

/** Refuses 409 `last_head` when nobody who answers for the members would be left. */
export async function assertHeadStays(
  tx: Tx,
  actor: Actor,
  member: { organisation_id: string; role: string },
) {
  const head = HEAD_OF[actor.organisationKind];
  if (member.role !== head) return;
  mustHold((await countWithRole(tx, member.organisation_id, head)) > 1, "last_head");
}

/** A head gives a member another role; it counts from the member's next click, and open sockets close. */
export function changeRole(db: Db, actor: Actor, membershipId: string, role: Role): Promise<void> {
  return db.transaction().execute(async (tx) => {
    const member = mustExist(await lockMember(tx, membershipId));
    authorizeSight(memberPolicy.see(actor, member));
    authorize(memberPolicy.change(actor, member));
    if (member.role === role) return;
    if (!memberPolicy.give(actor, role)) throw new Refusal("forbidden", "role_not_given");
    await assertHeadStays(tx, actor, member);
    await tx.updateTable("memberships").set({ role }).where("id", "=", membershipId).execute();
    await tx
      .updateTable("users")
      .set((eb) => ({ epoch: eb("epoch", "+", 1) }))
      .where("id", "=", member.user_id)
      .execute();
    await announce(tx, actor, "member.role_changed", {
      organisationId: member.organisation_id,
      data: { userId: member.user_id, from: member.role, to: role },
    });
  });
}
