import { signedIn } from "~/domain/authorize";
import { disputeFile } from "~/domain/disputes/dispute.queries.server";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { download } from "~/platform/download.server";
import { serve } from "~/platform/resource.server";

/** Evidence, raw records, re-test and contested report of a dispute, for those who see it; always saved. */
export const loader = serve(signedIn, async ({ db, actor, params, files }) => {
  const id = mustExist(idSchema.safeParse(params.id).data);
  const fileId = mustExist(idSchema.safeParse(params.fileId).data);
  const file = await disputeFile(db, actor, id, fileId);
  return download(mustExist(await files.get(file.storage_key)), file.name, file.media_type);
});
