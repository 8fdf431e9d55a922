import { type Actor, isEnterprise } from "~/domain/actor";
import { answerQuestion } from "~/domain/assistant/answer-question.server";
import { MAX_QUESTION, tidyQuestion } from "~/domain/assistant/assistant";
import { handedOver } from "~/domain/assistant/hand-over.server";
import { corpusFacts } from "~/domain/assistant/law.queries.server";
import { newId } from "~/domain/ids";
import type { Visit } from "~/platform/http.server";
import { limitCalls } from "~/platform/limits.server";
import { viewerIn } from "./viewer.server";

/** The answer to the address's question, or what may be asked; a question that cannot be taken is told beside it. */
export async function loadAnswer(visit: Visit<Actor | null>) {
  const { db, actor, url, address, locale, request } = visit;
  const raw = url.searchParams.get("q");
  const q = tidyQuestion(raw ?? "");
  const page = { q, voted: url.searchParams.has("voted"), length: q.length };
  const reader = actor === null ? ("nobody" as const) : isEnterprise(actor) ? "enterprise" : "other";
  if (raw === null || q === "" || q.length > MAX_QUESTION) {
    const problem = raw === null ? null : q === "" ? ("empty" as const) : ("too_long" as const);
    return { ...page, reader, problem, answer: null, talk: null, viewer: "", facts: await corpusFacts(db) };
  }
  await limitCalls(visit, actor, address);
  const answer = await answerQuestion(db, actor, q, locale);
  const known = reader === "enterprise" && actor ? await handedOver(db, actor, answer.id) : undefined;
  const viewer = viewerIn(request) ?? newId();
  return {
    ...page,
    reader,
    problem: null,
    answer,
    talk: known?.conversation_id ?? null,
    viewer,
    facts: await corpusFacts(db),
  };
}

export type AssistantData = Awaited<ReturnType<typeof loadAnswer>>;
