import { type Actor, inSubtree, isRegulator } from "../actor";
import { regionPrefix } from "../regions/prefix";

/** A regulator sees exactly its subtree: requests by their hubs, organisations by their region. It never trades. */
export const supervisionPolicy = {
  superviseRequest: (actor: Actor, request: { hub_ordinal: number; origin_ordinal: number }) =>
    isRegulator(actor) && (inSubtree(actor, request.hub_ordinal) || inSubtree(actor, request.origin_ordinal)),
  superviseOrganisation: (actor: Actor, regionCode: string) =>
    isRegulator(actor) && regionCode.startsWith(regionPrefix(actor.regionCode)),
};
