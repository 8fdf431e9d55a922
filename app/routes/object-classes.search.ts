import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { searchObjectClasses } from "~/domain/object-classes/object-class.queries.server";
import { readJson } from "~/platform/problem-json.server";

/** What the object picker asks while a person types. */
export const loader = readJson<Actor | null>(anybody, async ({ db, url }) => {
  const classes = await searchObjectClasses(db, (url.searchParams.get("q") ?? "").slice(0, 100));
  return Response.json({ classes }, { headers: { "Cache-Control": "private, max-age=60" } });
});
