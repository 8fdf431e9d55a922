import { type Actor, isProvider } from "../actor";
import { type OrderFacts, orderPolicy } from "../orders/order.policy";

interface Subcontracted extends OrderFacts {
  subcontractor_id: string;
}
const DEALERS = new Set(["owner", "business"]);

/** Who may do what with a subcontract (DOMAIN 4, rule 6: client and subcontractor consent, the performer asks). */
export const subcontractPolicy = {
  propose: orderPolicy.deal,
  subcontractor: (actor: Actor, it: Subcontracted) =>
    isProvider(actor) && actor.organisationId === it.subcontractor_id,
  /** Both whose consent is needed. */
  answer: (actor: Actor, it: Subcontracted) =>
    orderPolicy.client(actor, it) ||
    (subcontractPolicy.subcontractor(actor, it) && subcontractPolicy.deals(actor)),
  /** Whether he answers at all for his house what others ask of it. */
  deals: (actor: Actor) => isProvider(actor) && DEALERS.has(actor.role),
  withdraw: (actor: Actor, it: Subcontracted) => orderPolicy.deal(actor, it),
  see: (actor: Actor, it: Subcontracted) =>
    orderPolicy.see(actor, it) || subcontractPolicy.subcontractor(actor, it),
};
