import type { Actor } from "../actor";
import type { Db } from "../outbox.server";

/** Marks one of the actor's notices as read, or all of them; gives where the one leads, null when it is not theirs. */
export async function readNotices(db: Db, actor: Actor, id?: string): Promise<string | null> {
  let reading = db
    .updateTable("notifications")
    .set((eb) => ({ read_at: eb.fn.coalesce("read_at", eb.val(new Date())) }))
    .where("user_id", "=", actor.userId);
  reading = id ? reading.where("id", "=", id) : reading.where("read_at", "is", null);
  const rows = await reading.returning("href").execute();
  return id ? (rows[0]?.href ?? null) : null;
}
