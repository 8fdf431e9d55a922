import { type Actor, isEnterprise, isHub, isProvider } from "../actor";
import { isExpert } from "../experts/expert.policy";
import { type OrderFacts, orderPolicy } from "../orders/order.policy";

/** A dispute's order, and who sits on its panel. */
export interface DisputeFacts extends OrderFacts {
  panel: readonly { userId: string; organisationId: string; lead: boolean }[];
}
const DEALERS = new Set(["owner", "business"]);

/** Who may do what in a dispute (DOMAIN 8). Amounts, talks of rivals and the re-tester's house are decided elsewhere. */
export const disputePolicy = {
  /** The sitting panel: by name, as an expert of the house that lends him. */
  seat: (actor: Actor, it: DisputeFacts) =>
    isExpert(actor)
      ? it.panel.find((seat) => seat.userId === actor.userId && seat.organisationId === actor.organisationId)
      : undefined,
  see: (actor: Actor, it: DisputeFacts) =>
    orderPolicy.see(actor, it) || disputePolicy.seat(actor, it) !== undefined,
  client: orderPolicy.client,
  /** The provider's side: its dealers, its technical and quality people, its signatories. */
  explain: orderPolicy.work,
  /** Either party, binding its house. */
  party: orderPolicy.party,
  /** The hub that has the request, or one above it. */
  lead: orderPolicy.decide,
  /** Panels are named by a city or the province. */
  convene: (actor: Actor, it: DisputeFacts) =>
    disputePolicy.lead(actor, it) && actor.hubs !== null && ["city", "province"].includes(actor.hubs.level),
  vote: (actor: Actor, it: DisputeFacts) => disputePolicy.seat(actor, it) !== undefined,
  publish: (actor: Actor, it: DisputeFacts) => disputePolicy.seat(actor, it)?.lead === true,
  /** What the re-test costs is for those who pay or are paid, the hub and the regulator; the panel judges without it. */
  seeFee: (actor: Actor, it: OrderFacts) => orderPolicy.see(actor, it),
  /** Answers for a house that is asked to re-test. */
  answers: (actor: Actor) => isProvider(actor) && DEALERS.has(actor.role),
  reports: (actor: Actor) => isProvider(actor) && (DEALERS.has(actor.role) || actor.role === "signatory"),
  /** Parties and hubs: whose steps a program may take. */
  tells: (actor: Actor) => isEnterprise(actor) || isProvider(actor) || isHub(actor),
};
