import { sql } from "kysely";
import { hashPassword } from "../accounts/password.server";
import { newToken } from "../accounts/tokens.server";
import type { Tx } from "../outbox.server";

interface Person {
  id: string;
  login: string;
  name: string;
  phone: string | null;
  email: string | null;
}

/** A name that nobody has; the id stays, so that records under retention still say that it was one and the same person. */
const loginOf = (id: string) => `erased-${id.replaceAll("-", "")}`;
const NOBODY = "已注销用户";

/** Takes the person out of the account's own row; no password opens it any more. */
export async function anonymiseUser(tx: Tx, { id }: Person): Promise<void> {
  await tx
    .updateTable("users")
    .set({
      login: loginOf(id),
      name: NOBODY,
      phone: null,
      email: null,
      password_hash: await hashPassword(newToken()),
      status: "erased",
    })
    .where("id", "=", id)
    .execute();
}

/** Deletes what is kept for the person's sake only: notices, links, keys, counters, questions, half-done sign-ins, the factor. */
export async function deleteOwnRows(tx: Tx, person: Person): Promise<void> {
  for (const table of [
    "notifications",
    "password_resets",
    "idempotency_keys",
    "sign_in_challenges",
    "recovery_codes",
    "second_factors",
  ] as const) {
    await tx.deleteFrom(table).where("user_id", "=", person.id).execute();
  }
  await tx.deleteFrom("assistant_questions").where("user_id", "=", person.id).execute();
  await tx.deleteFrom("canned_replies").where("owner_id", "=", person.id).execute();
  const names = [person.login, person.phone, person.email].filter((name) => name !== null);
  await sql`delete from rate_limits where key like any(${names.flatMap((name) => [
    `sign_in:${likeText(name)}|%`,
    `sign_in_any:${likeText(name)}`,
  ])}::text[]) or key like ${`%:${person.id}`}`.execute(tx);
}

const likeText = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Takes name, phone and address out of rows that stay for the house's sake; signed reports keep the signatory's name. */
export async function anonymiseElsewhere(tx: Tx, person: Person, houses: readonly string[]): Promise<void> {
  if (person.email) {
    await tx
      .updateTable("mails")
      .set({ recipient: NOBODY, subject: "", body: "" })
      .where("recipient", "=", person.email)
      .execute();
    await tx
      .updateTable("member_invitations")
      .set({ email: NOBODY })
      .where("email", "=", person.email)
      .execute();
  }
  if (houses.length > 0) {
    await tx
      .updateTable("organisations")
      .set({ contact_name: "", contact_phone: "" })
      .where("id", "in", houses)
      .where((eb) =>
        eb.or([eb("contact_name", "=", person.name), eb("contact_phone", "=", person.phone ?? "-")]),
      )
      .execute();
  }
  await tx.updateTable("signatories").set({ status: "withdrawn" }).where("user_id", "=", person.id).execute();
  const mine = tx.selectFrom("experts").select("id").where("user_id", "=", person.id);
  await tx.updateTable("expert_leaves").set({ reason: "" }).where("expert_id", "in", mine).execute();
  await tx
    .updateTable("experts")
    .set({ status: "paused", title: "", introduction: "" })
    .where("user_id", "=", person.id)
    .execute();
}
