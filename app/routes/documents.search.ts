import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { searchDocuments } from "~/domain/normative-documents/search.queries.server";
import { readJson } from "~/platform/problem-json.server";

/** What the document picker asks while a person types. */
export const loader = readJson<Actor | null>(anybody, async ({ db, url }) => {
  const q = url.searchParams.get("q") ?? "";
  const { documents } = await searchDocuments(db, { q, limit: 12 });
  return Response.json({ documents }, { headers: { "Cache-Control": "private, max-age=60" } });
});
