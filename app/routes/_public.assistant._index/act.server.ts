import { redirect } from "@remix-run/node";
import * as z from "zod";
import type { Actor } from "~/domain/actor";
import { voteForm } from "~/domain/assistant/assistant";
import { handOver, toldExpert, wordsForExpert } from "~/domain/assistant/hand-over.server";
import { voteAnswer } from "~/domain/assistant/vote-answer.server";
import { Refusal } from "~/domain/errors";
import { idSchema, newId } from "~/domain/ids";
import { assistant } from "~/locales/assistant";
import { textsIn } from "~/locales/texts";
import type { Submission } from "~/platform/http.server";
import { limitCalls } from "~/platform/limits.server";
import { say } from "../_desk.chat.$id/say.server";
import { viewerCookie, viewerIn } from "./viewer.server";

type Here = Submission<Actor | null>;

const back = (form: Here["form"], more: string) =>
  `/assistant?${new URLSearchParams({ q: form.text("q").slice(0, 500) })}${more}`;

/** Says whether the answer helped, and stays with the question. */
export async function vote({ db, actor, form, env, request }: Here) {
  const { question, helpful, viewer } = form.as(voteForm);
  const known = viewerIn(request) ?? viewer ?? newId();
  await voteAnswer(db, actor, { questionId: question, helpful: helpful === "yes", viewer: known });
  const headers = actor ? undefined : { "Set-Cookie": viewerCookie(env, known) };
  return redirect(back(form, "&voted=1#helpful"), headers ? { headers } : {});
}

/**
 * Hands the question to the hub's experts as the first message of a talk and goes there. Signed out it leads to the
 * sign-in page and back to the question.
 */
export async function talk(submission: Here) {
  const { db, actor, form } = submission;
  if (!actor) return redirect(`/sign-in?next=${encodeURIComponent(back(form, ""))}`);
  const { question } = form.as(z.object({ question: idSchema }));
  const { id, conversationId } = await handOver(db, actor, question);
  const t = textsIn("zh-CN", assistant);
  const words = { asked: t("asked"), cited: t("cited"), nothing: t("cited_nothing") };
  const b = wordsForExpert(await toldExpert(db, question), words);
  try {
    // under the hand-over's id: sent again it finds its first place
    await say({ ...submission, actor }, conversationId, { m: id, b });
  } catch (error) {
    // the same hand-over with other words: a text changed since, and the experts have the first
    if (!(error instanceof Refusal) || error.code !== "idempotency_conflict") throw error;
  }
  return redirect(`/chat/${conversationId}#newest`);
}

/** What the page's forms do; each is counted like a question. */
export async function actOn(submission: Here) {
  const { actor, address, form } = submission;
  await limitCalls(submission, actor, address);
  if (form.intent === "vote") return vote(submission);
  if (form.intent === "talk") return talk(submission);
  throw new Refusal("invalid", "malformed_form");
}
