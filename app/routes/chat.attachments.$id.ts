import { signedIn } from "~/domain/authorize";
import { chatAttachment } from "~/domain/chat/attachment.queries.server";
import { mustExist } from "~/domain/errors";
import { download } from "~/platform/download.server";
import { serve } from "~/platform/resource.server";

/** A file of a conversation, for those who take part; always saved, never shown in place. */
export const loader = serve(signedIn, async ({ db, actor, files, params }) => {
  const file = await chatAttachment(db, actor, params.id ?? "");
  return download(mustExist(await files.get(file.storage_key)), file.name, file.media_type);
});
