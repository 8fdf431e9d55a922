import type * as z from "zod";
import type { Actor } from "../actor";
import { type Db, recordAudit } from "../outbox.server";
import type { profileForm } from "./account";
import { takenAsField } from "./taken.server";

/** Name, phone, e-mail and language of the actor. Whatever else a form carries, a role above all, is not looked at. */
export function editProfile(db: Db, actor: Actor, input: z.output<typeof profileForm>): Promise<void> {
  const { name, phone, email, locale } = input;
  return db
    .transaction()
    .execute(async (tx) => {
      await tx
        .updateTable("users")
        .set({ name, phone: phone ?? null, email: email ?? null, locale })
        .where("id", "=", actor.userId)
        .execute();
      await recordAudit(tx, actor, "profile.edited", { type: "user", id: actor.userId });
    })
    .catch(takenAsField);
}
