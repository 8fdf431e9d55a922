import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { documentParameters } from "~/domain/normative-documents/parameter.queries.server";
import { readJson } from "~/platform/problem-json.server";

/** The parameters of one document, for the picker beside it. */
export const loader = readJson<Actor | null>(anybody, async ({ db, params, url }) => {
  const id = mustExist(idSchema.safeParse(params.id).data);
  const parameters = await documentParameters(db, id, { q: url.searchParams.get("q") ?? "", limit: 100 });
  return Response.json({ parameters }, { headers: { "Cache-Control": "private, max-age=60" } });
});
