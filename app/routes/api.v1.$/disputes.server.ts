import * as z from "zod";
import { only, signedIn } from "~/domain/authorize";
import { disputePolicy } from "~/domain/disputes/dispute.policy";
import { DISPUTE_VIEWS, listDisputes } from "~/domain/disputes/dispute-list.queries.server";
import { applyDisputeEvent, disputeEvent } from "./dispute-events.server";
import { disputeRow, disputeShape, disputeView, rowView } from "./dispute-shapes.server";
import { group } from "./operation";
import { byId, empty, page, paging } from "./shapes";

const operation = group("Disputes", empty);

export const disputes = [
  operation("GET /disputes", {
    id: "listDisputes",
    summary: "The disputes one may see, newest first",
    door: signedIn,
    query: z.object({ ...paging, view: z.enum(DISPUTE_VIEWS).optional() }),
    answer: page(disputeRow),
    async run({ db, actor, query }) {
      const { items, next } = await listDisputes(db, actor, query);
      return { body: { items: items.map(rowView), next } };
    },
  }),
  operation("GET /disputes/{id}", {
    id: "getDispute",
    summary: "One dispute with everything that was said and done",
    door: signedIn,
    params: byId,
    answer: disputeShape,
    async run({ db, actor, params }) {
      const view = await disputeView(db, actor, params.id);
      return { body: view, version: view.version };
    },
  }),
  operation("POST /disputes/{id}/events", {
    id: "tellDispute",
    summary:
      "A party's step in a dispute, or the hub's in mediation; explain and evidence take a file as multipart",
    door: only(disputePolicy.tells),
    versioned: true,
    multipart: "either",
    params: byId,
    body: disputeEvent,
    answer: disputeShape,
    async run({ db, files, actor, params, body, file, version }) {
      await applyDisputeEvent({ db, files }, actor, { id: params.id, expectedVersion: version, file }, body);
      const view = await disputeView(db, actor, params.id);
      return { body: view, version: view.version };
    },
  }),
];
