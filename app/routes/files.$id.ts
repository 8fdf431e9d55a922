import { signedIn } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { findAttachment } from "~/domain/requests/attachment.queries.server";
import { download } from "~/platform/download.server";
import { serve } from "~/platform/resource.server";

/** A file that came with a request, for those who may see the request; always saved, never shown in place. */
export const loader = serve(signedIn, async ({ db, actor, files, params }) => {
  const id = mustExist(idSchema.safeParse(params.id).data);
  const file = await findAttachment(db, actor, id);
  return download(mustExist(await files.get(file.storage_key)), file.name, file.media_type);
});
