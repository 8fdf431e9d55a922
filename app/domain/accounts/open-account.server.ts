import type { Role } from "../actor";
import { newId } from "../ids";
import type { Tx } from "../outbox.server";
import type { NewPerson, PasswordProfile } from "./account";
import { assertAcceptable, hashPassword } from "./password.server";

/** Judges and hashes a new person's password, before any row is locked: hashing takes its time. */
export async function prepareAccount(person: NewPerson, profile: PasswordProfile, field = "password") {
  assertAcceptable(profile, person.password, [person.login, person.phone, person.email, person.name], field);
  return hashPassword(person.password);
}

/** A new person's row; a taken login, phone or e-mail breaks its unique index. */
export async function insertUser(
  tx: Tx,
  person: NewPerson,
  passwordHash: string,
  locale: "zh-CN" | "en" = "zh-CN",
): Promise<string> {
  const id = newId();
  await tx
    .insertInto("users")
    .values({
      id,
      login: person.login,
      name: person.name,
      phone: person.phone ?? null,
      email: person.email ?? null,
      password_hash: passwordHash,
      locale,
    })
    .execute();
  return id;
}

/** Makes the person a member, also one who had been before. */
export async function joinOrganisation(
  tx: Tx,
  userId: string,
  organisationId: string,
  role: Role,
): Promise<void> {
  await tx
    .insertInto("memberships")
    .values({ id: newId(), user_id: userId, organisation_id: organisationId, role })
    .onConflict((conflict) =>
      conflict.columns(["user_id", "organisation_id"]).doUpdateSet({ role, status: "active" }),
    )
    .execute();
}
