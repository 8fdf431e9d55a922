import { signedIn } from "~/domain/authorize";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { agreementOf } from "~/domain/orders/agreement.queries.server";
import { agreementPdf } from "~/domain/orders/agreement-pdf.server";
import { attachment } from "~/platform/attachment.server";
import { serve } from "~/platform/resource.server";

/** The 委托协议 as a PDF. */
export const loader = serve(signedIn, async ({ db, actor, params }) => {
  const id = mustExist(idSchema.safeParse(params.id).data);
  const agreement = await agreementOf(db, actor, id);
  return attachment(await agreementPdf(agreement), `${agreement.order.number}.pdf`, "application/pdf");
});
