import { isHub } from "~/domain/actor";
import { authorizeSight, only } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { organisationPolicy } from "~/domain/organisations/organisation.policy";
import { licenceOf } from "~/domain/organisations/vetting.queries.server";
import { serve } from "~/platform/resource.server";

/** The licence an organisation uploaded, for the hub that vets it; as an attachment, so it never runs as a page. */
export const loader = serve(only(isHub), async ({ db, actor, params, files }) => {
  const id = mustExist(idSchema.safeParse(params.id).data);
  const licence = mustExist(await licenceOf(db, id));
  authorizeSight(organisationPolicy.vet(actor, licence.ordinal));
  const bytes = mustExist(await files.get(licence.storage_key));
  return new Response(Buffer.from(bytes), {
    headers: {
      "Content-Type": licence.media_type,
      "Content-Disposition": `attachment; filename*=UTF-8''${encodeURIComponent(licence.name)}`,
      "Cache-Control": "no-store",
    },
  });
});
