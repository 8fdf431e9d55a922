import { type Actor, inSubtree, isAdmin, isHub, isRegulator } from "../actor";

interface HubFacts {
  parent_id: string | null;
  level: string;
}

/** A hub's head opens accounts of the hubs directly below: no level is skipped (DOMAIN 7). */
const isDirectChild = (actor: Actor, hub: HubFacts) =>
  actor.hubs !== null && hub.parent_id === actor.hubs.hubId;

export const organisationPolicy = {
  /** Whoever may open accounts for others at all. */
  openAccounts: (actor: Actor) =>
    isAdmin(actor) || isRegulator(actor) || (isHub(actor) && actor.role === "supervisor"),

  /** Province accounts come from the administrator, all others from the level right above, each on its own side. */
  openSubordinate(actor: Actor, kind: "hub" | "regulator", hub: HubFacts): boolean {
    if (kind === "regulator" && hub.level === "park") return false;
    if (hub.level === "province") return isAdmin(actor);
    if (!isDirectChild(actor, hub)) return false;
    return kind === "hub" ? isHub(actor) && actor.role === "supervisor" : isRegulator(actor);
  },

  /** A hub vets providers, and confirms credit codes, of the area it serves. */
  vet: (actor: Actor, hubOrdinal: number) => isHub(actor) && inSubtree(actor, hubOrdinal),

  /** Suspension of accounts is housekeeping of the platform; what regulators may stop is said in supervision. */
  suspend: (actor: Actor, organisationId: string) =>
    isAdmin(actor) && actor.organisationId !== organisationId,
  suspendUser: (actor: Actor, userId: string) => isAdmin(actor) && actor.userId !== userId,
};
