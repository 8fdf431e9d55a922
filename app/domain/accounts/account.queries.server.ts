import type { Db, Tx } from "../outbox.server";

/** The person behind a login, phone or e-mail, with the organisation a new session begins in. */
export const findForSignIn = (db: Db, key: string) =>
  peopleForSignIn(db)
    .where((eb) => eb.or([eb("u.login", "=", key), eb("u.phone", "=", key), eb("u.email", "=", key)]))
    .executeTakeFirst();

/** The same of somebody whose password was right a moment ago. */
export const personForSignIn = (db: Db, userId: string) =>
  peopleForSignIn(db).where("u.id", "=", userId).executeTakeFirst();

function peopleForSignIn(db: Db) {
  return db
    .selectFrom("users as u")
    .leftJoin("memberships as m", (join) =>
      join.onRef("m.user_id", "=", "u.id").on("m.status", "=", "active"),
    )
    .leftJoin("organisations as o", (join) =>
      join.onRef("o.id", "=", "m.organisation_id").on("o.status", "=", "active"),
    )
    .select([
      "u.id",
      "u.login",
      "u.password_hash",
      "u.password_changed_at",
      "u.status",
      "u.epoch",
      "o.id as organisation_id",
    ])
    .orderBy((eb) => eb("o.id", "is", null))
    .orderBy("m.created_at")
    .limit(1);
}

/** The person's own page. */
export function profileOf(db: Db, userId: string) {
  return db
    .selectFrom("users")
    .select(["login", "name", "phone", "email", "locale", "password_changed_at"])
    .where("id", "=", userId)
    .executeTakeFirstOrThrow();
}

/** Live sessions of a person, the latest first. The hash is an address for revoking, and opens nothing. */
export function sessionsOf(db: Db, userId: string) {
  return db
    .selectFrom("sessions as s")
    .leftJoin("organisations as o", "o.id", "s.organisation_id")
    .select([
      "s.id_hash",
      "s.channel",
      "s.created_at",
      "s.last_seen_at",
      "s.address",
      "s.user_agent",
      "o.name as organisation",
    ])
    .where("s.user_id", "=", userId)
    .where("s.expires_at", ">", new Date())
    .where("s.absolute_expires_at", ">", new Date())
    .orderBy("s.last_seen_at", "desc")
    .limit(50)
    .execute();
}

/** Organisations the person may act for. */
export function membershipsOf(db: Db, userId: string) {
  return db
    .selectFrom("memberships as m")
    .innerJoin("organisations as o", "o.id", "m.organisation_id")
    .select(["o.id", "o.name", "o.kind", "m.role"])
    .where("m.user_id", "=", userId)
    .where("m.status", "=", "active")
    .where("o.status", "=", "active")
    .orderBy("o.name")
    .execute();
}

/** The user, locked: whoever holds the row is alone with its password and sessions. */
export function lockUser(tx: Tx, userId: string) {
  return tx.selectFrom("users").selectAll().where("id", "=", userId).forUpdate().executeTakeFirst();
}

/** Ends every session of a person but one, and makes sockets and tokens of the older epoch worthless. */
export async function endSessions(tx: Tx, userId: string, except?: string): Promise<void> {
  let ending = tx.deleteFrom("sessions").where("user_id", "=", userId);
  if (except) ending = ending.where("id_hash", "<>", except);
  await ending.execute();
  await tx
    .updateTable("users")
    .set((eb) => ({ epoch: eb("epoch", "+", 1) }))
    .where("id", "=", userId)
    .execute();
}

/** Ends the sessions in which a person acts for one organisation. */
export async function endSessionsIn(tx: Tx, userId: string, organisationId: string): Promise<void> {
  await tx
    .deleteFrom("sessions")
    .where("user_id", "=", userId)
    .where("organisation_id", "=", organisationId)
    .execute();
  await tx
    .updateTable("users")
    .set((eb) => ({ epoch: eb("epoch", "+", 1) }))
    .where("id", "=", userId)
    .execute();
}
