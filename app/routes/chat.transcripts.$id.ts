import { signedIn } from "~/domain/authorize";
import { transcriptFile } from "~/domain/chat/transcript-file.queries.server";
import { mustExist } from "~/domain/errors";
import { download } from "~/platform/download.server";
import { serve } from "~/platform/resource.server";

/** A transcript, for whoever had it made. */
export const loader = serve(signedIn, async ({ db, actor, files, params }) => {
  const file = await transcriptFile(db, actor, params.id ?? "");
  return download(mustExist(await files.get(file.storage_key)), file.name, file.media_type);
});
