import type { Actor } from "../actor";
import { invalid, mustExist } from "../errors";
import { fieldCodes } from "../messages";
import type { Db } from "../outbox.server";
import { amendRequest } from "./amend-request.server";
import { createRequest } from "./create-request.server";
import { draftBody, judgeDraft } from "./draft";
import { findDraft } from "./draft.queries.server";

/** The last step: the draft becomes a request, or mends the returned one it was opened on. Gives the request's id. */
export async function handInDraft(db: Db, actor: Actor, draftId: string): Promise<{ id: string }> {
  const draft = mustExist(await findDraft(db, actor, draftId), "draft_gone");
  const body = draftBody.parse(draft.body);
  const judged = judgeDraft(body);
  if (!judged.success) invalid(fieldCodes(judged.error));
  if (draft.request_id)
    return amendRequest(db, actor, { requestId: draft.request_id, content: judged.data, draftId });
  return createRequest(db, actor, judged.data, {
    draftId,
    enterpriseId: draft.enterprise_id,
    reissueOf: body.reissueOf || undefined,
  });
}
