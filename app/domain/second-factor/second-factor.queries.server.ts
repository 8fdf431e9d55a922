import type { Db, Tx } from "../outbox.server";

/** Whether the person's sign-ins ask for a code. */
export async function factorIsOn(db: Db, userId: string): Promise<boolean> {
  const found = await db
    .selectFrom("second_factors")
    .select("user_id")
    .where("user_id", "=", userId)
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
  return found !== undefined;
}

/** The person's factor, on or still being set up, and how many recovery codes are left. */
export function factorOf(db: Db, userId: string) {
  return db
    .selectFrom("second_factors as f")
    .select((eb) => [
      "f.secret",
      "f.confirmed_at",
      "f.created_at",
      eb
        .selectFrom("recovery_codes as r")
        .whereRef("r.user_id", "=", "f.user_id")
        .where("r.used_at", "is", null)
        .select(eb.fn.countAll<number>().as("n"))
        .as("codes_left"),
    ])
    .where("f.user_id", "=", userId)
    .executeTakeFirst();
}

/** The factor, locked: of two codes that arrive together one waits for the other. */
export function lockFactor(tx: Tx, userId: string) {
  return tx
    .selectFrom("second_factors")
    .selectAll()
    .where("user_id", "=", userId)
    .forUpdate()
    .executeTakeFirst();
}
