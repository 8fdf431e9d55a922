import { type Actor, isProvider } from "../actor";
import { type RequestFacts, requestPolicy } from "../requests/request.policy";

/** Who may open a legality record: the parties to the request, and of the providers only the one it is about. */
export const legalityPolicy = {
  see: (actor: Actor, record: RequestFacts & { provider_id: string }) =>
    isProvider(actor) ? actor.organisationId === record.provider_id : requestPolicy.see(actor, record, false),
};
