import type { NewPerson, PasswordProfile } from "../accounts/account";
import { insertUser, joinOrganisation, prepareAccount } from "../accounts/open-account.server";
import { takenAsField } from "../accounts/taken.server";
import type { Role } from "../actor";
import { mustHold, Refusal } from "../errors";
import { announce, type Db, type Tx } from "../outbox.server";
import { findInvitation, isMember } from "./member.queries.server";

/** Somebody signed in accepts as himself; anybody else opens an account on the way. */
export type Accepting =
  | { userId: string }
  | { person: NewPerson; profile: PasswordProfile; locale: "zh-CN" | "en" };

/** Uses the invitation up; of two uses at once the second finds it gone. */
async function useUp(tx: Tx, token: string) {
  const invitation = await findInvitation(tx, token);
  const used = await tx
    .updateTable("member_invitations")
    .set({ accepted_at: new Date() })
    .where("id", "=", invitation?.id ?? null)
    .where("accepted_at", "is", null)
    .executeTakeFirst();
  if (!invitation || used.numUpdatedRows !== 1n) throw new Refusal("gone", "invitation_gone");
  return invitation;
}

/** Joins the inviting organisation with the role the invitation names; refuses 410 for one used, taken back or too old. */
export async function acceptInvitation(db: Db, token: string, who: Accepting) {
  const passwordHash = "person" in who ? await prepareAccount(who.person, who.profile) : "";
  const accept = async (tx: Tx) => {
    const { organisation_id: organisationId, role } = await useUp(tx, token);
    // the head who follows a link of his own house would lose his role by it, and the house its head
    if ("userId" in who) mustHold(!(await isMember(tx, who.userId, organisationId)), "already_exists");
    const userId = "person" in who ? await insertUser(tx, who.person, passwordHash, who.locale) : who.userId;
    await joinOrganisation(tx, userId, organisationId, role as Role);
    await announce(tx, { userId, organisationId }, "member.joined", {
      organisationId,
      data: { role, userId },
    });
    return { userId, organisationId };
  };
  return db.transaction().execute(accept).catch(takenAsField);
}
