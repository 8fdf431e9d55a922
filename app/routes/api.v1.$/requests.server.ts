import * as z from "zod";
import type { Actor } from "~/domain/actor";
import { signedIn } from "~/domain/authorize";
import type { Db } from "~/domain/outbox.server";
import { invitationsOf } from "~/domain/quotes/invitations-of.queries.server";
import { offersOf } from "~/domain/quotes/offers.queries.server";
import { createRequest } from "~/domain/requests/create-request.server";
import { requestInput } from "~/domain/requests/request";
import { findRequest, packagesOf } from "~/domain/requests/request.queries.server";
import { listRequestHeads } from "~/domain/requests/request-list.queries.server";
import { timeline } from "~/domain/requests/timeline.queries.server";
import { group } from "./operation";
import { applyRequestEvent, requestEvent } from "./request-events.server";
import { requestShape, requestView } from "./request-shapes";
import { byId, day, empty, fen, id, moment, page, paging } from "./shapes";

const operation = group("Requests", empty);

async function viewOf(db: Db, actor: Actor, requestId: string) {
  const request = await findRequest(db, actor, requestId);
  return requestView(request, await packagesOf(db, actor, requestId));
}

const row = z.object({
  id,
  number: z.string().nullable(),
  title: z.string(),
  status: z.string(),
  version: z.int(),
  enterprise: z.string(),
  createdAt: moment,
});
const event = z.object({
  id,
  kind: z.string(),
  at: moment,
  packageId: id.nullable(),
  orderId: id.nullable(),
  person: z.string().nullable(),
  organisation: z.string().nullable(),
  data: z.unknown(),
});
const invitation = z.object({
  id,
  packageId: id,
  provider: z.object({ id, name: z.string() }),
  ring: z.string(),
  score: z.number(),
  invitedAt: moment,
  seenAt: moment.nullable(),
  legalityRecordId: id,
});
const offer = z.object({
  id,
  packageId: id,
  provider: z.object({ id, name: z.string() }),
  status: z.string(),
  version: z.int(),
  totalFen: fen.nullable(),
  items: z.array(z.object({ itemId: id, amountFen: fen })).nullable(),
  workingDays: z.int(),
  promisedOn: day,
  validUntil: day,
  note: z.string(),
  provisional: z.boolean(),
  legalityRecordId: id,
});

export const requests = [
  operation("POST /requests", {
    id: "createRequest",
    summary: "File a request; with `submit` it goes to its hub at once",
    door: signedIn,
    creates: true,
    status: 201,
    body: requestInput,
    answer: requestShape,
    async run({ db, actor, body }) {
      const { id: requestId } = await createRequest(db, actor, body, { channel: "api" });
      const view = await viewOf(db, actor, requestId);
      return { body: view, version: view.version };
    },
  }),
  operation("GET /requests", {
    id: "listRequests",
    summary: "The requests one may see, newest first",
    door: signedIn,
    query: z.object({ ...paging, status: z.string().max(40).optional() }),
    answer: page(row),
    async run({ db, actor, query }) {
      const { items, next } = await listRequestHeads(db, actor, { ...query, after: query.cursor });
      const rows = items.map((each) => ({
        id: each.id,
        number: each.number,
        title: each.title,
        status: each.status,
        version: each.version,
        enterprise: each.enterprise_name,
        createdAt: each.created_at.toISOString(),
      }));
      return { body: { items: rows, next } };
    },
  }),
  operation("GET /requests/{id}", {
    id: "getRequest",
    summary: "One request with its packages and items",
    door: signedIn,
    params: byId,
    answer: requestShape,
    async run({ db, actor, params }) {
      const view = await viewOf(db, actor, params.id);
      return { body: view, version: view.version };
    },
  }),
  operation("GET /requests/{id}/timeline", {
    id: "getRequestTimeline",
    summary: "What happened to it, oldest first",
    door: signedIn,
    params: byId,
    answer: z.object({ items: z.array(event) }),
    async run({ db, actor, params }) {
      await findRequest(db, actor, params.id);
      const items = (await timeline(db, params.id, actor)).map((each) => ({
        id: each.id,
        kind: each.kind,
        at: each.at.toISOString(),
        packageId: each.package_id,
        orderId: each.order_id,
        person: each.user_name,
        organisation: each.organisation_name,
        data: each.data,
      }));
      return { body: { items } };
    },
  }),
  operation("GET /requests/{id}/invitations", {
    id: "listInvitations",
    summary: "Who was invited, with the verdict behind it; a provider sees its own",
    door: signedIn,
    params: byId,
    answer: z.object({ items: z.array(invitation) }),
    async run({ db, actor, params }) {
      await findRequest(db, actor, params.id);
      return { body: { items: await invitationsOf(db, actor, params.id) } };
    },
  }),
  operation("GET /requests/{id}/quotes", {
    id: "listQuotes",
    summary: "The offers one may see; amounts only where one may know them",
    door: signedIn,
    params: byId,
    answer: z.object({ items: z.array(offer) }),
    async run({ db, actor, params }) {
      const request = await findRequest(db, actor, params.id);
      const items = (await offersOf(db, actor, request)).map((each) => ({
        id: each.id,
        packageId: each.package_id,
        provider: { id: each.provider_id, name: each.provider_name },
        status: each.status,
        version: each.version,
        totalFen: each.total_fen,
        items: each.lines,
        workingDays: each.working_days,
        promisedOn: each.promised_on,
        validUntil: each.valid_until,
        note: each.note,
        provisional: each.provisional,
        legalityRecordId: each.legality_record_id,
      }));
      return { body: { items } };
    },
  }),
  operation("POST /requests/{id}/events", {
    id: "tellRequest",
    summary: "Move a request or one of its packages on",
    door: signedIn,
    versioned: true,
    params: byId,
    body: requestEvent,
    answer: requestShape,
    async run({ db, actor, params, body, version }) {
      await applyRequestEvent(db, actor, { requestId: params.id, expectedVersion: version }, body);
      const view = await viewOf(db, actor, params.id);
      return { body: view, version: view.version };
    },
  }),
];
