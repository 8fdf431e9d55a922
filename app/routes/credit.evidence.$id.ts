import { signedIn } from "~/domain/authorize";
import { evidenceOf } from "~/domain/credit/evidence-file.server";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { attachment } from "~/platform/attachment.server";
import { serve } from "~/platform/resource.server";

/** The evidence of a credit event or of an objection, for the provider it concerns and the regulators above it. */
export const loader = serve(signedIn, async ({ db, actor, params, files }) => {
  const id = mustExist(idSchema.safeParse(params.id).data);
  const file = await evidenceOf(db, actor, id);
  return attachment(mustExist(await files.get(file.storage_key)), file.name, file.media_type);
});
