import type { Actor } from "../actor";
import { mustExist, mustHold } from "../errors";
import type { Db } from "../outbox.server";
import { discardedDraftsOf, draftsOf } from "./draft.queries.server";

/** For how long a draft that was thrown away can be taken back. */
const KEPT_HOURS = 24;

/** Throws a draft away, files and all; `restoreDraft` takes it back within a day. */
export async function discardDraft(db: Db, actor: Actor, draftId: string): Promise<void> {
  const discarded = await db
    .updateTable("request_drafts")
    .set({ discarded_at: new Date() })
    .where("id", "in", draftsOf(db, actor).select("d.id").where("d.id", "=", draftId))
    .returning("id")
    .executeTakeFirst();
  mustExist(discarded, "draft_gone");
}

/** Takes a discarded draft back. Refuses 404 `draft_gone` after a day, 409 when a returned request was begun anew. */
export async function restoreDraft(db: Db, actor: Actor, draftId: string) {
  return db.transaction().execute(async (tx) => {
    const row = await discardedDraftsOf(tx, actor)
      .select(["d.id", "d.step", "d.request_id"])
      .where("d.id", "=", draftId)
      .forUpdate("d")
      .executeTakeFirst();
    const { id, step, request_id } = mustExist(row, "draft_gone");
    const other = await tx
      .selectFrom("request_drafts")
      .select("id")
      .where("request_id", "=", request_id)
      .where("discarded_at", "is", null)
      .executeTakeFirst();
    mustHold(!other, "draft_begun_anew");
    await tx.updateTable("request_drafts").set({ discarded_at: null }).where("id", "=", id).execute();
    return { id, step };
  });
}

/** Clears drafts that were thrown away more than a day ago; their attachments stay as files without a home. */
export async function sweepDrafts(db: Db, now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - KEPT_HOURS * 3_600_000);
  await db.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom("request_drafts")
      .select("id")
      .where("discarded_at", "<", before)
      .forUpdate()
      .execute();
    if (old.length === 0) return;
    const ids = old.map(({ id }) => id);
    await tx
      .deleteFrom("request_attachments")
      .where("draft_id", "in", ids)
      .where("request_id", "is", null)
      .execute();
    await tx.deleteFrom("request_drafts").where("id", "in", ids).execute();
  });
}
