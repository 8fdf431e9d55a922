import { type Actor, isProvider } from "../actor";
import { supervisionPolicy } from "../supervision/supervision.policy";

interface Rated {
  provider_id: string;
  region_code: string;
}
/** The office that recorded or listed; null where the platform did it by itself. */
export interface Decider {
  kind: string;
  region_code: string;
}
const ANSWERING = new Set(["owner", "quality", "business"]);

/** Who may do what with a provider's credit: its own people read and object, the regulator above it decides. */
export const creditPolicy = {
  own: (actor: Actor, it: Pick<Rated, "provider_id">) =>
    isProvider(actor) && actor.organisationId === it.provider_id,
  /** Whether he answers for his house in matters of credit. */
  answersForHouse: (actor: Actor) => isProvider(actor) && ANSWERING.has(actor.role),
  supervise: (actor: Actor, it: Pick<Rated, "region_code">) =>
    supervisionPolicy.superviseOrganisation(actor, it.region_code),
  /** Whether he may undo what that office decided: the same level of the same place, or one above it. */
  overrule: (actor: Actor, by: Decider | null) =>
    by?.kind !== "regulator" || creditPolicy.supervise(actor, by),
  see: (actor: Actor, it: Rated) => creditPolicy.own(actor, it) || creditPolicy.supervise(actor, it),
  appeal: (actor: Actor, it: Pick<Rated, "provider_id">) =>
    creditPolicy.own(actor, it) && creditPolicy.answersForHouse(actor),
};
