import * as z from "zod";
import type { PackageView, RequestView } from "~/domain/requests/request.queries.server";
import { at, code6, day, fen, id, moment } from "./shapes";

const item = z.object({
  id,
  position: z.int(),
  sampleName: z.string(),
  objectClass: z.string().nullable(),
  document: z.string().nullable(),
  documentStatus: z.string().nullable(),
  replacedBy: z.string().nullable(),
  parameter: z.string().nullable(),
  quantity: z.int(),
  unit: z.string(),
  evidential: z.boolean(),
});
const pack = z.object({
  id,
  position: z.int(),
  category: z.string(),
  stage: z.string(),
  kind: z.string(),
  status: z.string(),
  version: z.int(),
  ring: z.string(),
  quotingDeadline: moment.nullable(),
  order: z.object({ id, number: z.string(), status: z.string() }).nullable(),
  items: z.array(item),
});
export const requestShape = z
  .object({
    id,
    number: z.string().nullable(),
    title: z.string(),
    description: z.string(),
    status: z.string(),
    version: z.int(),
    region: code6,
    hub: z.object({ id, level: z.string(), name: z.object({ zh: z.string(), en: z.string() }) }),
    enterprise: z.object({ id, name: z.string() }),
    delivery: z.string(),
    dueOn: day.nullable(),
    budgetFen: fen.nullable(),
    sealed: z.boolean(),
    triageDueAt: moment.nullable(),
    suspended: z.boolean(),
    createdAt: moment,
    packages: z.array(pack),
  })
  .meta({ id: "Request" });

const itemView = (row: PackageView["items"][number]) => ({
  id: row.id,
  position: row.position,
  sampleName: row.sample_name,
  objectClass: row.class_name_zh,
  document: row.document_text || null,
  documentStatus: row.document_status,
  replacedBy: row.replaced_by,
  parameter: row.parameter_text || row.industry_class,
  quantity: row.quantity,
  unit: row.unit,
  evidential: row.evidential,
});

const packageView = (row: PackageView) => ({
  id: row.id,
  position: row.position,
  category: row.category,
  stage: row.stage,
  kind: row.kind,
  status: row.status,
  version: row.version,
  ring: row.ring,
  quotingDeadline: at(row.quoting_deadline),
  order:
    row.order_id && row.order_number && row.order_status
      ? { id: row.order_id, number: row.order_number, status: row.order_status }
      : null,
  items: row.items.map(itemView),
});

/** A request as the API tells it; the budget is null to everybody but its enterprise. */
export const requestView = (row: RequestView, packages: PackageView[]): z.input<typeof requestShape> => ({
  id: row.id,
  number: row.number,
  title: row.title,
  description: row.description,
  status: row.status,
  version: row.version,
  region: row.region_code,
  hub: { id: row.hub_id, level: row.hub_level, name: { zh: row.hub_name_zh, en: row.hub_name_en } },
  enterprise: { id: row.enterprise_id, name: row.enterprise_name },
  delivery: row.delivery,
  dueOn: row.due_on,
  budgetFen: row.budget_fen,
  sealed: row.sealed,
  triageDueAt: at(row.triage_due_at),
  suspended: row.suspended_at !== null,
  createdAt: row.created_at.toISOString(),
  packages: packages.map(packageView),
});
