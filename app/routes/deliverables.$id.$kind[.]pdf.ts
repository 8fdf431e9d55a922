import { signedIn } from "~/domain/authorize";
import { DELIVERABLE_FILES } from "~/domain/deliverables/deliverable";
import { deliverableFile } from "~/domain/deliverables/deliverable.queries.server";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { attachment } from "~/platform/attachment.server";
import { serve } from "~/platform/resource.server";

/** A deliverable's source, verification sheet or combined copy, for those who may see its order. */
export const loader = serve(signedIn, async ({ db, actor, params, files }) => {
  const id = mustExist(idSchema.safeParse(params.id).data);
  const kind = mustExist(DELIVERABLE_FILES.find((each) => each === params.kind));
  const file = await deliverableFile(db, actor, id, kind);
  return attachment(mustExist(await files.get(file.storage_key)), file.name, file.media_type);
});
