import type { Actor } from "../actor";
import { type FieldCodes, invalid, mustExist, Refusal } from "../errors";
import { fieldCodes } from "../messages";
import type { Db } from "../outbox.server";
import { amendRequest } from "./amend-request.server";
import { createRequest } from "./create-request.server";
import { draftBody, judgeDraft } from "./draft";
import { findDraft } from "./draft.queries.server";
import { resolvePackages } from "./resolve-items.server";

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

/** What still keeps a draft from being handed in: a code a field, empty when nothing does. */
export async function draftProblems(db: Db, body: unknown): Promise<FieldCodes> {
  const judged = judgeDraft(draftBody.parse(body));
  const fields = judged.success ? {} : fieldCodes(judged.error);
  if (!judged.success) return fields;
  try {
    await resolvePackages(db, judged.data.packages);
    return {};
  } catch (error) {
    if (error instanceof Refusal) return error.detail.fields ?? {};
    throw error;
  }
}
