import { certificateFile } from "~/domain/accreditation/accreditation.queries.server";
import { signedIn } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { serve } from "~/platform/resource.server";

/** A certificate's copy, for its provider and those above; as an attachment, so it never runs as a page. */
export const loader = serve(signedIn, async ({ db, actor, files, params, url }) => {
  const id = mustExist(idSchema.safeParse(params.id).data);
  const fileId = mustExist(idSchema.safeParse(url.searchParams.get("file")).data);
  const file = await certificateFile(db, actor, id, fileId);
  return new Response(Buffer.from(mustExist(await files.get(file.storage_key))), {
    headers: {
      "Content-Type": file.media_type,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "Cache-Control": "no-store",
    },
  });
});
