import * as z from "zod";
import { attachToChat } from "~/domain/chat/attach-to-chat.server";
import { closeConversation, reopenConversation } from "~/domain/chat/close-conversation.server";
import { confirmDraft } from "~/domain/chat/confirm-draft.server";
import { editMessage } from "~/domain/chat/edit-message.server";
import { markRead } from "~/domain/chat/mark-read.server";
import { rateConversation, ratingSchema } from "~/domain/chat/rate-conversation.server";
import { moderateMessage, redactMessage } from "~/domain/chat/redact-message.server";
import { reportMessage } from "~/domain/chat/report-message.server";
import { Refusal } from "~/domain/errors";
import { callExpert } from "~/domain/experts/call-expert.server";
import { idSchema, newId } from "~/domain/ids";
import { searchDocuments } from "~/domain/normative-documents/search.queries.server";
import type { Submission } from "~/platform/http.server";
import { say } from "./say.server";

type Intent = (submission: Submission, c: string) => Promise<unknown>;

const saying = z.object({ m: idSchema, re: z.coerce.number().int().optional() });
const aboutMessage = z.object({ seq: z.coerce.number().int().min(1) });
const seqOf = (form: Submission["form"]) => form.as(aboutMessage).seq;

/** What the page's forms do. */
export const intents: Record<string, Intent> = {
  async say(submission, c) {
    const { form, db, files, actor } = submission;
    const said = form.as(saying);
    const att: string[] = [];
    for (const file of form.files("files")) att.push((await attachToChat(db, files, actor, { c, file })).id);
    await say(submission, c, { ...said, b: form.text("b").trim(), att });
  },
  read: ({ db, actor, form }, c) => markRead(db, actor, { c, upTo: Number(form.text("upTo")) }),
  edit: ({ db, actor, form }, c) =>
    editMessage(db, actor, { c, seq: seqOf(form), words: form.text("words") }),
  redact: ({ db, actor, form }, c) => redactMessage(db, actor, { c, seq: seqOf(form) }),
  moderate: ({ db, actor, form }, c) =>
    moderateMessage(db, actor, { c, seq: seqOf(form), reason: form.text("reason") }),
  report: ({ db, actor, form }, c) =>
    reportMessage(db, actor, { c, seq: seqOf(form), reason: form.text("reason") }),
  call: ({ db, actor }, c) => callExpert(db, actor, { c }),
  close: ({ db, actor }, c) => closeConversation(db, actor, c),
  reopen: ({ db, actor }, c) => reopenConversation(db, actor, c),
  confirm: ({ db, actor, form }, c) =>
    confirmDraft(db, actor, { c, draftId: form.as(z.object({ draftId: idSchema })).draftId }),
  rate: ({ db, actor, form }, c) => rateConversation(db, actor, { c, ...form.as(ratingSchema) }),
  async document(submission, c) {
    const q = submission.form.text("number").trim();
    const { documents } =
      q === "" ? { documents: [] } : await searchDocuments(submission.db, { q, limit: 1 });
    const [found] = documents;
    if (!found) throw new Refusal("invalid", "no_such_document", { fields: { number: "required" } });
    await showCard(submission, c, { kind: "document", id: found.id });
  },
  quote: (submission, c) =>
    showCard(submission, c, {
      kind: "quote",
      id: submission.form.as(z.object({ quoteId: idSchema })).quoteId,
    }),
};

/** A card names what it shows; what is on it the sender's own right decides. The form's id keeps a second press from a second card. */
function showCard(submission: Submission, c: string, card: { kind: string; id: string }) {
  const m = idSchema.safeParse(submission.form.text("m")).data ?? newId();
  return say(submission, c, { m, b: JSON.stringify(card), k: "card" });
}
