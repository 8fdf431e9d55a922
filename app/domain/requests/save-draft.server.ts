import type { Actor } from "../actor";
import { authorize } from "../authorize";
import { mustExist, Refusal } from "../errors";
import { newId } from "../ids";
import type { Db } from "../outbox.server";
import type { DraftBody, Step } from "./draft";
import { draftsOf } from "./draft.queries.server";
import { requestPolicy } from "./request.policy";

export interface DraftToSave {
  /** Absent: a new draft begins. */
  draftId?: string | undefined;
  /** The version that was on the screen; another device may have saved since. */
  expectedVersion?: number | undefined;
  /** For whom a hub writes; asked of a new draft only. */
  enterpriseId?: string | undefined;
  step: Step;
  body: DraftBody;
}

/** Drafts that one enterprise may keep; older ones are there to be finished or thrown away. */
const MOST = 100;

/**
 * Keeps a draft. Refuses 412 `draft_changed`, with the version that is there, when another device saved in between:
 * the page offers both.
 */
export async function saveDraft(db: Db, actor: Actor, input: DraftToSave) {
  const { draftId } = input;
  if (draftId === undefined) return beginDraft(db, actor, input);
  return db.transaction().execute(async (tx) => {
    const row = await draftsOf(tx, actor)
      .selectAll("d")
      .where("d.id", "=", draftId)
      .forUpdate("d")
      .executeTakeFirst();
    const draft = mustExist(row, "draft_gone");
    const { writer } = draft.body as { writer?: string };
    const ownSave = input.body.writer !== "" && writer === input.body.writer;
    if (input.expectedVersion !== undefined && input.expectedVersion !== draft.version && !ownSave) {
      const values = { version: draft.version, savedAt: draft.updated_at.toISOString() };
      throw new Refusal("stale", "draft_changed", { values });
    }
    return tx
      .updateTable("request_drafts")
      .set({ ...columns(input), version: draft.version + 1, updated_at: new Date() })
      .where("id", "=", draftId)
      .returning(["id", "version", "updated_at"])
      .executeTakeFirstOrThrow();
  });
}

const columns = ({ body, step }: DraftToSave) => ({ body: JSON.stringify(body), title: body.title, step });

async function beginDraft(db: Db, actor: Actor, input: DraftToSave) {
  const enterpriseId = input.enterpriseId ?? actor.organisationId;
  authorize(requestPolicy.file(actor, enterpriseId));
  const { count } = await draftsOf(db, actor)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  if (count >= MOST) throw new Refusal("limited", "too_many_drafts", { values: { most: MOST } });
  return db
    .insertInto("request_drafts")
    .values({ id: newId(), enterprise_id: enterpriseId, created_by: actor.userId, ...columns(input) })
    .returning(["id", "version", "updated_at"])
    .executeTakeFirstOrThrow();
}
