import { newToken, tokenHash } from "../accounts/tokens.server";
import type { Actor, Role } from "../actor";
import { authorize } from "../authorize";
import { newId } from "../ids";
import { type Letter, queueMail } from "../notifications/queue-mail.server";
import { announce, type Db } from "../outbox.server";
import { memberPolicy } from "./member.policy";

const WEEK = 7 * 86_400_000;

interface Invite {
  email: string;
  role: Role;
}

/** A head invites somebody by mail; the link is good for a week and one use. Gives the token, whose hash is kept. */
export function inviteMember(
  db: Db,
  actor: Actor,
  input: Invite,
  letter: (token: string) => Letter,
): Promise<string> {
  return db.transaction().execute(async (tx) => {
    authorize(memberPolicy.give(actor, input.role));
    const id = newId();
    const token = newToken();
    await tx
      .insertInto("member_invitations")
      .values({
        id,
        organisation_id: actor.organisationId,
        email: input.email,
        role: input.role,
        token_hash: tokenHash(token),
        invited_by: actor.userId,
        expires_at: new Date(Date.now() + WEEK),
      })
      .execute();
    await queueMail(tx, input.email, letter(token), `invitation:${id}`);
    await announce(tx, actor, "member.invited", {
      organisationId: actor.organisationId,
      data: { role: input.role },
      audit: { type: "invitation", id },
    });
    return token;
  });
}
