import type { Actor } from "../actor";
import { HEAD_OF, rolesToGive } from "./member";

interface MemberFacts {
  organisation_id: string;
  user_id: string;
  role: string;
}

const heads = (actor: Actor) => actor.role === HEAD_OF[actor.organisationKind];
const sameHouse = (actor: Actor, member: { organisation_id: string }) =>
  actor.organisationId === member.organisation_id;

/** Who may do what with the members of an organisation. Another organisation's members do not exist for the actor. */
export const memberPolicy = {
  see: sameHouse,
  manage: heads,
  give: (actor: Actor, role: string) =>
    heads(actor) && rolesToGive(actor.organisationKind).some((given) => given === role),
  change: (actor: Actor, member: MemberFacts) => heads(actor) && sameHouse(actor, member),
  /** A head removes anybody; everybody may leave. */
  remove: (actor: Actor, member: MemberFacts) =>
    sameHouse(actor, member) && (heads(actor) || actor.userId === member.user_id),
};
