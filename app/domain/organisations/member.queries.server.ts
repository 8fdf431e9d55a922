import { tokenHash } from "../accounts/tokens.server";
import type { Actor } from "../actor";
import type { Db, Tx } from "../outbox.server";

/** Members of the actor's own organisation, heads first. */
export function membersOf(db: Db, actor: Actor) {
  return db
    .selectFrom("memberships as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .select([
      "m.id",
      "m.role",
      "m.created_at",
      "u.id as user_id",
      "u.login",
      "u.name",
      "u.email",
      "u.phone",
      "u.status",
    ])
    .where("m.organisation_id", "=", actor.organisationId)
    .where("m.status", "=", "active")
    .orderBy("m.created_at")
    .limit(300)
    .execute();
}

/** Invitations of the actor's organisation that can still be accepted. */
export function openInvitations(db: Db, actor: Actor) {
  return db
    .selectFrom("member_invitations")
    .select(["id", "email", "role", "expires_at", "created_at"])
    .where("organisation_id", "=", actor.organisationId)
    .where("accepted_at", "is", null)
    .where("cancelled_at", "is", null)
    .where("expires_at", ">", new Date())
    .orderBy("created_at", "desc")
    .limit(100)
    .execute();
}

/** The invitation behind a mailed token, while it can be accepted. */
export function findInvitation(db: Db | Tx, token: string) {
  return db
    .selectFrom("member_invitations as i")
    .innerJoin("organisations as o", "o.id", "i.organisation_id")
    .select(["i.id", "i.email", "i.role", "i.organisation_id", "o.name as organisation", "o.kind"])
    .where("i.token_hash", "=", tokenHash(token))
    .where("i.accepted_at", "is", null)
    .where("i.cancelled_at", "is", null)
    .where("i.expires_at", ">", new Date())
    .where("o.status", "=", "active")
    .executeTakeFirst();
}

/** A membership, with all heads of its organisation locked: the last one cannot slip away between two checks. */
export async function lockMember(tx: Tx, membershipId: string) {
  const member = await tx
    .selectFrom("memberships as m")
    .innerJoin("organisations as o", "o.id", "m.organisation_id")
    .select(["m.id", "m.user_id", "m.organisation_id", "m.role", "m.status", "o.kind"])
    .where("m.id", "=", membershipId)
    .forUpdate("o")
    .executeTakeFirst();
  return member?.status === "active" ? member : undefined;
}

/** Whether a person is an active member of an organisation. */
export async function isMember(tx: Tx, userId: string, organisationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("memberships")
    .select("id")
    .where("user_id", "=", userId)
    .where("organisation_id", "=", organisationId)
    .where("status", "=", "active")
    .executeTakeFirst();
  return row !== undefined;
}

export async function countWithRole(tx: Tx, organisationId: string, role: string): Promise<number> {
  const { n } = await tx
    .selectFrom("memberships as m")
    .innerJoin("users as u", "u.id", "m.user_id")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("m.organisation_id", "=", organisationId)
    .where("m.status", "=", "active")
    .where("m.role", "=", role)
    .where("u.status", "=", "active")
    .executeTakeFirstOrThrow();
  return n;
}
