import type { Actor } from "../actor";

/** A person's account is the person's own business; nobody else edits it, whatever their role. */
export const accountPolicy = {
  edit: (actor: Actor, userId: string) => actor.userId === userId,
  revokeSession: (actor: Actor, session: { user_id: string }) => actor.userId === session.user_id,
};
