import type { Actor } from "../actor";
import { mustExist } from "../errors";
import type { Tx } from "../outbox.server";
import { draftsOf } from "./draft.queries.server";

/** The draft became a request: its attachments go along, the draft goes away. Submitted twice, the second finds none. */
export async function adoptDraft(tx: Tx, actor: Actor, draftId: string, requestId: string): Promise<void> {
  const draft = await draftsOf(tx, actor)
    .where("d.id", "=", draftId)
    .forUpdate("d")
    .select("d.id")
    .executeTakeFirst();
  mustExist(draft, "draft_gone");
  await tx
    .updateTable("request_attachments")
    .set({ request_id: requestId, draft_id: null })
    .where("draft_id", "=", draftId)
    .execute();
  await tx.deleteFrom("request_drafts").where("id", "=", draftId).execute();
}
