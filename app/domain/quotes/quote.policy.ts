import { type Actor, inSubtree, isEnterprise, isHub, isProvider, isRegulator } from "../actor";
import type { RequestFacts } from "../requests/request.policy";

const QUOTERS = new Set(["owner", "business"]);
const own = (actor: Actor, providerId: string) => isProvider(actor) && actor.organisationId === providerId;
const watches = (actor: Actor, request: RequestFacts) =>
  (isHub(actor) || isRegulator(actor)) &&
  (inSubtree(actor, request.hub_ordinal) || inSubtree(actor, request.origin_ordinal));

/** What an amount's reader must know of the quote. */
export interface AmountFacts {
  providerId: string;
  status: string;
  /** A sealed request before its quoting deadline. */
  sealedNow: boolean;
}

/** Who may do what with quotes (DOMAIN 5). */
export const quotePolicy = {
  /** Quotes are made in the provider's name by its owner or its business people. */
  make: (actor: Actor) => isProvider(actor) && QUOTERS.has(actor.role),
  change: (actor: Actor, quote: { provider_id: string }) =>
    own(actor, quote.provider_id) && QUOTERS.has(actor.role),
  award: (actor: Actor, request: RequestFacts) =>
    isEnterprise(actor) && actor.organisationId === request.enterprise_id,
  /** Whether the row appears at all: rivals do not learn of each other. */
  see: (actor: Actor, request: RequestFacts, providerId: string) =>
    own(actor, providerId) || quotePolicy.award(actor, request) || watches(actor, request),
  /** The enterprise sees all amounts (sealed: after the deadline), a provider its own, hub and regulator the awarded one. */
  seeAmount: (actor: Actor, request: RequestFacts, quote: AmountFacts) =>
    own(actor, quote.providerId) ||
    (quotePolicy.award(actor, request) && !quote.sealedNow) ||
    (watches(actor, request) && quote.status === "awarded"),
};
