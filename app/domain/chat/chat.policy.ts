import { type Actor, isEnterprise, isHub, isProvider, type Role } from "../actor";
import type { Part } from "./chat";

const PARTY: Partial<Record<Role, Part>> = {
  staff: "asker",
  operator: "counter",
  supervisor: "counter",
  business: "provider",
  technical: "provider",
  signatory: "provider",
  quality: "provider",
};

/** As what somebody takes part when his house is a party; null: by name only, as experts do. */
export function partyOf({ role, organisationKind }: Actor): Part | null {
  // enterprises and providers have owners both
  if (role === "owner") return organisationKind === "provider" ? "provider" : "asker";
  return PARTY[role] ?? null;
}

export interface OrderParties {
  enterprise_id: string;
  provider_id: string;
}

/** Who may begin a conversation; whoever takes part in one writes, an inspector reads. */
export const chatPolicy = {
  askForRequest: (actor: Actor, request: { enterprise_id: string }) =>
    isEnterprise(actor) && actor.organisationId === request.enterprise_id,
  askForOrder: (actor: Actor, order: OrderParties) =>
    (isEnterprise(actor) && actor.organisationId === order.enterprise_id) ||
    (isProvider(actor) && actor.organisationId === order.provider_id),
  /** Whoever asked or answers may end a talk; both parties to an order may take theirs up again. */
  end: (part: Part) => part === "asker" || part === "expert" || part === "counter",
  takeUp: (part: Part) => part === "provider" || chatPolicy.end(part),
  ask: (actor: Actor) => isEnterprise(actor),
  /** Words of a subtree's talk are moderated by its supervisors. */
  moderate: (actor: Actor) => isHub(actor) && actor.role === "supervisor",
};
