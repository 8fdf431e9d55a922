import { parameterVocabulary } from "~/domain/normative-documents/parameter.queries.server";
import { searchDocuments } from "~/domain/normative-documents/search.queries.server";
import type { Visit } from "~/platform/http.server";

/** The vocabulary of the document asked for, best match of what was typed. */
export async function load({ db, url }: Visit) {
  const q = (url.searchParams.get("document") ?? "").trim();
  const { documents } = q ? await searchDocuments(db, { q, limit: 1 }) : { documents: [] };
  const document = documents[0] ?? null;
  const parameters = document ? await parameterVocabulary(db, document.id) : [];
  const said = url.searchParams.get("done");
  const done = said === "merge" || said === "split" ? (`done_${said}` as const) : null;
  return { q, document: document && { id: document.id, number: document.number }, parameters, done };
}

export type ParametersPage = Awaited<ReturnType<typeof load>>;
