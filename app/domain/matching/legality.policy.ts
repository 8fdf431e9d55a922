import { type Actor, isProvider } from "../actor";
import { type RequestFacts, requestPolicy } from "../requests/request.policy";

/**
 * Who may open a legality record: the parties to the request, and of the providers only the one it is about; not the one
 * asked to re-test, who shall not learn whose work it judges.
 */
export const legalityPolicy = {
  see: (actor: Actor, record: RequestFacts & { provider_id: string; moment: string }) =>
    isProvider(actor)
      ? record.moment !== "retest" && actor.organisationId === record.provider_id
      : requestPolicy.see(actor, record, false),
};
