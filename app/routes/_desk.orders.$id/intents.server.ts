import { amendDeliverable } from "~/domain/deliverables/amend-deliverable.server";
import { amendSchema, issueSchema, revokeSchema } from "~/domain/deliverables/deliverable";
import { issueDeliverable } from "~/domain/deliverables/issue-deliverable.server";
import { revokeDeliverable } from "~/domain/deliverables/revoke-deliverable.server";
import { objectionSchema } from "~/domain/disputes/dispute-inputs";
import { openDispute } from "~/domain/disputes/open-dispute.server";
import { invalid, mustExist, Refusal } from "~/domain/errors";
import type { IncomingFile } from "~/domain/files";
import { idSchema } from "~/domain/ids";
import { acceptOrder } from "~/domain/orders/accept-order.server";
import { cancelOrder, keepOrder } from "~/domain/orders/cancel-order.server";
import { consentToHold, holdOrder, resumeOrder } from "~/domain/orders/hold-order.server";
import {
  acceptSchema,
  invoiceSchema,
  progressSchema,
  reasonSchema,
  sampleSchema,
} from "~/domain/orders/order-inputs";
import { receiveSample } from "~/domain/orders/receive-sample.server";
import { attachTransferSlip, recordPayment, setInvoice } from "~/domain/orders/record-payment.server";
import { recordProgress, startVisit, startWork } from "~/domain/orders/start-work.server";
import type { Submission } from "~/platform/http.server";
import type { Ability } from "./abilities.server";

type Press = (visit: Submission, orderId: string, version: number | undefined) => Promise<unknown>;

const required = (name: string, file: IncomingFile | null) => file ?? invalid({ [name]: "required" });
const deliverableId = ({ form }: Submission) =>
  mustExist(idSchema.safeParse(form.text("deliverableId")).data);

/** One command a button. */
const PRESS: Record<Ability, Press> = {
  receive_sample: ({ db, files, actor, form }, id, expectedVersion) =>
    receiveSample(db, files, actor, id, {
      ...form.as(sampleSchema),
      photo: form.file("photo"),
      expectedVersion,
    }),
  start_visit: ({ db, actor }, id, version) => startVisit(db, actor, id, version),
  start: ({ db, actor }, id, version) => startWork(db, actor, id, version),
  progress: ({ db, actor, form }, id, version) =>
    recordProgress(db, actor, id, form.as(progressSchema).note, version),
  hold: ({ db, actor, form }, id, version) => holdOrder(db, actor, id, form.as(reasonSchema).reason, version),
  consent: ({ db, actor }, id, version) => consentToHold(db, actor, id, version),
  resume: ({ db, actor }, id, version) => resumeOrder(db, actor, id, version),
  cancel: ({ db, actor, form }, id, expectedVersion) =>
    cancelOrder(db, actor, id, { ...form.as(reasonSchema), expectedVersion }),
  cancel_confirm: ({ db, actor }, id, expectedVersion) => cancelOrder(db, actor, id, { expectedVersion }),
  keep: ({ db, actor }, id, version) => keepOrder(db, actor, id, version),
  accept: ({ db, actor, form }, id, expectedVersion) =>
    acceptOrder(db, actor, id, { ...form.as(acceptSchema), expectedVersion }),
  dispute: ({ db, files, actor, form }, id, expectedVersion) =>
    openDispute(db, files, actor, id, {
      ...form.as(objectionSchema),
      files: form.files("files"),
      expectedVersion,
    }),
  invoice: ({ db, actor, form }, id, expectedVersion) =>
    setInvoice(db, actor, id, { ...form.as(invoiceSchema), expectedVersion }),
  slip: ({ db, files, actor, form }, id) =>
    attachTransferSlip(db, files, actor, id, required("slip", form.file("slip"))),
  payment: ({ db, actor }, id, version) => recordPayment(db, actor, id, version),
  issue: ({ db, files, actor, form, origin }, id, expectedVersion) =>
    issueDeliverable(db, files, actor, id, {
      ...form.as(issueSchema),
      file: required("file", form.file("file")),
      origin,
      expectedVersion,
    }),
  amend: (visit) =>
    amendDeliverable(visit.db, visit.files, visit.actor, deliverableId(visit), {
      ...visit.form.as(amendSchema),
      file: required("file", visit.form.file("file")),
      origin: visit.origin,
    }),
  revoke: (visit) =>
    revokeDeliverable(visit.db, visit.actor, deliverableId(visit), visit.form.as(revokeSchema)),
};

/** Does what the pressed button says; refuses a button that does not exist. */
export async function press(visit: Submission, orderId: string): Promise<void> {
  const { intent } = visit.form;
  if (!Object.hasOwn(PRESS, intent)) throw new Refusal("invalid", "malformed_form");
  await PRESS[intent as Ability](visit, orderId, Number(visit.form.text("version")) || undefined);
}
