import type { Actor } from "../actor";
import type { Db } from "../outbox.server";

/** Drafts, thrown away or not, that `actor` may open: members share their enterprise's, a hub operator has his own. */
function reachableDrafts(db: Db, actor: Actor) {
  const drafts = db.selectFrom("request_drafts as d");
  if (actor.organisationKind === "enterprise")
    return drafts.where("d.enterprise_id", "=", actor.organisationId);
  return drafts.where("d.created_by", "=", actor.organisationKind === "hub" ? actor.userId : null);
}

/** The drafts that `actor` may go on with. */
export const draftsOf = (db: Db, actor: Actor) =>
  reachableDrafts(db, actor).where("d.discarded_at", "is", null);

/** The drafts that `actor` may take back. */
export const discardedDraftsOf = (db: Db, actor: Actor) =>
  reachableDrafts(db, actor).where("d.discarded_at", "is not", null);

/** The title of a draft that was just thrown away, to offer it back. */
export const findDiscarded = (db: Db, actor: Actor, id: string) =>
  discardedDraftsOf(db, actor).select(["d.id", "d.title"]).where("d.id", "=", id).executeTakeFirst();

export async function findDraft(db: Db, actor: Actor, id: string) {
  return draftsOf(db, actor).selectAll("d").where("d.id", "=", id).executeTakeFirst();
}

/** Drafts, the latest touched first. */
export async function listDrafts(db: Db, actor: Actor, limit = 20) {
  return draftsOf(db, actor)
    .select(["d.id", "d.title", "d.step", "d.updated_at", "d.request_id"])
    .orderBy("d.updated_at", "desc")
    .limit(limit)
    .execute();
}

/** The files of a draft or a request, oldest first. */
export async function listAttachments(db: Db, owner: { draftId: string } | { requestId: string }) {
  return db
    .selectFrom("request_attachments as a")
    .innerJoin("files as f", "f.id", "a.file_id")
    .select(["f.id", "f.name", "f.size", "f.media_type"])
    .where((eb) =>
      "draftId" in owner ? eb("a.draft_id", "=", owner.draftId) : eb("a.request_id", "=", owner.requestId),
    )
    .orderBy("f.created_at")
    .execute();
}
