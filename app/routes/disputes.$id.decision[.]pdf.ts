import { signedIn } from "~/domain/authorize";
import { decisionPdf } from "~/domain/disputes/decision-pdf.server";
import { decisionOf, findDispute } from "~/domain/disputes/dispute.queries.server";
import { seatsOf } from "~/domain/disputes/panel.queries.server";
import { retestsOf } from "~/domain/disputes/retest.queries.server";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { attachment } from "~/platform/attachment.server";
import { serve } from "~/platform/resource.server";

/** The 争议处理决定 as a PDF, once there is one, for those who see the dispute. */
export const loader = serve(signedIn, async ({ db, actor, params }) => {
  const id = mustExist(idSchema.safeParse(params.id).data);
  const dispute = await findDispute(db, actor, id);
  const decision = mustExist(await decisionOf(db, id));
  const [retests, seats] = await Promise.all([retestsOf(db, id), seatsOf(db, id)]);
  const bytes = await decisionPdf({ dispute, decision, retest: retests.find((each) => each.result), seats });
  return attachment(bytes, `${dispute.number}.pdf`, "application/pdf");
});
