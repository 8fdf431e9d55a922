import * as z from "zod";
import type { DeliverableView } from "~/domain/deliverables/deliverable.queries.server";
import type { OrderView } from "~/domain/orders/order.queries.server";
import { at, day, id, moment } from "./shapes";

const deliverable = z.object({
  id,
  number: z.string(),
  edition: z.int(),
  kind: z.string(),
  status: z.string(),
  version: z.int(),
  issuedAt: moment,
  testedFrom: day,
  testedTo: day,
  labNumber: z.string().nullable(),
  sha256: z.string().nullable(),
  sourceSha256: z.string(),
  legalityRecordId: id,
});
export const orderShape = z
  .object({
    id,
    number: z.string(),
    status: z.string(),
    version: z.int(),
    title: z.string(),
    requestId: id,
    packageId: id,
    enterprise: z.object({ id, name: z.string() }),
    provider: z.object({ id, name: z.string() }),
    amountFen: z.int().min(0),
    promisedOn: day.nullable(),
    sampleNumber: z.string().nullable(),
    held: z.boolean(),
    holdConsented: z.boolean(),
    suspended: z.boolean(),
    cancelRequestedBy: z.string().nullable(),
    autoAcceptAt: moment.nullable(),
    followUpDueAt: moment.nullable(),
    legalityRecordId: id,
    createdAt: moment,
    deliverables: z.array(deliverable),
  })
  .meta({ id: "Order" });

const deliverableView = (row: DeliverableView) => ({
  id: row.id,
  number: row.number,
  edition: row.edition,
  kind: row.kind,
  status: row.status,
  version: row.version,
  issuedAt: row.issued_at.toISOString(),
  testedFrom: row.tested_from,
  testedTo: row.tested_to,
  labNumber: row.lab_number,
  sha256: row.combined_sha256,
  sourceSha256: row.source_sha256,
  legalityRecordId: row.legality_record_id,
});

/** An order as the API tells it to its parties, its hub and its regulator. */
export const orderView = (row: OrderView, deliverables: DeliverableView[]): z.input<typeof orderShape> => ({
  id: row.id,
  number: row.number,
  status: row.status,
  version: row.version,
  title: row.title,
  requestId: row.request_id,
  packageId: row.package_id,
  enterprise: { id: row.enterprise_id, name: row.enterprise_name },
  provider: { id: row.provider_id, name: row.provider_name },
  amountFen: row.amount_fen,
  promisedOn: row.promised_on,
  sampleNumber: row.sample_number,
  held: row.held_at !== null,
  holdConsented: row.hold_consented_at !== null,
  suspended: row.suspended_at !== null || row.request_suspended_at !== null,
  cancelRequestedBy: row.cancel_requested_by,
  autoAcceptAt: at(row.auto_accept_at),
  followUpDueAt: at(row.follow_up_due_at),
  legalityRecordId: row.legality_record_id,
  createdAt: row.created_at.toISOString(),
  deliverables: deliverables.map(deliverableView),
});
