import { type Actor, inSubtree, isEnterprise, isHub, isProvider, isRegulator } from "../actor";

/** What a policy needs to know of an order; positions are those of its request's hubs. */
export interface OrderFacts {
  enterprise_id: string;
  provider_id: string;
  hub_ordinal: number;
  origin_ordinal: number;
}

const WORKERS = new Set(["owner", "business", "technical", "quality", "signatory"]);
const client = (actor: Actor, order: OrderFacts) =>
  isEnterprise(actor) && actor.organisationId === order.enterprise_id;
const performer = (actor: Actor, order: OrderFacts) =>
  isProvider(actor) && actor.organisationId === order.provider_id;
const area = (actor: Actor, order: OrderFacts) =>
  inSubtree(actor, order.hub_ordinal) || inSubtree(actor, order.origin_ordinal);

/** Who may do what with an order (DOMAIN 5). */
export const orderPolicy = {
  see: (actor: Actor, order: OrderFacts) =>
    client(actor, order) ||
    performer(actor, order) ||
    ((isHub(actor) || isRegulator(actor)) && area(actor, order)),
  /** The fee is known to both parties, the hub and the regulator: it is the awarded amount. */
  seeAmount: (actor: Actor, order: OrderFacts) => orderPolicy.see(actor, order),
  client,
  /** Samples, visits, work and progress: the provider's own people. */
  work: (actor: Actor, order: OrderFacts) => performer(actor, order) && WORKERS.has(actor.role),
  /** Commercial matters on the provider's side. */
  deal: (actor: Actor, order: OrderFacts) =>
    performer(actor, order) && (actor.role === "owner" || actor.role === "business"),
  /** Either party, for what both must agree on. */
  party: (actor: Actor, order: OrderFacts) => client(actor, order) || orderPolicy.deal(actor, order),
  /** Whether the caller may issue at all; which certificate and which objects he may sign for is the database's to say. */
  sign: (actor: Actor, order: OrderFacts) =>
    performer(actor, order) && (actor.role === "signatory" || actor.role === "owner"),
  revoke: (actor: Actor, order: OrderFacts) =>
    orderPolicy.sign(actor, order) || (isRegulator(actor) && area(actor, order)),
  /** A dispute is decided by the hub that has the request, or one above it. */
  decide: (actor: Actor, order: OrderFacts) => isHub(actor) && inSubtree(actor, order.hub_ordinal),
};

/** Which side of an order the actor is on. */
export const sideOf = (actor: Actor, order: OrderFacts): "enterprise" | "provider" =>
  client(actor, order) ? "enterprise" : "provider";
