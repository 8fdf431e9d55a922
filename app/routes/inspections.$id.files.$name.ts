import type { Actor } from "~/domain/actor";
import { anybody } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { FILES } from "~/domain/inspections/canonical";
import { publishedFile } from "~/domain/inspections/plan-files.queries.server";
import { download } from "~/platform/download.server";
import type { Visit } from "~/platform/http.server";
import { serve } from "~/platform/resource.server";

/** A published file of an inspection, the very bytes that were hashed. */
export const loader = serve(anybody, async ({ db, params }: Visit<Actor | null>) => {
  const kind = mustExist(FILES.find((each) => `${each}.jsonl` === params.name));
  const { content } = await publishedFile(db, params.id, kind);
  return download(new TextEncoder().encode(content), `${kind}.jsonl`, "application/jsonl; charset=utf-8");
});
