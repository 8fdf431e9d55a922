import { accreditationPolicy } from "~/domain/accreditation/accreditation.policy";
import { evidenceOf } from "~/domain/accreditation/reviews.queries.server";
import { authorizeSight, signedIn } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { serve } from "~/platform/resource.server";

/** The evidence of a capability line, for its provider and the hubs that serve it. */
export const loader = serve(signedIn, async ({ db, actor, files, params }) => {
  const file = mustExist(await evidenceOf(db, mustExist(idSchema.safeParse(params.id).data)));
  authorizeSight(accreditationPolicy.see(actor, file));
  return new Response(Buffer.from(mustExist(await files.get(file.storage_key))), {
    headers: {
      "Content-Type": file.media_type,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "Cache-Control": "no-store",
    },
  });
});
