import type { Actor } from "../actor";

type Standing = Pick<Actor, "organisationKind" | "role">;

const HEADS: Partial<Record<Actor["organisationKind"], Actor["role"]>> = {
  enterprise: "owner",
  provider: "owner",
  hub: "supervisor",
};

/** Who answers for a house decides which machines hear of its dealings. */
export const webhookPolicy = {
  manage: ({ organisationKind, role }: Standing) => HEADS[organisationKind] === role,
  /** Another house's receivers do not exist for the actor. */
  see: (actor: Pick<Actor, "organisationId">, webhook: { organisation_id: string }) =>
    actor.organisationId === webhook.organisation_id,
};
