import type { Actor } from "~/domain/actor";
import { chatPolicy } from "~/domain/chat/chat.policy";
import { findConversation } from "~/domain/chat/conversation.queries.server";
import { mustExist } from "~/domain/errors";
import { idSchema } from "~/domain/ids";
import { listAttachments } from "~/domain/requests/draft.queries.server";
import { packageLifecycle } from "~/domain/requests/package";
import { requestPolicy } from "~/domain/requests/request.policy";
import {
  findRequest,
  type PackageView,
  packagesOf,
  type RequestView,
} from "~/domain/requests/request.queries.server";
import { timeline } from "~/domain/requests/timeline.queries.server";
import type { Visit } from "~/platform/http.server";
import { loadHubPanel } from "./hub-panel.server";
import { loadQuotesPanel } from "./quotes-panel.server";
import { loadRegulatorPanel } from "./regulator-panel.server";

export const requestIdOf = (params: Visit["params"]) => mustExist(idSchema.safeParse(params.id).data);

/** Everything the page shows: the request with its packages, what happened, files, and each panel's own data. */
export async function loadPage(visit: Visit<Actor>) {
  const { db, actor, params } = visit;
  const request = await findRequest(db, actor, requestIdOf(params));
  const packages = await packagesOf(db, actor, request.id);
  const page = { request, packages };
  const [events, attachments, talk, quotes, hub, regulator] = await Promise.all([
    timeline(db, request.id, actor),
    listAttachments(db, { requestId: request.id }),
    findConversation(db, actor, { requestId: request.id }),
    loadQuotesPanel(visit, page),
    loadHubPanel(visit, page),
    loadRegulatorPanel(visit, page),
  ]);
  return {
    request: shown(request),
    packages,
    events,
    attachments,
    talk,
    mayAsk: chatPolicy.askForRequest(actor, request),
    quotes,
    hub,
    regulator,
    viewer: actor.organisationKind,
    may: allowed(actor, request, packages),
    now: new Date(),
  };
}
export type PageData = Awaited<ReturnType<typeof loadPage>>;

/** Only what the page writes down travels to the browser. */
const shown = (request: RequestView) => ({
  id: request.id,
  number: request.number,
  title: request.title,
  description: request.description,
  status: request.status,
  version: request.version,
  delivery: request.delivery,
  due_on: request.due_on,
  budget_fen: request.budget_fen,
  sealed: request.sealed,
  channel: request.channel,
  created_at: request.created_at,
  received_at: request.received_at,
  triage_due_at: request.triage_due_at,
  triage_started_at: request.triage_started_at,
  deadline_provisional: request.deadline_provisional,
  return_reason: request.return_reason,
  suspended_at: request.suspended_at,
  suspension_reason: request.suspension_reason,
  enterprise_name: request.enterprise_name,
  region_name: request.region_name,
  hub_name_zh: request.hub_name_zh,
  hub_name_en: request.hub_name_en,
  hub_phone: request.hub_phone,
});

/** Buttons by policy and state; the commands judge again under the lock. */
function allowed(actor: Actor, request: RequestView, packages: PackageView[]) {
  const amends = requestPolicy.amend(actor, request) && request.suspended_at === null;
  const own = requestPolicy.own(actor, request) && request.suspended_at === null;
  const states = packages.map((pack) => pack.status).filter((status) => status !== "withdrawn");
  const can = (event: "withdraw" | "submit") =>
    packages.some((pack) => packageLifecycle.allows(pack.status, event));
  return {
    withdraw: amends && can("withdraw"),
    submit: amends && can("submit"),
    amend:
      amends && states.length > 0 && states.every((status) => status === "returned" || status === "draft"),
    reissue: own && packages.some((pack) => pack.status === "expired" || pack.status === "withdrawn"),
    extend: own
      ? packages
          .filter((pack) => pack.status === "quoting" && pack.extended_at === null)
          .map((pack) => pack.id)
      : [],
  };
}
