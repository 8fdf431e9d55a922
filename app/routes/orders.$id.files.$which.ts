import { signedIn } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { orderFile } from "~/domain/orders/order.queries.server";
import { attachment } from "~/platform/attachment.server";
import { serve } from "~/platform/resource.server";

const FILES = ["sample", "slip"] as const;

/** The sample's photo or the transfer slip of an order, for those who may see it. */
export const loader = serve(signedIn, async ({ db, actor, params, files }) => {
  const id = mustExist(idSchema.safeParse(params.id).data);
  const which = mustExist(FILES.find((each) => each === params.which));
  const file = await orderFile(db, actor, id, which);
  return attachment(mustExist(await files.get(file.storage_key)), file.name, file.media_type);
});
