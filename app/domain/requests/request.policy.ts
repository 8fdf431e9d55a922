import { type Actor, inSubtree, isEnterprise, isHub, isProvider, isRegulator } from "../actor";

/** What a policy needs to know of a request; positions are depth-first hub ordinals. */
export interface RequestFacts {
  enterprise_id: string;
  hub_ordinal: number;
  origin_ordinal: number;
  channel?: string;
  received_at?: Date | null;
}

const owns = (actor: Actor, request: RequestFacts) =>
  isEnterprise(actor) && actor.organisationId === request.enterprise_id;

/** What nobody has handed in yet is the enterprise's own business. */
const handedIn = (request: RequestFacts) => request.received_at !== null || request.channel === "counter";

const handles = (actor: Actor, request: RequestFacts) =>
  isHub(actor) &&
  handedIn(request) &&
  (inSubtree(actor, request.hub_ordinal) || inSubtree(actor, request.origin_ordinal));

const supervises = (actor: Actor, request: RequestFacts) =>
  isRegulator(actor) &&
  handedIn(request) &&
  (inSubtree(actor, request.hub_ordinal) || inSubtree(actor, request.origin_ordinal));

/** What a hub filed at its counter for a walk-in enterprise, it may also put right or take back for it. */
const filedAtCounter = (actor: Actor, request: RequestFacts) =>
  request.channel === "counter" && handles(actor, request);

/** Who may do what with a request. Providers come in by invitation only: `invited` is asked of the database. */
export const requestPolicy = {
  see: (actor: Actor, request: RequestFacts, invited: boolean) =>
    owns(actor, request) ||
    handles(actor, request) ||
    supervises(actor, request) ||
    (isProvider(actor) && invited),
  own: owns,
  file: (actor: Actor, enterpriseId: string) =>
    isHub(actor) || (isEnterprise(actor) && actor.organisationId === enterpriseId),
  amend: (actor: Actor, request: RequestFacts) => owns(actor, request) || filedAtCounter(actor, request),
  withdraw: (actor: Actor, request: RequestFacts) => owns(actor, request) || filedAtCounter(actor, request),
  /** Only the hub that has it now, or one above that hub, moves it on. */
  handle: (actor: Actor, request: RequestFacts) => isHub(actor) && inSubtree(actor, request.hub_ordinal),
  supervise: supervises,
  /** DOMAIN 5: amounts are the enterprise's; hub and regulator see the awarded one, a provider its own. */
  seeAllAmounts: owns,
};
