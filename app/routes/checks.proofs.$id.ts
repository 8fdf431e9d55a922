import { isProvider, isRegulator } from "~/domain/actor";
import { only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { findProof } from "~/domain/inspections/check.queries.server";
import { download } from "~/platform/download.server";
import { serve } from "~/platform/resource.server";

/** The proof that came with a rectification, for its provider and the inspecting office; always saved, never shown in place. */
export const loader = serve(only(isProvider, isRegulator), async ({ db, actor, files, params }) => {
  const id = mustExist(idSchema.safeParse(params.id).data);
  const file = await findProof(db, mustExist(actor), id);
  return download(mustExist(await files.get(file.storage_key)), file.name, file.media_type);
});
