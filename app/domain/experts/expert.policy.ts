import { type Actor, inSubtree, isHub } from "../actor";
import { HEAD_OF } from "../organisations/member";

export interface ExpertFacts {
  userId: string;
  organisationId: string;
  /** Position of the employing hub; null for a provider's. */
  hubOrdinal: number | null;
}
interface TalkFacts {
  hubOrdinal: number;
  providerId: string | null;
  assignment: { userId: string } | null;
}

/** Experts are people by name, of whatever house. */
export const isExpert = (actor: Actor) => actor.role === "expert";

const isSelf = (actor: Actor, expert: ExpertFacts) =>
  actor.userId === expert.userId && actor.organisationId === expert.organisationId;
const isHead = (actor: Actor) => actor.role === HEAD_OF[actor.organisationKind];
const oversees = (actor: Actor, expert: ExpertFacts) =>
  isHub(actor) && expert.hubOrdinal !== null && inSubtree(actor, expert.hubOrdinal);

/** Who may do what with experts and with what they are given. */
export const expertPolicy = {
  /** The house that employs him, hubs above it, he himself. */
  see: (actor: Actor, expert: ExpertFacts) =>
    isSelf(actor, expert) || oversees(actor, expert) || actor.organisationId === expert.organisationId,
  /** The profile is the employer's word; a supervisor above may put it right. */
  edit: (actor: Actor, expert: ExpertFacts) =>
    isHead(actor) && (actor.organisationId === expert.organisationId || oversees(actor, expert)),
  /** Days off and being there are his own too. */
  absent: (actor: Actor, expert: ExpertFacts) => isSelf(actor, expert) || expertPolicy.edit(actor, expert),
  /** The desk of the hub that is asked, or of one above it. */
  direct: (actor: Actor, talk: TalkFacts) => isHub(actor) && inSubtree(actor, talk.hubOrdinal),
  /** Whoever has the conversation gives it on; so does the hub's desk. */
  giveOn: (actor: Actor, talk: TalkFacts) =>
    talk.assignment?.userId === actor.userId || expertPolicy.direct(actor, talk),
  /** DOMAIN 5: nobody of a provider's house before the award, and after it only of that provider's. */
  mayJoin: (expert: { organisationId: string; ofHub: boolean }, talk: Pick<TalkFacts, "providerId">) =>
    expert.ofHub || (talk.providerId !== null && expert.organisationId === talk.providerId),
};
