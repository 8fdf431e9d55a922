import * as z from "zod";
import { type Actor, isProvider } from "~/domain/actor";
import { only, signedIn } from "~/domain/authorize";
import { issueSchema } from "~/domain/deliverables/deliverable";
import { deliverablesOf } from "~/domain/deliverables/deliverable.queries.server";
import { issueDeliverable } from "~/domain/deliverables/issue-deliverable.server";
import { Refusal } from "~/domain/errors";
import type { IncomingFile } from "~/domain/files";
import { findOrder, listOrders } from "~/domain/orders/order.queries.server";
import type { Db } from "~/domain/outbox.server";
import { group } from "./operation";
import { applyOrderEvent, orderEvent } from "./order-events.server";
import { orderShape, orderView } from "./order-shapes";
import { byId, day, empty, id, moment, page, paging } from "./shapes";

const operation = group("Orders", empty);

/** The one file of a multipart call; refuses 422 without it. */
export function mustHaveFile(file: IncomingFile | null): IncomingFile {
  if (!file) throw new Refusal("invalid", "file_required", { fields: { file: "required" } });
  return file;
}

async function viewOf(db: Db, actor: Actor, orderId: string) {
  const order = await findOrder(db, actor, orderId);
  return orderView(order, await deliverablesOf(db, orderId));
}

const row = z.object({
  id,
  number: z.string(),
  status: z.string(),
  version: z.int(),
  title: z.string(),
  enterprise: z.string(),
  provider: z.string(),
  amountFen: z.int(),
  promisedOn: day.nullable(),
  createdAt: moment,
});

export const orders = [
  operation("GET /orders", {
    id: "listOrders",
    summary: "The orders one may see, newest first",
    door: signedIn,
    query: z.object({ ...paging, status: z.string().max(40).optional() }),
    answer: page(row),
    async run({ db, actor, query }) {
      const { items, next } = await listOrders(db, actor, query);
      const rows = items.map((each) => ({
        id: each.id,
        number: each.number,
        status: each.status,
        version: each.version,
        title: each.title,
        enterprise: each.enterprise_name,
        provider: each.provider_name,
        amountFen: each.amount_fen,
        promisedOn: each.promised_on,
        createdAt: each.created_at.toISOString(),
      }));
      return { body: { items: rows, next } };
    },
  }),
  operation("GET /orders/{id}", {
    id: "getOrder",
    summary: "One order with its deliverables",
    door: signedIn,
    params: byId,
    answer: orderShape,
    async run({ db, actor, params }) {
      const view = await viewOf(db, actor, params.id);
      return { body: view, version: view.version };
    },
  }),
  operation("POST /orders/{id}/events", {
    id: "tellOrder",
    summary: "Move an order on",
    door: signedIn,
    versioned: true,
    params: byId,
    body: orderEvent,
    answer: orderShape,
    async run({ db, files, actor, params, body, version }) {
      await applyOrderEvent({ db, files }, actor, { orderId: params.id, expectedVersion: version }, body);
      const view = await viewOf(db, actor, params.id);
      return { body: view, version: view.version };
    },
  }),
  operation("POST /orders/{id}/deliverables", {
    id: "issueDeliverable",
    summary: "Issue the signed PDF; the caller is the authorised signatory",
    door: only(isProvider),
    creates: true,
    multipart: true,
    status: 201,
    params: byId,
    body: issueSchema,
    answer: z.object({ id, number: z.string(), sha256: z.string(), legality: z.object({ id }) }),
    async run({ db, files, actor, params, body, file, origin }) {
      const input = { ...body, file: mustHaveFile(file), origin };
      const issued = await issueDeliverable(db, files, actor, params.id, input);
      const { number, combinedSha256, sourceSha256, legalityRecordId } = issued;
      const sha256 = combinedSha256 ?? sourceSha256;
      return { body: { id: issued.id, number, sha256, legality: { id: legalityRecordId } }, version: 1 };
    },
  }),
];
