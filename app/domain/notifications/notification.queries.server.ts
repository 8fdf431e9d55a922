import type { Actor } from "../actor";
import type { Db } from "../outbox.server";

const PAGE = 30;

/** A page of the person's notices, the latest first; `before` continues where the last page ended. */
export async function noticesOf(
  db: Db,
  actor: Actor,
  { before, unread }: { before?: Date; unread?: boolean },
) {
  let query = db
    .selectFrom("notifications")
    .select(["id", "kind", "data", "href", "read_at", "created_at"])
    .where("user_id", "=", actor.userId)
    .orderBy("created_at", "desc")
    .limit(PAGE + 1);
  if (before) query = query.where("created_at", "<", before);
  if (unread) query = query.where("read_at", "is", null);
  const rows = await query.execute();
  const shown = rows.slice(0, PAGE);
  return { notices: shown, next: rows.length > PAGE ? (shown.at(-1)?.created_at ?? null) : null };
}
